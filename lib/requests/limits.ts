import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { readEnvironment } from '../environment.ts';
import { sharedRedis } from '../redis/connectRedis.ts';

/** So many points in so many seconds, counted for each key. */
export type Limit = { name: string; points: number; seconds: number };

/** Takes a point. Answers the seconds to wait until there is one again; 0 when there was one. */
export type Consume = (key: string) => Promise<number>;

/** Counted in Redis for all machines where there is one, and by this process for as long as it is away. */
export const createLimit = ({ name, points, seconds }: Limit): Consume => {
  const { redisUrl, projectId, dataset } = readEnvironment();
  const options = { points, duration: seconds, keyPrefix: `copydesk:${projectId}:${dataset}:limit:${name}` };
  const byProcess = new RateLimiterMemory(options);
  const limiter = redisUrl
    ? new RateLimiterRedis({
        ...options,
        storeClient: sharedRedis(redisUrl),
        useRedisPackage: true,
        rejectIfRedisNotReady: true,
        insuranceLimiter: byProcess,
      })
    : byProcess;
  return async (key) => {
    try {
      await limiter.consume(key);
      return 0;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    }
  };
};
