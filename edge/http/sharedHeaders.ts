import { LRUCache } from 'lru-cache';

type Headers = Record<string, string>;

const known = new LRUCache<string, Headers>({ max: 500 });

/** Returns one object for equal headers: thousands of pages have the same kilobyte of headers. */
export const sharedHeaders = (headers: Headers): Headers => {
  const text = JSON.stringify(headers);
  const shared = known.get(text);
  if (shared) return shared;
  known.set(text, headers);
  return headers;
};
