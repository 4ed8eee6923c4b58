import type { Redis } from './connectRedis.ts';

/** Keeps a word for all machines. Answers false when one of them had it already. */
export type Remember = (word: string, forMs: number) => Promise<boolean>;

/** @param prefix names the newsroom within one Redis, and what is remembered. */
export const rememberInRedis =
  (redis: Redis, prefix: string): Remember =>
  async (word, forMs) =>
    (await redis.set(prefix + word, '1', { NX: true, PX: forMs })) !== null;
