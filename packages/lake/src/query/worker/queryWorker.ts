import { FairQueue } from '../../FairQueue.ts';
import { moduleBeside } from '../../threads/moduleBeside.ts';
import { TaskThread } from '../../threads/TaskThread.ts';
import { errorOf, type Reply, type Task } from './messages.ts';

export type QueryWorker = {
  timeoutMs: number;
  /**
   * @param signal removes the query from the queue, or stops it.
   * @throws LakeError 408 after the time limit, 400 if the query needs too much memory, 429 or 503 if too many wait.
   */
  ask(task: Task, signal?: AbortSignal): Promise<Extract<Reply, { kind: 'answer' }>>;
  close(): void;
};

const queueBounds = { maxRunning: 1, maxRunningPerCaller: 1, maxWaiting: 100, maxWaitingPerCaller: 50 };
const defaultIdleMs = 30_000;

/**
 * A thread for costly queries of authenticated callers. It runs one query at a time, so that they take one processor
 * at most. The time limit begins when a query starts to run. Anonymous clients have a separate thread: see
 * `anonymous/`.
 */
export const createQueryWorker = (timeoutMs: number, idleMs = defaultIdleMs): QueryWorker => {
  const queue = new FairQueue('queries', queueBounds);
  const thread = new TaskThread<Task, Reply>({
    module: moduleBeside('thread', import.meta.url),
    timeoutMs,
    idleMs,
    hasLowPriority: false,
  });
  return {
    timeoutMs,
    ask: async (task, signal) => {
      const leave = await queue.acquire(task.identity.id, signal);
      try {
        const reply = await thread.run(task, signal);
        if (reply.kind === 'answer') return reply;
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
