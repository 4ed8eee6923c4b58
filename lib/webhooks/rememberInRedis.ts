import type { Redis } from '../redis/connectRedis.ts';
import type { Remember } from './replays.ts';

/** One list of deliveries for several machines. @param prefix names the newsroom within one Redis. */
export const rememberInRedis =
  (redis: Redis, prefix: string): Remember =>
  async (signature, forMs) =>
    (await redis.set(`${prefix}webhook:${signature}`, '1', { NX: true, PX: forMs })) !== null;
