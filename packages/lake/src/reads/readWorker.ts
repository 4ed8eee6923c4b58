import { FairQueue } from '../FairQueue.ts';
import { errorOf } from '../query/worker/messages.ts';
import { moduleBeside } from '../threads/moduleBeside.ts';
import { TaskThread } from '../threads/TaskThread.ts';
import type { ReadDone, ReadReply, ReadTask } from './messages.ts';

export type ReadWorker = {
  /**
   * @param signal removes the read from the queue, or stops it.
   * @throws LakeError 408 after the time limit, 429 or 503 if too many wait.
   */
  read(task: ReadTask, signal?: AbortSignal): Promise<ReadDone>;
  close(): void;
};

const queueBounds = { maxRunning: 1, maxRunningPerCaller: 1, maxWaiting: 200, maxWaitingPerCaller: 100 };
const idleMs = 30_000;

/**
 * A thread for the long reads of signed-in callers: histories, exports and many documents. They take turns, one read at a
 * time and one processor at most, and delay neither saves nor queries.
 */
export const createReadWorker = (timeoutMs: number): ReadWorker => {
  const queue = new FairQueue('reads', queueBounds);
  const thread = new TaskThread<ReadTask, ReadReply>({
    module: moduleBeside('thread', import.meta.url),
    timeoutMs,
    idleMs,
    hasLowPriority: true,
  });
  return {
    read: async (task, signal) => {
      const leave = await queue.acquire(task.identity.id, signal);
      try {
        const reply = await thread.run(task, signal);
        if (reply.kind === 'done') return reply;
        throw errorOf(reply);
      } finally {
        leave();
      }
    },
    close: () => {
      queue.close();
      thread.close();
    },
  };
};
