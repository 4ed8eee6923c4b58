import type { DatabaseSync } from 'node:sqlite';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { findUserByEmail } from '../users.ts';
import { isKnownAddress, rememberAddress } from './knownAddresses.ts';

const windowSeconds = 15 * 60;
/** Enough for a person who tries several passwords. */
const maxAttemptsPerAccountAndAddress = 10;
/** An address that has signed in before is delayed beyond the limit above, and rejected beyond this one. */
const maxAttemptsFromKnownAddress = 40;
/** An office may share one address. */
const maxAttemptsPerAddress = 60;
/** Beyond it, from any address, unknown addresses are delayed but not rejected. */
const maxAttemptsPerAccount = 50;
const delayMs = 5_000;

type Attempt = { address: string; account: string };

/** `wait`: rejected for this time. `go`: the password is checked after a delay. */
type Verdict = { kind: 'wait'; seconds: number } | { kind: 'go'; afterMs: number };

/**
 * Counts sign-in attempts in memory. A restart clears the counts. It takes longer than an attacker gains by it. An
 * address is rejected only for its own attempts: attempts from other addresses can only delay an account's owner, and
 * not at an address where the owner has signed in before.
 */
export type SignInLimits = {
  /** Counts the attempt before the password is checked. */
  count(attempt: Attempt): Promise<Verdict>;
  /** After a successful attempt: it and earlier failures of the account from this address do not count. */
  forgive(attempt: Attempt): Promise<void>;
};

export const createSignInLimits = (db: DatabaseSync): SignInLimits => {
  const limiter = (points: number): RateLimiterMemory =>
    new RateLimiterMemory({ points, duration: windowSeconds });
  const byAddress = limiter(maxAttemptsPerAddress);
  const byBoth = limiter(maxAttemptsPerAccountAndAddress);
  const byBothKnown = limiter(maxAttemptsFromKnownAddress);
  const byAccount = limiter(maxAttemptsPerAccount);
  const pair = ({ address, account }: Attempt): string => JSON.stringify([address, account]);
  const isKnown = ({ address, account }: Attempt): boolean => {
    const user = findUserByEmail(db, account);
    return user !== null && isKnownAddress(db, user.id, address);
  };

  return {
    count: async (attempt) => {
      // The address first: when it is rejected, the accounts that it makes up use no memory.
      const stopped = await waitOf(byAddress, attempt.address);
      if (stopped !== null) return { kind: 'wait', seconds: stopped };
      const used = await waitOf(byBoth, pair(attempt));
      if (!isKnown(attempt)) {
        if (used !== null) return { kind: 'wait', seconds: used };
        const isBusy = (await waitOf(byAccount, attempt.account)) !== null;
        return { kind: 'go', afterMs: isBusy ? delayMs : 0 };
      }
      const usedUp = await waitOf(byBothKnown, pair(attempt));
      if (usedUp !== null) return { kind: 'wait', seconds: usedUp };
      return { kind: 'go', afterMs: used === null ? 0 : delayMs };
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

/** Uses up one attempt. Null if there was one left, else the seconds until there are more. */
const waitOf = async (limiter: RateLimiterMemory, key: string): Promise<number | null> => {
  try {
    await limiter.consume(key);
    return null;
  } catch (rejection) {
    if (rejection instanceof RateLimiterRes) return Math.ceil(rejection.msBeforeNext / 1000);
    throw rejection;
  }
};
