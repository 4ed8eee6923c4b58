import createRedisHandler from '@fortedigital/nextjs-cache-handler/redis-strings';
import type { Redis } from '../../server/redis/connectRedis.ts';

export type Handler = ReturnType<typeof createRedisHandler>;
export type CacheHandlerValue = Parameters<Handler['set']>[1];

const commandTimeoutMs = 500;
/** Where the handler looks for the moment at which a tag was invalidated; of each tag, also one that names no path. */
const invalidationsKey = '__revalidated_tags__';
/** Longer than any entry lives (see nextCache.ts): after that the mark has nothing left to speak of. */
const markSeconds = 2 * 24 * 60 * 60;
const tidyMs = 5 * 60 * 1000;

/**
 * Rendered pages that instances share through Redis, after the well-kept handler, with three rules of our own:
 *
 * - An invalidation writes one mark a tag. The handler would read the list of all pages for each tag, and a
 *   publish, which every instance passes on, names dozens.
 * - A page is as old as what it was made of. By the time of its writing a render that began before a publish, and
 *   ended after, would pass for newer than the invalidation.
 * - What was written before Redis was last away is not believed: invalidations were lost meanwhile, or Redis came
 *   back with what it had saved some time ago.
 */
export const createSharedPages = (client: Redis, keyPrefix: string): Handler => {
  const handler = createRedisHandler({
    client,
    keyPrefix,
    timeoutMs: commandTimeoutMs,
    keyExpirationStrategy: 'EXAT',
  });
  let wasThere = false;
  let believedFrom = 0;
  client.on('ready', () => {
    if (wasThere) believedFrom = Date.now();
    wasThere = true;
  });
  // The lists of what Redis let expire.
  setInterval(() => void handler.prepare?.().catch(() => {}), tidyMs).unref();

  return {
    ...handler,
    get: async (key, meta) => {
      const entry = await handler.get(key, meta);
      return entry && entry.lastModified >= believedFrom ? entry : null;
    },
    set: (key, entry, context) =>
      handler.set(key, { ...entry, lastModified: readAtOf(entry) ?? entry.lastModified }, context),
    revalidateTag: async (tag) => {
      if (!client.isReady) throw new Error('Redis is away: the invalidation is kept by this instance alone.');
      const key = keyPrefix + invalidationsKey;
      await Promise.all([
        client.hSet(key, tag, Date.now()),
        // Before Redis 7.4 a mark cannot expire by itself: the list then lives until publishes are two days apart.
        client.hExpire(key, tag, markSeconds).catch(() => client.expire(key, markSeconds)),
      ]);
    },
  };
};

/** What a page says of when it read its content (components/page/Freshness.tsx), in epoch milliseconds. */
const readAtOf = ({ value }: CacheHandlerValue): number | null => {
  if (!value || !('html' in value) || typeof value.html !== 'string') return null;
  return Number(/<meta name="copydesk:read-at" content="(\d+)"/.exec(value.html)?.[1]) || null;
};
