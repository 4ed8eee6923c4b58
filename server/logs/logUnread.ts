import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Unread } from '../../lib/queryResults/parseResult.ts';

/** An unreadable document is logged again after this time, not with every page that omits it. */
const repeatMs = 60 * 60 * 1000;
const maxRemembered = 2_000;
/** Lines per call: a dataset of unreadable documents must not fill the disk. */
const maxLines = 20;

/** Logs each part of the content that pages omit as unreadable, so that an editor can find and fix it. */
export const createLogUnread = (log: () => Pick<Logger, 'warn'>) => {
  const logged = new LRUCache<string, true>({ max: maxRemembered, ttl: repeatMs });
  return (unread: Unread[]): void => {
    const news = unread.filter(({ id, slug, path, problem }) => {
      const key = JSON.stringify([id, slug, path, problem]);
      const isNew = !logged.has(key);
      logged.set(key, true, { noUpdateTTL: true });
      return isNew;
    });
    for (const part of news.slice(0, maxLines)) log().warn(part, 'cannot be read and is left out');
    if (news.length > maxLines)
      log().warn({ count: news.length - maxLines }, 'more documents cannot be read and are left out');
  };
};
