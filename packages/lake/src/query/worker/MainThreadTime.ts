import { LRUCache } from 'lru-cache';
import { TimeBucket } from '../../threads/TimeBucket.ts';

/** The part of the main thread's time for queries, of each caller and of all. Editors' saves need the rest. */
const share = { each: 0.25, all: 0.6 };
const windowMs = 1_000;
const maxCallers = 1_000;

/**
 * The time that the queries of accounts and tokens take on the main thread, of each and of all. Whoever has used it up is
 * answered by the worker thread, in turn with the others.
 */
export class MainThreadTime {
  readonly #callers = new LRUCache<string, TimeBucket>({ max: maxCallers });
  readonly #all: TimeBucket;
  readonly #now: () => number;

  /** @param now monotonic milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#all = this.#bucket(share.all);
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
    const known = this.#callers.get(caller) ?? this.#bucket(share.each);
    this.#callers.set(caller, known);
    return known;
  }

  #bucket(part: number): TimeBucket {
    return new TimeBucket({ share: part, burstMs: part * windowMs, now: this.#now });
  }
}
