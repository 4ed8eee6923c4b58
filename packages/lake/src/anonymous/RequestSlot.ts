import { tooMany } from '../errors.ts';
import type { FairQueue } from '../FairQueue.ts';
import { errorOf } from '../query/worker/messages.ts';
import type { TaskThread } from '../threads/TaskThread.ts';
import type { Budget } from './budget.ts';
import { maxQueueMs } from './limits.ts';
import type { Done, Task, TaskReply } from './taskMessages.ts';

type Parts = {
  address: string;
  /** Aborts when the client closes its connection. */
  signal: AbortSignal;
  budget: Budget;
  turns: FairQueue;
  thread: TaskThread<Task, TaskReply>;
  release: () => void;
};

/** One pending request of an anonymous client. */
export class RequestSlot {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Runs the task in the worker thread when the address's turn comes.
   *
   * @throws LakeError as the task does; 408 past the time limit, 429 if the address has used up its time.
   */
  async run(task: Task): Promise<Done> {
    const { address, signal, budget, turns } = this.#parts;
    const queuedAt = performance.now();
    const endTurn = await turns.acquire(address, signal);
    try {
      if (performance.now() - queuedAt > maxQueueMs)
        throw tooMany('Too many requests without a token are waiting. Try again later, or sign in.');
      const reply = await this.#runInThread(task);
      if (reply.kind === 'done') return reply;
      throw errorOf(reply);
    } finally {
      callAfter(budget.pauseMs(), endTurn);
    }
  }

  async #runInThread(task: Task): Promise<TaskReply> {
    const { address, signal, budget, thread } = this.#parts;
    await budget.checkTime(address);
    const startedAt = performance.now();
    let processorMs: number | undefined;
    try {
      const reply = await thread.run(task, signal);
      processorMs = reply.processorMs;
      return reply;
    } finally {
      // A thread that was terminated reports no time: charge all of it.
      await budget.spendTime(address, processorMs ?? performance.now() - startedAt);
    }
  }

  /**
   * Runs a task that is probably quick on the main thread. Null if the budget for that is used up, the client has
   * closed its connection, or `work` returns null.
   */
  async tryOnMainThread<Result>(work: () => Result | null): Promise<Result | null> {
    const { address, signal, budget } = this.#parts;
    if (!(await budget.hasMainThreadTime(address)) || signal.aborted) return null;
    const startedAt = performance.now();
    try {
      return work();
    } finally {
      await budget.spendMainThreadTime(address, performance.now() - startedAt);
    }
  }

  release(): void {
    this.#parts.release();
  }
}

const callAfter = (milliseconds: number, callback: () => void): void => {
  if (milliseconds > 0) setTimeout(callback, milliseconds).unref();
  else callback();
};
