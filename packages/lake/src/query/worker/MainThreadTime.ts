import { LRUCache } from 'lru-cache';
import { TimeBucket } from '../../threads/TimeBucket.ts';

type Shares = {
  /** The parts of the main thread's time, of each caller and of all together. */
  share: { each: number; all: number };
  /** The parts of this time may be used at once. */
  windowMs: number;
};

/** For queries. Editors' saves need the rest. */
const forQueries = { share: { each: 0.25, all: 0.6 }, windowMs: 1_000 };
const maxCallers = 1_000;

/**
 * The time that one kind of work of accounts and tokens takes on the main thread, of each and of all. The queries of whoever
 * has used it up are answered by the worker thread, in turn with the others.
 */
export class MainThreadTime {
  readonly #callers = new LRUCache<string, TimeBucket>({ max: maxCallers });
  readonly #all: TimeBucket;
  readonly #now: () => number;
  readonly #shares: Shares;

  /** @param now monotonic milliseconds. */
  constructor(shares: Shares = forQueries, now: () => number = () => performance.now()) {
    this.#shares = shares;
    this.#now = now;
    this.#all = this.#bucket(shares.share.all);
  }

  isLeftFor(caller: string): boolean {
    return this.#all.availableMs > 0 && this.#of(caller).availableMs > 0;
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

  #of(caller: string): TimeBucket {
    const known = this.#callers.get(caller) ?? this.#bucket(this.#shares.share.each);
    this.#callers.set(caller, known);
    return known;
  }

  #bucket(part: number): TimeBucket {
    return new TimeBucket({ share: part, burstMs: part * this.#shares.windowMs, now: this.#now });
  }
}
