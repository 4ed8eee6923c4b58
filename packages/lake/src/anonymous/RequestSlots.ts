import { clientAddress } from '../accounts/clientAddress.ts';
import { createCounter } from '../counter.ts';
import { FairQueue } from '../FairQueue.ts';
import { moduleBeside } from '../threads/moduleBeside.ts';
import { TaskThread } from '../threads/TaskThread.ts';
import type { Budget } from './budget.ts';
import { maxPendingRequests, maxQueryMs } from './limits.ts';
import { RequestSlot } from './RequestSlot.ts';
import type { Task, TaskReply } from './taskMessages.ts';

const idleTimeoutMs = 30_000;

/**
 * Bounds the pending requests of anonymous clients and runs them in a worker thread of low priority, apart from the
 * main thread and from the thread for signed-in callers. Network addresses take turns.
 */
export class RequestSlots {
  readonly #budget: Budget;
  readonly #slots = createCounter(maxPendingRequests);
  /** No limit here: the number of slots bounds the queue. */
  readonly #turns = new FairQueue('queries', {
    maxRunning: 1,
    maxRunningPerCaller: 1,
    maxWaiting: maxPendingRequests.all,
    maxWaitingPerCaller: maxPendingRequests.each,
  });
  readonly #thread;

  constructor(budget: Budget, queryTimeoutMs: number) {
    this.#budget = budget;
    this.#thread = new TaskThread<Task, TaskReply>({
      module: moduleBeside('taskWorker', import.meta.url),
      timeoutMs: Math.min(queryTimeoutMs, maxQueryMs),
      idleMs: idleTimeoutMs,
      hasLowPriority: true,
    });
  }

  /**
   * The caller releases the slot; it is released too when the client closes its connection.
   *
   * @throws LakeError 429 if there are too many, before anything of the request is read.
   */
  async acquire(request: Request): Promise<RequestSlot> {
    const address = clientAddress(request);
    const release = this.#slots.take(
      address,
      'Too many requests without a token are being processed. Try again later, or sign in.',
    );
    try {
      await this.#budget.checkTime(address);
    } catch (error) {
      release();
      throw error;
    }
    const { signal } = request;
    signal.addEventListener('abort', release, { once: true });
    return new RequestSlot({
      address,
      signal,
      budget: this.#budget,
      turns: this.#turns,
      thread: this.#thread,
      release: () => {
        signal.removeEventListener('abort', release);
        release();
      },
    });
  }

  /** Holds a slot while `work` runs. @throws as `acquire` */
  async withSlot<Result>(request: Request, work: (slot: RequestSlot) => Promise<Result>): Promise<Result> {
    const slot = await this.acquire(request);
    try {
      return await work(slot);
    } finally {
      slot.release();
    }
  }

  /** Requests that wait for their turn. */
  get waiting(): number {
    return this.#turns.waiting;
  }

  close(): void {
    this.#turns.close();
    this.#thread.close();
  }
}
