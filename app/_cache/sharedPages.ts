import createRedisHandler from '@fortedigital/nextjs-cache-handler/redis-strings';
import type { Redis } from '../../server/redis/connectRedis.ts';

export type Handler = ReturnType<typeof createRedisHandler>;
export type CacheHandlerValue = Parameters<Handler['set']>[1];

const commandTimeoutMs = 500;
/** The key of the time at which a tag was invalidated; the handler reads it for every tag, not only path tags. */
const invalidationsKey = '__revalidated_tags__';
/** Longer than the lifetime of any entry (see nextCache.ts): afterwards the mark has no effect. */
const markSeconds = 2 * 24 * 60 * 60;
const cleanUpIntervalMs = 5 * 60 * 1000;
/** The clocks of machines agree to within a second. A page that claims to be newer could never be invalidated. */
const maxAheadMs = 5_000;

/**
 * A cache of rendered pages that instances share through Redis. Wraps the library's handler with four rules:
 *
 * - An invalidation writes one mark per tag. The library would read the list of all pages for each tag, and a
 *   publish, which every instance forwards, has dozens of tags.
 * - The age of a page counts from its read of the content. Counted from its write, a render that began before a
 *   publish and ended after it would look newer than the invalidation.
 * - Entries from before the last outage of Redis, or from before an invalidation that it did not take, are ignored: it
 *   is full, read-only or has restored an old snapshot, and would answer pages from before a publish.
 * - What is no whole page is ignored: other programs may write to the same Redis.
 */
export const createSharedPages = (client: Redis, keyPrefix: string): Handler => {
  const handler = createRedisHandler({
    client,
    keyPrefix,
    timeoutMs: commandTimeoutMs,
    keyExpirationStrategy: 'EXAT',
  });
  let wasReady = false;
  let trustedFrom = 0;
  client.on('ready', () => {
    if (wasReady) trustedFrom = Date.now();
    wasReady = true;
  });
  // Clean up the lists of expired entries.
  setInterval(() => void handler.prepare?.().catch(() => {}), cleanUpIntervalMs).unref();

  return {
    ...handler,
    get: async (key, meta) => {
      const entry = await handler.get(key, meta);
      const isOfNow =
        entry && entry.lastModified >= trustedFrom && entry.lastModified <= Date.now() + maxAheadMs;
      return isOfNow && isWhole(entry) ? entry : null;
    },
    set: (key, entry, context) =>
      handler.set(key, { ...entry, lastModified: readAtOf(entry) ?? entry.lastModified }, context),
    revalidateTag: async (tag) => {
      try {
        if (!client.isReady)
          throw new Error('Redis is not connected. Only this instance has the invalidation.');
        const key = keyPrefix + invalidationsKey;
        await Promise.all([
          client.hSet(key, tag, Date.now()),
          // Before Redis 7.4 a mark cannot expire by itself: the list expires after two days without a publish.
          client.hExpire(key, tag, markSeconds).catch(() => client.expire(key, markSeconds)),
        ]);
      } catch (error) {
        trustedFrom = Date.now();
        throw error;
      }
    },
  };
};

/** What Next needs of each kind to answer a reader. */
const isWhole = ({ value }: CacheHandlerValue): boolean => {
  if (value === null) return true;
  switch (value?.kind) {
    case 'APP_PAGE':
    case 'PAGES':
      return typeof value.html === 'string';
    case 'APP_ROUTE':
      return (
        Buffer.isBuffer(value.body) && Number.isInteger(value.status) && typeof value.headers === 'object'
      );
    case 'FETCH':
      return isJson(value.data?.body);
    default:
      return false;
  }
};

const isJson = (text: unknown): boolean => {
  try {
    JSON.parse(String(text));
    return true;
  } catch {
    return false;
  }
};

/** The read time of a page (components/page/Freshness.tsx), in epoch milliseconds. */
const readAtOf = ({ value }: CacheHandlerValue): number | null => {
  if (!value || !('html' in value) || typeof value.html !== 'string') return null;
  return Number(/<meta name="copydesk:read-at" content="(\d+)"/.exec(value.html)?.[1]) || null;
};
