import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Unread } from '../../lib/wire/readWire.ts';

/** A document that stays unreadable is told of again after this long, and not with each page that leaves it out. */
const againMs = 60 * 60 * 1000;
const maxTold = 2_000;
/** A dataset full of them must not fill the disk with lines. */
const maxLines = 20;

/** Writes a line for each part of the content that pages leave out, so that an editor can find and mend it. */
export const createLogUnread = (log: () => Pick<Logger, 'warn'>) => {
  const told = new LRUCache<string, true>({ max: maxTold, ttl: againMs });
  return (unread: Unread[]): void => {
    const news = unread.filter(({ id, slug, path, problem }) => {
      const key = JSON.stringify([id, slug, path, problem]);
      const isNew = !told.has(key);
      told.set(key, true, { noUpdateTTL: true });
      return isNew;
    });
    for (const part of news.slice(0, maxLines)) log().warn(part, 'cannot be read and is left out');
    if (news.length > maxLines)
      log().warn({ count: news.length - maxLines }, 'more that cannot be read is left out');
  };
};
