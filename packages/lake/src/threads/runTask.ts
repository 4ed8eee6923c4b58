import type { Worker } from 'node:worker_threads';
import { LakeError } from '../errors.ts';

/** A task as the thread receives it. */
export type Numbered<Task> = { number: number; task: Task };

/** What a thread sends once it has loaded its module. */
export const threadReady = 'ready';

/** For loading the module. On a busy machine it takes seconds, which the limit of a task does not count. */
const startTimeoutMs = 60_000;

/** An aborted task should end by itself. After this time its thread is ended. */
const stopGraceMs = 250;

type Run = {
  worker: Worker;
  /** Whether the thread was started for this task, and will send `threadReady`. */
  isStarting: boolean;
  signal: AbortSignal | undefined;
  /** From when the thread is ready. */
  timeoutMs: number;
  /** Asks the thread to end the task by itself. */
  requestStop(): void;
  /** Called once, before the promise settles. The thread is not idle if it has failed or is still busy. */
  onEnd(isIdle: boolean): void;
};

/** Sends a task to a thread and waits for the reply. @throws LakeError as `TaskThread.run` */
export const runTask = <Task, Reply>(
  message: Numbered<Task>,
  { worker, isStarting, signal, timeoutMs, requestStop, onEnd }: Run,
): Promise<Reply> =>
  new Promise((resolve, reject) => {
    let graceTimer: NodeJS.Timeout | undefined;
    let limitTimer: NodeJS.Timeout | undefined;
    const end = (isIdle: boolean): void => {
      clearTimeout(limitTimer);
      clearTimeout(graceTimer);
      signal?.removeEventListener('abort', onAbort);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      onEnd(isIdle);
    };
    const giveUp = (error: LakeError): void => {
      end(false);
      reject(error);
    };
    const onReply = (reply: Reply): void => {
      end(true);
      if (signal?.aborted) reject(requestAborted());
      else resolve(reply);
    };
    const startLimit = (): void => {
      clearTimeout(limitTimer);
      limitTimer = setTimeout(() => giveUp(queryTimeout(timeoutMs)), timeoutMs);
    };
    const onMessage = (message: Reply | typeof threadReady): void => {
      if (message === threadReady) startLimit();
      else onReply(message);
    };
    const onAbort = (): void => {
      requestStop();
      graceTimer = setTimeout(() => giveUp(requestAborted()), stopGraceMs);
    };
    const onError = (error: Error): void => giveUp(threadFailure(error));
    const onExit = (): void => giveUp(threadFailure(new Error('The thread ended')));
    if (isStarting) limitTimer = setTimeout(() => giveUp(queryInterrupted()), startTimeoutMs);
    else startLimit();
    signal?.addEventListener('abort', onAbort);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(message);
  });

export const queryTimeout = (limitMs: number): LakeError =>
  new LakeError(
    408,
    `The query took longer than ${limitMs} ms and was stopped. Filter by attributes that are compared with "==" or "in", or ask for less.`,
    { type: 'queryTimeoutError' },
  );

/** The client has closed the connection and does not receive it. */
export const requestAborted = (): LakeError => new LakeError(400, 'The request was aborted');

const threadFailure = (error: Error & { code?: string }): LakeError =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new LakeError(400, 'The query needs more memory than is allowed. Ask for less.', {
        type: 'queryTooLargeError',
      })
    : queryInterrupted();

const queryInterrupted = (): LakeError =>
  new LakeError(503, 'The query was interrupted. Try again.', { type: 'queryStoppedError' });
