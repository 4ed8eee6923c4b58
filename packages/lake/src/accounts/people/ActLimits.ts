import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { tooMany } from '../../errors.ts';
import type { Identity } from '../../types/identities.ts';

/** A large team is set up in a quarter of an hour. A stolen session cannot add people without end. */
const maxActs = 100;
const windowSeconds = 15 * 60;

/** Counts changes of accounts by caller, in memory. The command line is not limited. */
export class ActLimits {
  readonly #limiter = new RateLimiterMemory({ points: maxActs, duration: windowSeconds });

  /** @throws LakeError 429 beyond the limit. */
  async count({ id, credential }: Identity): Promise<void> {
    if (credential?.kind === 'admin-token') return;
    try {
      await this.#limiter.consume(id);
    } catch (rejection) {
      if (!(rejection instanceof RateLimiterRes)) throw rejection;
      throw tooMany(
        `At most ${maxActs} changes of people and tokens are allowed in ${windowSeconds / 60} minutes`,
        Math.ceil(rejection.msBeforeNext / 1000),
      );
    }
  }
}
