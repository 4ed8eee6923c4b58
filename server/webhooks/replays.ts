import type { Remember } from '../redis/rememberInRedis.ts';

/** A delivery older than this is refused; Sanity retries with a new signature. */
const oldestMs = 5 * 60 * 1000;
/** The sender's clock may be ahead by this much. */
const aheadMs = 60 * 1000;

/**
 * Tells deliveries that may be acted on from repeated ones. The signature covers the time, so that nobody can
 * make an old delivery young; within the time that is allowed, each signature works once.
 *
 * @param rememberForAll null where there is one machine; while it fails, each machine remembers for itself.
 * @see https://www.sanity.io/docs/content-lake/webhook-best-practices
 */
export const createReplayGuard = (rememberForAll: Remember | null = null) => {
  const seen = new Map<string, number>();

  /** @param header `sanity-webhook-signature`: `t=<epoch milliseconds>,v1=<base64url>` */
  return async (header: string, now: number): Promise<boolean> => {
    const sentAt = Number(/(?:^|,)\s*t=(\d+)/.exec(header)?.[1]);
    const signature = /(?:^|,)\s*v1=([\w-]+)/.exec(header)?.[1];
    if (!signature || !(sentAt > now - oldestMs && sentAt < now + aheadMs)) return false;
    for (const [known, until] of seen) if (until < now) seen.delete(known);
    if (seen.has(signature)) return false;
    seen.set(signature, sentAt + oldestMs);
    return rememberForAll ? rememberForAll(signature, oldestMs + aheadMs).catch(() => true) : true;
  };
};
