import { LakeError } from './errors.ts';

export type QueueBounds = {
  atOnce: number;
  atOncePerCaller: number;
  waiting: number;
  waitingPerCaller: number;
};

/** Ends a turn. Calling it again changes nothing. */
export type Leave = () => void;

type Waiting = { admit: (leave: Leave) => void; refuse: (error: LakeError) => void };

/** Callers take turns: who brings a hundred jobs does not keep those waiting who bring one. */
export class FairQueue {
  readonly #bounds: QueueBounds;
  readonly #what: string;
  /** In the order of their next turn. */
  readonly #waiting = new Map<string, Waiting[]>();
  readonly #running = new Map<string, number>();
  #waitingCount = 0;
  #runningCount = 0;
  #isClosed = false;

  /** @param what is queued, in the plural, for those who are refused. */
  constructor(what: string, bounds: QueueBounds) {
    this.#what = what;
    this.#bounds = bounds;
  }

  /**
   * Waits for the caller's turn; one whose signal aborts meanwhile waits no longer.
   *
   * @throws LakeError 429 when this caller has too many waiting, 503 when all together have, or when it is closed.
   */
  enter(caller: string, signal?: AbortSignal): Promise<Leave> {
    const own = this.#waiting.get(caller) ?? [];
    const { waiting, waitingPerCaller } = this.#bounds;
    if (this.#isClosed) return Promise.reject(closing());
    if (signal?.aborted) return Promise.reject(left());
    if (own.length >= waitingPerCaller)
      return Promise.reject(
        new LakeError(429, `Too many ${this.#what} of yours wait; try again in a moment`),
      );
    if (this.#waitingCount >= waiting)
      return Promise.reject(new LakeError(503, `Too many ${this.#what} wait; try again in a moment`));
    return new Promise((resolve, reject) => {
      const job: Waiting = {
        admit: (leave) => {
          signal?.removeEventListener('abort', onAbort);
          resolve(leave);
        },
        refuse: (error) => {
          signal?.removeEventListener('abort', onAbort);
          reject(error);
        },
      };
      const onAbort = (): void => {
        if (this.#remove(caller, job)) job.refuse(left());
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

  /** Refuses all who wait, and all who come. */
  close(): void {
    this.#isClosed = true;
    const jobs = [...this.#waiting.values()].flat();
    this.#waiting.clear();
    this.#waitingCount = 0;
    for (const job of jobs) job.refuse(closing());
  }

  #admit(): void {
    while (this.#runningCount < this.#bounds.atOnce) {
      const caller = this.#waiting
        .keys()
        .find((name) => this.#runningOf(name) < this.#bounds.atOncePerCaller);
      const job = caller === undefined ? undefined : this.#waiting.get(caller)?.[0];
      if (caller === undefined || !job) return;
      this.#remove(caller, job);
      this.#count(caller, 1);
      let hasLeft = false;
      job.admit(() => {
        if (hasLeft) return;
        hasLeft = true;
        this.#count(caller, -1);
        this.#admit();
      });
    }
  }

  /** The caller's next job has its turn after those of the others. */
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
const left = (): LakeError => new LakeError(400, 'The request broke off before its end');
