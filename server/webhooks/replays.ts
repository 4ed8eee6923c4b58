import type { Remember } from '../redis/rememberInRedis.ts';

/** Older deliveries are rejected; Sanity retries with a new signature. */
const maxAgeMs = 5 * 60 * 1000;
/** How far the sender's clock may be ahead. */
const maxAheadMs = 60 * 1000;

/**
 * Returns a function that accepts each delivery once. The signature covers the time, so an old delivery cannot be made
 * to look new; within the maximum age each signature is accepted once.
 *
 * @param rememberForAll null if there is only one machine. If it fails, each machine checks on its own.
 * @see https://www.sanity.io/docs/content-lake/webhook-best-practices
 */
export const createReplayGuard = (rememberForAll: Remember | null = null) => {
  const seen = new Map<string, number>();

  /** @param header `sanity-webhook-signature`: `t=<epoch milliseconds>,v1=<base64url>` */
  return async (header: string, now: number): Promise<boolean> => {
    const sentAt = Number(/(?:^|,)\s*t=(\d+)/.exec(header)?.[1]);
    const signature = /(?:^|,)\s*v1=([\w-]+)/.exec(header)?.[1];
    if (!signature || !(sentAt > now - maxAgeMs && sentAt < now + maxAheadMs)) return false;
    for (const [known, until] of seen) if (until < now) seen.delete(known);
    if (seen.has(signature)) return false;
    seen.set(signature, sentAt + maxAgeMs);
    return rememberForAll ? rememberForAll(signature, maxAgeMs + maxAheadMs).catch(() => true) : true;
  };
};
