import { setTimeout as pause } from 'node:timers/promises';
import type { Redis } from './connectRedis.ts';

/** Monitors usually wait one second for an answer. */
const timeoutMs = 700;
const markMs = 60_000;

/**
 * Returns a function that tells why Redis is of no use now, or null. A write is tried, since a full or read-only Redis
 * answers reads. The reason is Redis's own sentence, which has no password.
 *
 * @param key of the value that is written.
 */
export const watchRedis = (redis: Redis, key: string): (() => Promise<string | null>) => {
  let lastError: string | null = null;
  redis.on('error', (error) => {
    lastError = reasonOf(error);
  });
  redis.on('ready', () => {
    lastError = null;
  });
  return async () => {
    if (!redis.isReady) return lastError ?? 'no connection';
    const write = redis.set(key, '1', { PX: markMs }).then(() => null, reasonOf);
    return Promise.race([write, pause(timeoutMs, 'no answer', { ref: false })]);
  };
};

const reasonOf = (error: unknown): string => (error instanceof Error && error.message) || 'no connection';
