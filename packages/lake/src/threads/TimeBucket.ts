type Clock = () => number;

type Bucket = {
  /** The part of the time that passes which it regains. */
  share: number;
  /** It holds at most this much, and begins full. */
  burstMs: number;
  /** What is spent beyond this debt is not charged. */
  maxDebtMs?: number;
  /** Monotonic milliseconds. */
  now?: Clock;
};

/** A token bucket of processor time in milliseconds. What is spent beyond it is a debt. */
export class TimeBucket {
  readonly #share: number;
  readonly #burstMs: number;
  readonly #maxDebtMs: number;
  readonly #now: Clock;
  #availableMs: number;
  #refilledAt: number;

  constructor({
    share,
    burstMs,
    maxDebtMs = Number.POSITIVE_INFINITY,
    now = () => performance.now(),
  }: Bucket) {
    this.#share = share;
    this.#burstMs = burstMs;
    this.#maxDebtMs = maxDebtMs;
    this.#now = now;
    this.#availableMs = burstMs;
    this.#refilledAt = now();
  }

  /** Negative while there is a debt. */
  get availableMs(): number {
    const now = this.#now();
    this.#availableMs = Math.min(this.#burstMs, this.#availableMs + (now - this.#refilledAt) * this.#share);
    this.#refilledAt = now;
    return this.#availableMs;
  }

  /** The time until the debt is paid. */
  get pauseMs(): number {
    return Math.max(0, -this.availableMs / this.#share);
  }

  spend(milliseconds: number): void {
    this.#availableMs = Math.max(-this.#maxDebtMs, this.availableMs - milliseconds);
  }
}
