import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { tooMany } from '../errors.ts';
import { TimeBucket } from '../threads/TimeBucket.ts';
import {
  burstMs,
  maxMainThreadMs,
  maxProcessorMs,
  maxRequests,
  maxSignInRequests,
  processorShare,
  windowSeconds,
} from './limits.ts';

/** Counts the requests and the processor time of anonymous clients in memory, per address and in total. */
export type Budget = {
  /**
   * @param isSignInRequest whether people need it to sign in: each address has a separate budget for those.
   * @throws LakeError 429 if there are too many.
   */
  countRequest(address: string, isSignInRequest: boolean): Promise<void>;
  /** @throws LakeError 429 if the address has used up its processor time. */
  checkTime(address: string): Promise<void>;
  /** Charges processor time. Returns whether the address has any left. */
  spendTime(address: string, milliseconds: number): Promise<boolean>;
  /** Whether the main thread has time for a small request of the address. */
  hasMainThreadTime(address: string): Promise<boolean>;
  spendMainThreadTime(address: string, milliseconds: number): Promise<void>;
  /** The delay before the next task that keeps all anonymous clients within their share of the processor. */
  pauseMs(): number;
};

const everybody = 'all';
/** The limiters count whole points: a point is a hundredth of a millisecond. */
const pointsPerMs = 100;

export const createBudget = (): Budget => {
  const requests = new RateLimiterMemory({ points: maxRequests.each, duration: windowSeconds });
  const allRequests = new RateLimiterMemory({ points: maxRequests.all, duration: windowSeconds });
  const signInRequests = new RateLimiterMemory({ points: maxSignInRequests, duration: windowSeconds });
  const time = new RateLimiterMemory({ points: maxProcessorMs, duration: windowSeconds });
  const mainThread = new RateLimiterMemory({
    points: maxMainThreadMs.each * pointsPerMs,
    duration: windowSeconds,
  });
  const allMainThread = new RateLimiterMemory({
    points: maxMainThreadMs.all * pointsPerMs,
    duration: windowSeconds,
  });
  const processor = new TimeBucket({ share: processorShare, burstMs });

  return {
    countRequest: async (address, isSignInRequest) => {
      if (isSignInRequest && (await tryConsume(signInRequests, address))) return;
      // Check the address first, so that its rejected requests do not use up the limit of all clients.
      await consume(
        requests,
        address,
        'There are too many requests from your address. Try again later, or sign in.',
      );
      await consume(
        allRequests,
        everybody,
        'There are too many requests at the moment. Try again later, or sign in.',
      );
    },
    checkTime: async (address) => {
      const used = await time.get(address);
      if (used && used.consumedPoints >= maxProcessorMs)
        throw tooMany(
          'Requests from your address took too much processor time. Try again later, ask for less, or sign in.',
          secondsOf(used),
        );
    },
    spendTime: async (address, milliseconds) => {
      processor.spend(milliseconds);
      const { consumedPoints } = await time.penalty(address, Math.ceil(milliseconds));
      return consumedPoints < maxProcessorMs;
    },
    hasMainThreadTime: async (address) => {
      const [own, all] = await Promise.all([mainThread.get(address), allMainThread.get(everybody)]);
      return (own?.remainingPoints ?? 1) > 0 && (all?.remainingPoints ?? 1) > 0;
    },
    spendMainThreadTime: async (address, milliseconds) => {
      const points = Math.ceil(milliseconds * pointsPerMs);
      await Promise.all([mainThread.penalty(address, points), allMainThread.penalty(everybody, points)]);
    },
    pauseMs: () => processor.pauseMs,
  };
};

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));

const tryConsume = async (limiter: RateLimiterMemory, key: string): Promise<boolean> => {
  const { consumedPoints } = await limiter.penalty(key);
  return consumedPoints <= limiter.points;
};

const consume = async (limiter: RateLimiterMemory, key: string, message: string): Promise<void> => {
  try {
    await limiter.consume(key);
  } catch (rejection) {
    if (rejection instanceof RateLimiterRes) throw tooMany(message, secondsOf(rejection));
    throw rejection;
  }
};
