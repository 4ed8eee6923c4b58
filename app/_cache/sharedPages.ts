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

/**
 * A cache of rendered pages that instances share through Redis. Wraps the library's handler with three rules:
 *
 * - An invalidation writes one mark per tag. The library would read the list of all pages for each tag, and a
 *   publish, which every instance forwards, has dozens of tags.
 * - The age of a page counts from its read of the content. Counted from its write, a render that began before a
 *   publish and ended after it would look newer than the invalidation.
 * - Entries from before the last outage of Redis are ignored: invalidations were lost meanwhile, or Redis restored
 *   an old snapshot.
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
      return entry && entry.lastModified >= trustedFrom ? entry : null;
    },
    set: (key, entry, context) =>
      handler.set(key, { ...entry, lastModified: readAtOf(entry) ?? entry.lastModified }, context),
    revalidateTag: async (tag) => {
      if (!client.isReady)
        throw new Error('Redis is not connected. Only this instance has the invalidation.');
      const key = keyPrefix + invalidationsKey;
      await Promise.all([
        client.hSet(key, tag, Date.now()),
        // Before Redis 7.4 a mark cannot expire by itself: the list expires after two days without a publish.
        client.hExpire(key, tag, markSeconds).catch(() => client.expire(key, markSeconds)),
      ]);
    },
  };
};

/** The read time of a page (components/page/Freshness.tsx), in epoch milliseconds. */
const readAtOf = ({ value }: CacheHandlerValue): number | null => {
  if (!value || !('html' in value) || typeof value.html !== 'string') return null;
  return Number(/<meta name="copydesk:read-at" content="(\d+)"/.exec(value.html)?.[1]) || null;
};
