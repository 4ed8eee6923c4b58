import { CacheHandler } from '@fortedigital/nextjs-cache-handler';
import { isBuilding, readEnvironment } from '../../server/environment.ts';
import { connectRedis } from '../../server/redis/connectRedis.ts';
import { createLocalPages } from './localPages.ts';
import { createSharedPages } from './sharedPages.ts';

/** The bound of the site's own memory cache. The edge caches readers' pages, so this is a second level. */
const localBytes = 64 * 1024 * 1024;
/** The lifetime of entries that Next would cache for a year. */
const defaultStaleAge = 24 * 60 * 60;

/**
 * Next's cache of rendered pages: in memory, and with REDIS_URL first in Redis, so that instances share
 * them. An invalidation deletes entries: the next render reads the content again.
 *
 * While Redis is down each instance uses its own memory: commands fail at once instead of
 * waiting for the connection, and the next handler in the list is used.
 */
CacheHandler.onCreation(async ({ buildId }) => {
  const local = createLocalPages(localBytes);
  const { redisUrl, projectId, dataset } = readEnvironment();
  if (!redisUrl || isBuilding()) return { handlers: [local] };

  const keyPrefix = `copydesk:${projectId}:${dataset}:${buildId ?? 'development'}:`;
  const shared = createSharedPages(connectRedis(redisUrl), keyPrefix);
  return { handlers: [shared, local], ttl: { defaultStaleAge } };
});

type SetParameters = Parameters<CacheHandler['set']>;

/** The library reads tags from a page's headers but ignores those of a route: feeds would be stale for a minute. */
class TaggedCacheHandler extends CacheHandler {
  override set(...[key, value, context]: SetParameters): Promise<void> {
    return super.set(
      key,
      value,
      value?.kind === 'APP_ROUTE' ? { ...context, tags: tagsOf(value.headers) } : context,
    );
  }
}

const tagsOf = (headers: Record<string, unknown>): string[] =>
  [headers['x-next-cache-tags'] ?? []].flat().flatMap((value) => String(value).split(','));

export default TaggedCacheHandler;
