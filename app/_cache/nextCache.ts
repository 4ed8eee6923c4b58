import { CacheHandler } from '@fortedigital/nextjs-cache-handler';
import { isBuilding, readEnvironment } from '../../server/environment.ts';
import { connectRedis } from '../../server/redis/connectRedis.ts';
import { createLocalPages } from './localPages.ts';
import { createSharedPages } from './sharedPages.ts';

/** What one site keeps for itself; the edge keeps what readers get, so this is a second line. */
const localBytes = 64 * 1024 * 1024;
/** What Next would keep for a year because it never grows old by itself. */
const defaultStaleAge = 24 * 60 * 60;

/**
 * Where Next keeps rendered pages: in memory, and with REDIS_URL first in Redis, so that instances share
 * them. Any invalidation is a purge: the next render reads the content anew.
 *
 * While Redis is away each instance goes on with its own memory: a command fails at once instead of
 * waiting for the connection, and the next handler in the list answers.
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

/** The library takes a page's tags from its headers and forgets those of a route: feeds would wait for their minute. */
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
