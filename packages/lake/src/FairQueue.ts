import { LakeError } from './errors.ts';

export type QueueBounds = {
  maxRunning: number;
  maxRunningPerCaller: number;
  maxWaiting: number;
  maxWaitingPerCaller: number;
};

/** Ends a turn. A second call has no effect. */
export type Release = () => void;

type Waiting = { admit: (release: Release) => void; reject: (error: LakeError) => void };

/** A queue in which callers take turns: a caller with a hundred jobs does not delay a caller with one. */
export class FairQueue {
  readonly #bounds: QueueBounds;
  readonly #jobsName: string;
  /** In the order of their next turn. */
  readonly #waiting = new Map<string, Waiting[]>();
  readonly #running = new Map<string, number>();
  #waitingCount = 0;
  #runningCount = 0;
  #isClosed = false;

  /** @param jobsName a plural, for error messages. */
  constructor(jobsName: string, bounds: QueueBounds) {
    this.#jobsName = jobsName;
    this.#bounds = bounds;
  }

  /**
   * Waits for the caller's turn, or until the signal aborts.
   *
   * @throws LakeError 429 if this caller has too many waiting, 503 if all together have, or the queue is closed.
   */
  acquire(caller: string, signal?: AbortSignal): Promise<Release> {
    const own = this.#waiting.get(caller) ?? [];
    const { maxWaiting, maxWaitingPerCaller } = this.#bounds;
    if (this.#isClosed) return Promise.reject(closing());
    if (signal?.aborted) return Promise.reject(aborted());
    if (own.length >= maxWaitingPerCaller)
      return Promise.reject(
        new LakeError(429, `Too many of your ${this.#jobsName} are waiting. Try again in a moment.`),
      );
    if (this.#waitingCount >= maxWaiting)
      return Promise.reject(
        new LakeError(503, `Too many ${this.#jobsName} are waiting. Try again in a moment.`),
      );
    return new Promise((resolve, reject) => {
      const job: Waiting = {
        admit: (release) => {
          signal?.removeEventListener('abort', onAbort);
          resolve(release);
        },
        reject: (error) => {
          signal?.removeEventListener('abort', onAbort);
          reject(error);
        },
      };
      const onAbort = (): void => {
        if (this.#remove(caller, job)) job.reject(aborted());
      };
      signal?.addEventListener('abort', onAbort);
      this.#waiting.set(caller, [...own, job]);
      this.#waitingCount += 1;
      this.#admit();
    });
  }

  get waiting(): number {
    return this.#waitingCount;
  }

  /** Rejects all waiting jobs and all later ones. */
  close(): void {
    this.#isClosed = true;
    const jobs = [...this.#waiting.values()].flat();
    this.#waiting.clear();
    this.#waitingCount = 0;
    for (const job of jobs) job.reject(closing());
  }

  #admit(): void {
    while (this.#runningCount < this.#bounds.maxRunning) {
      const caller = this.#waiting
        .keys()
        .find((name) => this.#runningOf(name) < this.#bounds.maxRunningPerCaller);
      const job = caller === undefined ? undefined : this.#waiting.get(caller)?.[0];
      if (caller === undefined || !job) return;
      this.#remove(caller, job);
      this.#count(caller, 1);
      let isReleased = false;
      job.admit(() => {
        if (isReleased) return;
        isReleased = true;
        this.#count(caller, -1);
        this.#admit();
      });
    }
  }

  /** Moves the caller's other jobs behind those of the other callers. */
  #remove(caller: string, job: Waiting): boolean {
    const jobs = this.#waiting.get(caller);
    if (!jobs?.includes(job)) return false;
    const rest = jobs.filter((other) => other !== job);
    this.#waiting.delete(caller);
    if (rest.length > 0) this.#waiting.set(caller, rest);
    this.#waitingCount -= 1;
    return true;
  }

  #count(caller: string, change: 1 | -1): void {
    this.#runningCount += change;
    const running = this.#runningOf(caller) + change;
    if (running > 0) this.#running.set(caller, running);
    else this.#running.delete(caller);
  }

  #runningOf(caller: string): number {
    return this.#running.get(caller) ?? 0;
  }
}

const closing = (): LakeError => new LakeError(503, 'The lake is closing');
const aborted = (): LakeError => new LakeError(400, 'The request was aborted');
