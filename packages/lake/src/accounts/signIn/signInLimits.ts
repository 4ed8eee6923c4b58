import type { DatabaseSync } from 'node:sqlite';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { findUserByEmail } from '../users.ts';
import { isKnownAddress, rememberAddress } from './knownAddresses.ts';

const windowSeconds = 15 * 60;
/** Enough for a person who tries their few passwords. */
const attemptsPerAccountAndAddress = 10;
/** Somebody who signed in from there before is slowed down then, and stopped only here. */
const attemptsFromKnownAddress = 40;
/** An office may share one address. */
const attemptsPerAddress = 60;
/** After so many from anywhere, addresses that never signed in are slowed down, and never stopped for it. */
const attemptsPerAccount = 50;
const slowMs = 5_000;

type Attempt = { address: string; account: string };

/** `wait`: refused for so long. `go`: the password may be looked at, after a while. */
type Verdict = { kind: 'wait'; seconds: number } | { kind: 'go'; afterMs: number };

/**
 * Counts sign-in attempts in memory: a restart forgets them, and takes longer than guessing on. An address is stopped
 * for its own attempts alone: what strangers try elsewhere slows an account's owner down at most, and where the owner
 * has signed in before not even that.
 */
export type SignInLimits = {
  /** Counts the attempt before the password is looked at. */
  count(attempt: Attempt): Promise<Verdict>;
  /** The attempt was right: it and the account's earlier slips from this address do not count. */
  forgive(attempt: Attempt): Promise<void>;
};

export const createSignInLimits = (db: DatabaseSync): SignInLimits => {
  const limiter = (points: number): RateLimiterMemory =>
    new RateLimiterMemory({ points, duration: windowSeconds });
  const byAddress = limiter(attemptsPerAddress);
  const byBoth = limiter(attemptsPerAccountAndAddress);
  const byBothKnown = limiter(attemptsFromKnownAddress);
  const byAccount = limiter(attemptsPerAccount);
  const pair = ({ address, account }: Attempt): string => JSON.stringify([address, account]);
  const isKnown = ({ address, account }: Attempt): boolean => {
    const user = findUserByEmail(db, account);
    return user !== null && isKnownAddress(db, user.id, address);
  };

  return {
    count: async (attempt) => {
      // In this order: an address that is stopped fills no memory with the accounts that it makes up.
      const stopped = await waitOf(byAddress, attempt.address);
      if (stopped !== null) return { kind: 'wait', seconds: stopped };
      const used = await waitOf(byBoth, pair(attempt));
      if (!isKnown(attempt)) {
        if (used !== null) return { kind: 'wait', seconds: used };
        const isBusy = (await waitOf(byAccount, attempt.account)) !== null;
        return { kind: 'go', afterMs: isBusy ? slowMs : 0 };
      }
      const usedUp = await waitOf(byBothKnown, pair(attempt));
      if (usedUp !== null) return { kind: 'wait', seconds: usedUp };
      return { kind: 'go', afterMs: used === null ? 0 : slowMs };
    },
    forgive: async (attempt) => {
      const user = findUserByEmail(db, attempt.account);
      if (user) rememberAddress(db, user.id, attempt.address);
      await Promise.all([
        byBoth.delete(pair(attempt)),
        byBothKnown.delete(pair(attempt)),
        byAddress.reward(attempt.address),
        byAccount.reward(attempt.account),
      ]);
    },
  };
};

/** Uses up one attempt; the seconds until there are more, null when there was one. */
const waitOf = async (limiter: RateLimiterMemory, key: string): Promise<number | null> => {
  try {
    await limiter.consume(key);
    return null;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1000);
    throw refusal;
  }
};
