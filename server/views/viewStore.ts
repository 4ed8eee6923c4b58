import { once } from 'node:events';
import { readEnvironment } from '../environment.ts';
import { sharedRedis } from '../redis/connectRedis.ts';
import { openRedisViews } from './redisViews.ts';
import { openSqliteViews } from './sqliteViews.ts';
import type { ViewStore } from './Views.ts';

/** How long the first reading waits for Redis to be reached. */
const patienceMs = 1_000;

let store: Promise<ViewStore> | null = null;

/** The one store of this process: Redis where instances share counts, else a file. */
export const viewStore = (): Promise<ViewStore> => {
  store ??= openStore();
  return store;
};

const openStore = async (): Promise<ViewStore> => {
  const { redisUrl, dataDir, projectId, dataset } = readEnvironment();
  if (!redisUrl) return openSqliteViews(dataDir);
  const redis = sharedRedis(redisUrl);
  await once(redis, 'ready', { signal: AbortSignal.timeout(patienceMs) }).catch(() => {
    // Readings go uncounted until Redis is back.
  });
  return openRedisViews(redis, `copydesk:${projectId}:${dataset}:`);
};
