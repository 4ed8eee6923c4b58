const firstPauseMs = 500;
/** A person waits no longer for Studio after the server is back. */
const maxPauseMs = 10_000;
/** Ten minutes with these pauses. */
const maxTries = 60;
/** A try without an answer has failed. */
const maxTryMs = 15_000;

/** How time passes. A test has its own. */
export type Pauses = {
  /** Resolves after the given milliseconds. */
  wait(ms: number): Promise<void>;
  /** At least 0 and below 1. */
  random(): number;
};

/** What a request tells of the server: `unsaid` is neither an answer nor its absence. */
export type Verdict = 'back' | 'away' | 'unsaid';

/** Sends a request again. The signal ends a try without an answer. */
type Try = (limit: AbortSignal) => Promise<Verdict>;

type Waiter = { tryAgain: Try; release(isBack: boolean): void; left: Promise<void> };

export const realPauses: Pauses = {
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: () => Math.random(),
};

/**
 * A time when the server is away, shared by everything that a tab asks of it: the requests that wait try in turn, one at
 * a time, after pauses that double. So many open Studios do not hold a server down that comes up. Any answer ends it.
 */
export class Outage {
  readonly #pauses: Pauses;
  /** In the order of their turns. */
  readonly #waiting = new Set<Waiter>();
  readonly #held = new Set<() => void>();
  #isOn = false;
  #failedTries = 0;
  /** The present loop of tries. An outage that ends leaves its loop behind. */
  #turns: symbol | null = null;

  constructor(pauses: Pauses = realPauses) {
    this.#pauses = pauses;
  }

  /** Lets all go on: some request was answered. */
  end(): void {
    this.#finish(true);
  }

  /**
   * Resolves to true once the server is back, and to false if it is away too long.
   *
   * @param tryAgain called at this request's turn.
   * @throws the reason of the signal once it is aborted. The next request has the turn.
   */
  async untilBack(tryAgain: Try, signal?: AbortSignal): Promise<boolean> {
    signal?.throwIfAborted();
    this.#isOn = true;
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    const left = Promise.withResolvers<void>();
    const waiter: Waiter = { tryAgain, release: resolve, left: left.promise };
    const leave = (): void => {
      this.#waiting.delete(waiter);
      left.resolve();
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', leave, { once: true });
    this.#waiting.add(waiter);
    if (this.#turns === null) void this.#takeTurns();
    try {
      return await promise;
    } finally {
      left.resolve();
      signal?.removeEventListener('abort', leave);
    }
  }

  /** True until an answer. */
  get isOn(): boolean {
    return this.#isOn;
  }

  /** Resolves when the outage ends, or after one longest pause, or when the signal is aborted. */
  async hold(signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, maxPauseMs);
    const go = (): void => resolve();
    this.#held.add(go);
    signal?.addEventListener('abort', go, { once: true });
    await promise;
    clearTimeout(timer);
    this.#held.delete(go);
    signal?.removeEventListener('abort', go);
  }

  #finish(isBack: boolean): void {
    this.#isOn = false;
    this.#failedTries = 0;
    this.#turns = null;
    for (const { release } of this.#waiting) release(isBack);
    this.#waiting.clear();
    for (const go of this.#held) go();
  }

  async #takeTurns(): Promise<void> {
    const turns = Symbol('turns');
    this.#turns = turns;
    while (this.#waiting.size > 0) {
      if (this.#failedTries === maxTries) return this.#finish(false);
      const pauseMs = Math.min(maxPauseMs, firstPauseMs * 2 ** this.#failedTries);
      // Studios that lost the server at one moment do not return at one moment.
      await this.#pauses.wait(pauseMs * (0.5 + this.#pauses.random() / 2));
      if (this.#turns !== turns) return;
      const [waiter] = this.#waiting;
      if (!waiter) break;
      const verdict = await outcomeOf(waiter);
      if (this.#turns !== turns) return;
      if (verdict === 'back') return this.#finish(true);
      // Behind the others. Whoever left is not in the row.
      if (this.#waiting.delete(waiter)) {
        if (verdict === 'away') this.#waiting.add(waiter);
        else waiter.release(true);
      }
      if (verdict === 'away') this.#failedTries += 1;
    }
    this.#turns = null;
  }
}

/** Resolves without the answer if it takes too long, or if it is not needed any more. */
const outcomeOf = async ({ tryAgain, left }: Waiter): Promise<Verdict> => {
  const limit = new AbortController();
  const { promise: late, resolve } = Promise.withResolvers<Verdict>();
  const timer = setTimeout(() => resolve('away'), maxTryMs);
  const isLeft = left.then((): Verdict => 'unsaid');
  let isAnswered = false;
  const answer = tryAgain(limit.signal).then((verdict) => {
    isAnswered = true;
    return verdict;
  });
  const verdict = await Promise.race([answer, late, isLeft]);
  clearTimeout(timer);
  if (!isAnswered) limit.abort();
  return verdict;
};
