import { createClient } from 'redis';
import { readEnvironment } from '../environment.ts';
import { openRedisViews } from './redisViews.ts';
import { openSqliteViews } from './sqliteViews.ts';
import type { ViewStore } from './Views.ts';

let store: ViewStore | null = null;

/** The one store of this process: Redis where instances share counts, else a file. */
export const viewStore = (): ViewStore => {
  store ??= openStore();
  return store;
};

const openStore = (): ViewStore => {
  const { redisUrl, dataDir, projectId, dataset } = readEnvironment();
  if (!redisUrl) return openSqliteViews(dataDir);
  const redis = createClient({
    url: redisUrl,
    disableOfflineQueue: true,
    socket: { connectTimeout: 2_000, reconnectStrategy: (attempt) => Math.min(100 * 2 ** attempt, 2_000) },
  });
  redis.on('error', () => {
    // It goes on trying; meanwhile each command fails at once, and readings are not counted.
  });
  redis.connect().catch(() => {
    // As above.
  });
  return openRedisViews(redis, `copydesk:${projectId}:${dataset}:`);
};
