import { Worker } from 'node:worker_threads';
import { type Numbered, requestAborted, runTask } from './runTask.ts';

/** The data that a thread is started with. `stopped` has the number of the task that has to stop. */
export type ThreadData = { stopped: SharedArrayBuffer; hasLowPriority: boolean };

/** The stack has the size of the main thread's, so that both reject the same queries as nested too deeply. */
export const threadLimits = { maxOldGenerationSizeMb: 128, stackSizeMb: 1 };

type Options = {
  /** The module that the thread runs: see `answerTasks.ts`. */
  module: URL;
  timeoutMs: number;
  /**
   * The thread ends after this time without a task. An idle thread takes 40 MB or more; starting one takes a third of
   * a second.
   */
  idleMs: number;
  /** Whether the thread runs with a low priority. */
  hasLowPriority: boolean;
};

/** A worker thread that runs one task at a time, and starts with its first task. A running task can be stopped. */
export class TaskThread<Task, Reply> {
  readonly #options: Options;
  readonly #stopped = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  #worker: Worker | null = null;
  #idleTimer: NodeJS.Timeout | undefined;
  #lastNumber = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  /**
   * Runs a task. Call it only after the previous task has ended.
   *
   * @throws LakeError 408 after the time limit, which begins when the thread has loaded its module; 400 if the task
   * needs too much memory or was aborted; 503 if the thread fails.
   */
  async run(task: Task, signal?: AbortSignal): Promise<Reply> {
    if (signal?.aborted) throw requestAborted();
    clearTimeout(this.#idleTimer);
    const isStarting = this.#worker === null;
    this.#worker ??= this.#start();
    const worker = this.#worker;
    worker.ref();
    const message: Numbered<Task> = { number: ++this.#lastNumber, task };
    return runTask<Task, Reply>(message, {
      worker,
      isStarting,
      signal,
      timeoutMs: this.#options.timeoutMs,
      requestStop: () => Atomics.store(new Int32Array(this.#stopped), 0, message.number),
      onEnd: (isIdle) => this.#release(worker, isIdle),
    });
  }

  close(): void {
    clearTimeout(this.#idleTimer);
    void this.#worker?.terminate();
    this.#worker = null;
  }

  #start(): Worker {
    const { module, hasLowPriority } = this.#options;
    const workerData: ThreadData = { stopped: this.#stopped, hasLowPriority };
    const worker = new Worker(module, { workerData, resourceLimits: threadLimits });
    // The thread may fail between two tasks. Without a listener the error would end the process.
    const forget = (): void => {
      if (this.#worker === worker) this.#worker = null;
    };
    return worker.on('error', forget).on('exit', forget);
  }

  /** Keeps an idle thread for the next task. Ends a thread that has failed or is still busy. */
  #release(worker: Worker, isIdle: boolean): void {
    worker.unref();
    if (isIdle) this.#idleTimer = setTimeout(() => this.close(), this.#options.idleMs).unref();
    else if (this.#worker === worker) this.close();
  }
}
