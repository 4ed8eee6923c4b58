import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { readEnvironment } from '../environment.ts';
import { sharedRedis } from '../redis/connectRedis.ts';

/** So many points in so many seconds, counted for each key. */
export type Limit = { name: string; points: number; seconds: number };

/** How many points a key has taken, and the seconds to wait until it may take one; 0 when it may, or has. */
type Taken = { count: number; seconds: number };

export type Limiter = {
  take(key: string): Promise<Taken>;
  /** As `take` would answer, and takes none. */
  look(key: string): Promise<Taken>;
};

/** Counted in Redis for all machines where there is one, and by this process for as long as it is away. */
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
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return { count: refusal.consumedPoints, seconds: secondsOf(refusal) };
      }
    },
    look: async (key) => {
      const state = await limiter.get(key);
      const count = state?.consumedPoints ?? 0;
      return { count, seconds: state && count >= points ? secondsOf(state) : 0 };
    },
  };
};

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));
