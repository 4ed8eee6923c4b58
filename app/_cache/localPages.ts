import { LRUCache } from 'lru-cache';
import type { CacheHandlerValue, Handler } from './sharedPages.ts';

/** The prefix of Next's own path tags. */
const pathTagPrefix = '_N_T_';
const maxRememberedPaths = 10_000;

/**
 * The memory cache of rendered pages, with an index by tag: a publish has a hundred tags, up to thirty times a second,
 * and must not scan all pages for each.
 */
export const createLocalPages = (maxBytes: number): Handler => {
  const keysByTag = new Map<string, Set<string>>();
  const entries = new LRUCache<string, CacheHandlerValue>({
    maxSize: maxBytes,
    sizeCalculation: sizeOf,
    dispose: ({ tags }, key) => {
      for (const tag of tags) {
        const keys = keysByTag.get(tag);
        keys?.delete(key);
        if (keys?.size === 0) keysByTag.delete(tag);
      }
    },
  });
  const invalidatedAt = new LRUCache<string, number>({ max: maxRememberedPaths });

  return {
    name: 'local-pages',
    async get(key, { implicitTags }) {
      const entry = entries.get(key);
      if (!entry) return null;
      const isStale = implicitTags.some((tag) => (invalidatedAt.get(tag) ?? 0) >= entry.lastModified);
      if (isStale) entries.delete(key);
      return isStale ? null : entry;
    },
    async set(key, entry, context) {
      if (context?.setOnlyIfNotExists && entries.has(key)) return;
      entries.set(key, entry);
      if (!entries.has(key)) return;
      for (const tag of entry.tags) {
        const keys = keysByTag.get(tag);
        if (keys) keys.add(key);
        else keysByTag.set(tag, new Set([key]));
      }
    },
    async revalidateTag(tag) {
      for (const key of keysByTag.get(tag) ?? []) entries.delete(key);
      if (tag.startsWith(pathTagPrefix)) invalidatedAt.set(tag, Date.now());
    },
    async delete(key) {
      entries.delete(key);
    },
  };
};

/** Approximate: strings and buffers, without object overhead. */
const sizeOf = ({ value }: CacheHandlerValue): number =>
  Object.values(value ?? {})
    .flatMap((part: unknown) => (part instanceof Map ? [...part.values()] : [part]))
    .reduce<number>(
      (sum, part) => sum + (typeof part === 'string' || Buffer.isBuffer(part) ? part.length : 0),
      1_024,
    );
