import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { readEnvironment } from '../environment.ts';
import { sharedRedis } from '../redis/connectRedis.ts';

/** A rate limit: `points` per `seconds` for each key. */
export type Limit = { name: string; points: number; seconds: number };

/** The used points of a key, and the seconds until it may take a point; 0 if it may now or just did. */
type Taken = { count: number; seconds: number };

export type Limiter = {
  take(key: string): Promise<Taken>;
  /** The result of `take`, without taking a point. */
  peek(key: string): Promise<Taken>;
};

/** Counts in Redis for all machines if configured; per process without Redis or while it is down. */
export const createLimit = ({ name, points, seconds }: Limit): Limiter => {
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
  return {
    take: async (key) => {
      try {
        return { count: (await limiter.consume(key)).consumedPoints, seconds: 0 };
      } catch (rejection) {
        if (!(rejection instanceof RateLimiterRes)) throw rejection;
        return { count: rejection.consumedPoints, seconds: secondsOf(rejection) };
      }
    },
    peek: async (key) => {
      const state = await limiter.get(key);
      const count = state?.consumedPoints ?? 0;
      return { count, seconds: state && count >= points ? secondsOf(state) : 0 };
    },
  };
};

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));
