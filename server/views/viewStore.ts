import { once } from 'node:events';
import { readEnvironment } from '../environment.ts';
import { sharedRedis } from '../redis/connectRedis.ts';
import { openRedisViews } from './redisViews.ts';
import { openSqliteViews } from './sqliteViews.ts';
import type { ViewStore } from './Views.ts';

/** How long the first reading waits for the connection to Redis. */
const connectTimeoutMs = 1_000;

let store: Promise<ViewStore> | null = null;

/** The view store of this process: Redis if configured, else SQLite. */
export const viewStore = (): Promise<ViewStore> => {
  store ??= openStore();
  return store;
};

const openStore = async (): Promise<ViewStore> => {
  const { redisUrl, dataDir, projectId, dataset } = readEnvironment();
  if (!redisUrl) return openSqliteViews(dataDir);
  const redis = sharedRedis(redisUrl);
  await once(redis, 'ready', { signal: AbortSignal.timeout(connectTimeoutMs) }).catch(() => {
    // Readings are not counted until Redis is back.
  });
  return openRedisViews(redis, `copydesk:${projectId}:${dataset}:`);
};
