import { LRUCache } from 'lru-cache';

/** Milliseconds of the main thread in each second, for queries. Editors' saves need the rest. */
const share = { each: 250, all: 600 };
const maxCallers = 1_000;

type Clock = () => number;

/** A token bucket: it regains `perSecond`, and holds as much. */
class Allowance {
  readonly #perSecond: number;
  readonly #now: Clock;
  #leftMs: number;
  #regainedAt: number;

  constructor(perSecond: number, now: Clock) {
    this.#perSecond = perSecond;
    this.#now = now;
    this.#leftMs = perSecond;
    this.#regainedAt = now();
  }

  get isLeft(): boolean {
    const now = this.#now();
    const regained = ((now - this.#regainedAt) / 1000) * this.#perSecond;
    this.#leftMs = Math.min(this.#perSecond, this.#leftMs + regained);
    this.#regainedAt = now;
    return this.#leftMs > 0;
  }

  spend(milliseconds: number): void {
    this.#leftMs -= milliseconds;
  }
}

/**
 * The time that the queries of accounts and tokens take on the main thread, of each and of all. Whoever has used it up is
 * answered by the worker thread, in turn with the others.
 */
export class MainThreadTime {
  readonly #callers = new LRUCache<string, Allowance>({ max: maxCallers });
  readonly #all: Allowance;
  readonly #now: Clock;

  /** @param now monotonic milliseconds. */
  constructor(now: Clock = () => performance.now()) {
    this.#now = now;
    this.#all = new Allowance(share.all, now);
  }

  isLeftFor(caller: string): boolean {
    return this.#all.isLeft && this.#of(caller).isLeft;
  }

  /** Runs `work` and charges its time to the caller. */
  charge<Result>(caller: string, work: () => Result): Result {
    const begun = this.#now();
    try {
      return work();
    } finally {
      const milliseconds = this.#now() - begun;
      this.#of(caller).spend(milliseconds);
      this.#all.spend(milliseconds);
    }
  }

  #of(caller: string): Allowance {
    const known = this.#callers.get(caller) ?? new Allowance(share.each, this.#now);
    this.#callers.set(caller, known);
    return known;
  }
}
