import { Worker } from 'node:worker_threads';
import { LakeError } from '../errors.ts';

/** A thread that does one task at a time, and can be stopped in the middle of it. */
export type TaskThread<Task, Reply> = {
  /**
   * To be called for one task at a time.
   *
   * @throws LakeError 408 past the time limit, 400 when the task needs too much memory, 400 when the caller left.
   */
  run(task: Task, signal?: AbortSignal): Promise<Reply>;
  close(): void;
};

/** What a thread is started with, and sent for each task. */
export type ThreadData = { stopped: SharedArrayBuffer; isYielding: boolean };
export type Numbered<Task> = { number: number; task: Task };

/** The stack is as deep as that of the thread that answers everyone: what is too deep is so everywhere. */
export const threadLimits = { maxOldGenerationSizeMb: 128, stackSizeMb: 1 };
/** A task whose caller left ends by itself; one that does not in this time is ended together with its thread. */
const stopGraceMs = 250;

type Options = {
  /** The module that the thread runs: see `answerTasks.ts`. */
  module: URL;
  timeLimitMilliseconds: number;
  /** A thread takes some 40 MB, and more after a large answer; to start one takes a third of a second. */
  idleMs: number;
  /** Runs only when nobody else wants the processor. */
  isYielding: boolean;
};

/** The thread is started when it is needed, and ends when nobody has asked for a while. */
export const createTaskThread = <Task, Reply>({
  module,
  timeLimitMilliseconds,
  idleMs,
  isYielding,
}: Options): TaskThread<Task, Reply> => {
  const stopped = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const stoppedNumber = new Int32Array(stopped);
  let worker: Worker | null = null;
  let ending: NodeJS.Timeout | undefined;
  let number = 0;

  const start = (): Worker => {
    const workerData: ThreadData = { stopped, isYielding };
    const thread = new Worker(module, { workerData, resourceLimits: threadLimits });
    // It may fail at any time, also when its task was given up already: nobody listening would end the process.
    const forget = (): void => {
      if (worker === thread) worker = null;
    };
    return thread.on('error', forget).on('exit', forget);
  };
  const end = (): void => {
    clearTimeout(ending);
    void worker?.terminate();
    worker = null;
  };

  return {
    run: (task, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(callerLeft());
        clearTimeout(ending);
        worker ??= start();
        const thread = worker;
        thread.ref();
        const own = ++number;
        let grace: NodeJS.Timeout | undefined;
        const finish = (): void => {
          clearTimeout(limit);
          clearTimeout(grace);
          signal?.removeEventListener('abort', onAbort);
          thread.off('message', onReply).off('error', onError).off('exit', onExit);
          thread.unref();
          ending = setTimeout(end, idleMs).unref();
        };
        const stop = (error: LakeError): void => {
          finish();
          if (worker === thread) end();
          reject(error);
        };
        const onReply = (reply: Reply): void => {
          finish();
          if (signal?.aborted) reject(callerLeft());
          else resolve(reply);
        };
        const onAbort = (): void => {
          Atomics.store(stoppedNumber, 0, own);
          grace = setTimeout(() => stop(callerLeft()), stopGraceMs);
        };
        const onError = (error: Error): void => stop(failed(error));
        const onExit = (): void => stop(failed(new Error('The thread ended')));
        const limit = setTimeout(() => stop(tooSlow(timeLimitMilliseconds)), timeLimitMilliseconds);
        signal?.addEventListener('abort', onAbort);
        thread.on('message', onReply).on('error', onError).on('exit', onExit);
        thread.postMessage({ number: own, task } satisfies Numbered<Task>);
      }),
    close: end,
  };
};

export const tooSlow = (limit: number): LakeError =>
  new LakeError(
    408,
    `The query took longer than ${limit} ms and was stopped. Filter by attributes that are compared with "==" or "in", or ask for less.`,
    { type: 'queryTimeoutError' },
  );

/** Nobody reads it. */
const callerLeft = (): LakeError => new LakeError(400, 'The request broke off before its end');

const failed = (error: Error & { code?: string }): LakeError =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new LakeError(400, 'The query needs more memory than a query may have. Ask for less.', {
        type: 'queryTooLargeError',
      })
    : new LakeError(503, 'The query could not be run to its end. Try again.', { type: 'queryStoppedError' });
