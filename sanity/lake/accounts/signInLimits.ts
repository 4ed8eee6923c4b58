import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const windowSeconds = 15 * 60;
/** Enough for a person who tries their few passwords. */
const attemptsPerAccountAndAddress = 10;
/** A newsroom may share one address. */
const attemptsPerAddress = 60;
/** Someone who changes addresses gets no further; the owner's own address is not locked out by the first limit. */
const attemptsPerAccount = 100;

type Attempt = { address: string; account: string };

/** Counts sign-in attempts in memory: a restart forgets them, and takes longer than guessing on. */
export type SignInLimits = {
  /** Counts the attempt before the password is looked at. Answers the seconds to wait when it is one too many. */
  count(attempt: Attempt): Promise<number | null>;
  /** The attempt was right: it and the account's earlier slips from this address do not count. */
  forgive(attempt: Attempt): Promise<void>;
};

export const createSignInLimits = (): SignInLimits => {
  const limiter = (points: number): RateLimiterMemory =>
    new RateLimiterMemory({ points, duration: windowSeconds });
  const both = limiter(attemptsPerAccountAndAddress);
  const byAddress = limiter(attemptsPerAddress);
  const byAccount = limiter(attemptsPerAccount);
  const pair = ({ address, account }: Attempt): string => JSON.stringify([address, account]);

  return {
    count: async (attempt) => {
      // In this order: an address that is stopped fills no memory with the accounts that it makes up.
      const waits = [
        () => byAddress.consume(attempt.address),
        () => both.consume(pair(attempt)),
        () => byAccount.consume(attempt.account),
      ];
      for (const consume of waits) {
        try {
          await consume();
        } catch (refusal) {
          if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1000);
          throw refusal;
        }
      }
      return null;
    },
    forgive: async (attempt) => {
      await Promise.all([
        both.delete(pair(attempt)),
        byAddress.reward(attempt.address),
        byAccount.reward(attempt.account),
      ]);
    },
  };
};
