import { Worker } from 'node:worker_threads';
import { LakeError } from '../../errors.ts';
import type { Reply, Task } from './messages.ts';

export type QueryWorker = {
  timeLimitMilliseconds: number;
  /** @throws LakeError 408 past the time limit, 400 when it needs too much memory, 429 when too many wait. */
  ask(task: Task): Promise<Extract<Reply, { kind: 'answer' }>>;
  close(): void;
};

const maxWaiting = 100;
const maxMemoryMegabytes = 128;
/** A thread takes some 40 MB, and more after a large answer; to start one takes a third of a second. */
const usualIdleMs = 30_000;

type Waiting = { task: Task; resolve: (reply: Reply) => void; reject: (error: LakeError) => void };

/**
 * A thread for queries that no index answers: one at a time, so that they take from the others one processor at
 * most. The time limit counts from when a query's turn comes. When nobody has asked for a while the thread ends.
 */
export const createQueryWorker = (timeLimitMilliseconds: number, idleMs = usualIdleMs): QueryWorker => {
  const waiting: Waiting[] = [];
  let worker: Worker | null = null;
  let isBusy = false;
  let ending: NodeJS.Timeout | undefined;

  const end = (): void => {
    void worker?.terminate();
    worker = null;
  };
  const takeNext = (): void => {
    const next = isBusy ? undefined : waiting.shift();
    if (!next) return;
    isBusy = true;
    clearTimeout(ending);
    worker ??= startThread();
    const thread = worker;
    thread.ref();
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      thread.off('message', onReply).off('error', onError).off('exit', onExit);
      thread.unref();
      isBusy = false;
      ending = setTimeout(end, idleMs).unref();
      settle();
      takeNext();
    };
    const stop = (error: LakeError): void => {
      worker = null;
      finish(() => next.reject(error));
      void thread.terminate();
    };
    const onReply = (reply: Reply): void => finish(() => next.resolve(reply));
    const onError = (error: Error): void => stop(failed(error));
    const onExit = (): void => stop(failed(new Error('The thread ended')));
    const timer = setTimeout(() => stop(tooSlow(timeLimitMilliseconds)), timeLimitMilliseconds);
    thread.on('message', onReply).on('error', onError).on('exit', onExit);
    thread.postMessage(next.task);
  };

  return {
    timeLimitMilliseconds,
    ask: async (task) => {
      if (waiting.length >= maxWaiting)
        throw new LakeError(429, 'Too many queries wait for their turn: try later');
      const reply = await new Promise<Reply>((resolve, reject) => {
        waiting.push({ task, resolve, reject });
        takeNext();
      });
      if (reply.kind === 'answer') return reply;
      if (reply.kind === 'failure') throw new Error(reply.message);
      throw new LakeError(reply.status, reply.message, reply.details);
    },
    close: () => {
      for (const { reject } of waiting.splice(0)) reject(new LakeError(503, 'The lake is closing'));
      clearTimeout(ending);
      end();
    },
  };
};

const startThread = (): Worker =>
  new Worker(new URL('./thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: maxMemoryMegabytes },
  });

export const tooSlow = (limit: number): LakeError =>
  new LakeError(
    408,
    `The query took longer than ${limit} ms and was stopped. Filter by attributes that are compared with "==" or "in", or ask for less.`,
    { type: 'queryTimeoutError' },
  );

const failed = (error: Error & { code?: string }): LakeError =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new LakeError(400, 'The query needs more memory than a query may have. Ask for less.', {
        type: 'queryTooLargeError',
      })
    : new LakeError(503, 'The query could not be run to its end. Try again.', { type: 'queryStoppedError' });
