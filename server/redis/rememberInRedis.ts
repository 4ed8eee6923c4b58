import type { Redis } from './connectRedis.ts';

/** Stores a word for all machines. Resolves to false if it was stored already. */
export type Remember = (word: string, forMs: number) => Promise<boolean>;

/** @param prefix separates newsrooms and uses within one Redis. */
export const rememberInRedis =
  (redis: Redis, prefix: string): Remember =>
  async (word, forMs) =>
    (await redis.set(prefix + word, '1', { NX: true, PX: forMs })) !== null;
