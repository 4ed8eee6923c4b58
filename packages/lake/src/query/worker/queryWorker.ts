import { FairQueue } from '../../FairQueue.ts';
import { moduleBeside } from '../../threads/moduleBeside.ts';
import { createTaskThread } from '../../threads/taskThread.ts';
import { errorOf, type Reply, type Task } from './messages.ts';

export type QueryWorker = {
  timeLimitMilliseconds: number;
  /**
   * @param signal ends when nobody waits for the answer any more: the query is then dropped, or stopped.
   * @throws LakeError 408 past the time limit, 400 when it needs too much memory, 429 or 503 when too many wait.
   */
  ask(task: Task, signal?: AbortSignal): Promise<Extract<Reply, { kind: 'answer' }>>;
  close(): void;
};

const bounds = { atOnce: 1, atOncePerCaller: 1, waiting: 100, waitingPerCaller: 50 };
const usualIdleMs = 30_000;

/**
 * A thread for queries of people that no index answers: one at a time, so that they take from the others one
 * processor at most. The time limit counts from when a query's turn comes. Strangers have a thread of their own: see
 * `strangers/`.
 */
export const createQueryWorker = (timeLimitMilliseconds: number, idleMs = usualIdleMs): QueryWorker => {
  const queue = new FairQueue('queries', bounds);
  const thread = createTaskThread<Task, Reply>({
    module: moduleBeside('thread', import.meta.url),
    timeLimitMilliseconds,
    idleMs,
    isYielding: false,
  });
  return {
    timeLimitMilliseconds,
    ask: async (task, signal) => {
      const leave = await queue.enter(task.identity.id, signal);
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
