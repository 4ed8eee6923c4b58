import { invalid } from '../mutationErrors.ts';

/**
 * Steps that a transaction may take on the main thread: a step visits a value, or copies eight. A million took up to 200
 * milliseconds on two shared cores.
 */
const maxTransactionSteps = 1_000_000;

/** Counts the work of one transaction. It depends on the request and the documents alone, never on the clock. */
export class WorkBudget {
  #left: number;

  /** @param steps unlimited for the lake's own writes. */
  constructor(steps = maxTransactionSteps) {
    this.#left = steps;
  }

  /** @throws LakeError 400 if the budget is used up. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left >= 0) return;
    throw invalid(
      `The transaction takes more than ${maxTransactionSteps} steps of work. Send it in several transactions, name fewer places in its patches, or set whole attributes`,
    );
  }
}
