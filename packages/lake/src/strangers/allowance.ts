import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { tooMany } from '../errors.ts';
import {
  burstMs,
  maxHereMs,
  maxProcessorMs,
  maxRequests,
  maxWaysIn,
  shareOfProcessor,
  windowSeconds,
} from './limits.ts';

/** Counts what strangers take, in memory: each by their address, and all together. */
export type Allowance = {
  /**
   * @param isWayIn whether people need it to sign in: each address has some of that, whatever else is asked.
   * @throws LakeError 429 when there are too many.
   */
  countRequest(address: string, isWayIn: boolean): Promise<void>;
  /** @throws LakeError 429 when the address has used up its time. */
  checkTime(address: string): Promise<void>;
  /** Processor time, in milliseconds; answers whether the address has any left. */
  spendTime(address: string, milliseconds: number): Promise<boolean>;
  /** Whether the thread that answers everyone has time for a small question from the address. */
  hasTimeHere(address: string): Promise<boolean>;
  spendTimeHere(address: string, milliseconds: number): Promise<void>;
  /** How long all of them have to rest now, in milliseconds. */
  rest(): number;
};

const everybody = 'all';
/** Parts of a millisecond that are counted. */
const parts = 100;

export const createAllowance = (): Allowance => {
  const requests = new RateLimiterMemory({ points: maxRequests.each, duration: windowSeconds });
  const requestsOfAll = new RateLimiterMemory({ points: maxRequests.all, duration: windowSeconds });
  const waysIn = new RateLimiterMemory({ points: maxWaysIn, duration: windowSeconds });
  const time = new RateLimiterMemory({ points: maxProcessorMs, duration: windowSeconds });
  const here = new RateLimiterMemory({ points: maxHereMs.each * parts, duration: windowSeconds });
  const hereOfAll = new RateLimiterMemory({ points: maxHereMs.all * parts, duration: windowSeconds });
  let saved = burstMs;
  let savedAt = performance.now();

  const save = (): void => {
    const now = performance.now();
    saved = Math.min(burstMs, saved + (now - savedAt) * shareOfProcessor);
    savedAt = now;
  };

  return {
    countRequest: async (address, isWayIn) => {
      if (isWayIn && (await isLeft(waysIn, address))) return;
      // In this order: who asks for too much takes nothing from the others.
      await consume(requests, address, 'Too many requests from your address: try later, or sign in');
      await consume(requestsOfAll, everybody, 'Too many requests at the moment: try later, or sign in');
    },
    checkTime: async (address) => {
      const used = await time.get(address);
      if (used && used.consumedPoints >= maxProcessorMs)
        throw tooMany(
          'What was asked from your address took too much time: try later, ask for less, or sign in',
          secondsOf(used),
        );
    },
    spendTime: async (address, milliseconds) => {
      save();
      saved -= milliseconds;
      const { consumedPoints } = await time.penalty(address, Math.ceil(milliseconds));
      return consumedPoints < maxProcessorMs;
    },
    hasTimeHere: async (address) => {
      const [own, all] = await Promise.all([here.get(address), hereOfAll.get(everybody)]);
      return (own?.remainingPoints ?? 1) > 0 && (all?.remainingPoints ?? 1) > 0;
    },
    spendTimeHere: async (address, milliseconds) => {
      const spent = Math.ceil(milliseconds * parts);
      await Promise.all([here.penalty(address, spent), hereOfAll.penalty(everybody, spent)]);
    },
    rest: () => {
      save();
      return saved < 0 ? -saved / shareOfProcessor : 0;
    },
  };
};

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));

/** Uses up one, where there is one. */
const isLeft = async (limiter: RateLimiterMemory, key: string): Promise<boolean> => {
  const { consumedPoints } = await limiter.penalty(key);
  return consumedPoints <= limiter.points;
};

const consume = async (limiter: RateLimiterMemory, key: string, message: string): Promise<void> => {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw tooMany(message, secondsOf(refusal));
    throw refusal;
  }
};
