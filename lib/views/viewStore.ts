import { readEnvironment } from '../environment.ts';
import { connectRedis } from '../redis/connectRedis.ts';
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
  return openRedisViews(connectRedis(redisUrl), `copydesk:${projectId}:${dataset}:`);
};
