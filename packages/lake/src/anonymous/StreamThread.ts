import { Worker } from 'node:worker_threads';
import { moduleBeside } from '../threads/moduleBeside.ts';
import { threadLimits } from '../threads/TaskThread.ts';
import { progress, type StreamCommand, type StreamReply } from './streamMessages.ts';

const idleTimeoutMs = 30_000;

type Handlers = { onReply: (reply: StreamReply) => void; onFailure: () => void };

/** The worker thread of anonymous clients' streams. It starts with the first command and ends when it is idle. */
export class StreamThread {
  readonly #handlers: Handlers;
  #running: { worker: Worker; numbers: Int32Array } | null = null;
  #idleTimer: NodeJS.Timeout | undefined;

  constructor(handlers: Handlers) {
    this.#handlers = handlers;
  }

  get isRunning(): boolean {
    return this.#running !== null;
  }

  get steps(): number {
    return this.#running?.numbers[progress.steps] ?? 0;
  }

  get currentId(): number {
    return this.#running?.numbers[progress.current] ?? 0;
  }

  post(command: StreamCommand): void {
    clearTimeout(this.#idleTimer);
    this.#running ??= this.#start();
    this.#running.worker.postMessage(command);
  }

  /** Ends the thread unless a command comes within the idle timeout. */
  endWhenIdle(): void {
    clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(() => this.end(), idleTimeoutMs).unref();
  }

  end(): void {
    clearTimeout(this.#idleTimer);
    void this.#running?.worker.terminate();
    this.#running = null;
  }

  #start(): { worker: Worker; numbers: Int32Array } {
    const { onReply, onFailure } = this.#handlers;
    const shared = new SharedArrayBuffer(progress.count * Int32Array.BYTES_PER_ELEMENT);
    const worker = new Worker(moduleBeside('streamWorker', import.meta.url), {
      workerData: shared,
      resourceLimits: threadLimits,
    });
    worker.unref();
    // A thread that was replaced may still send messages that it had queued.
    const isCurrent = (): boolean => this.#running?.worker === worker;
    const fail = (): void => {
      if (isCurrent()) onFailure();
    };
    worker.on('message', (reply: StreamReply) => {
      if (isCurrent()) onReply(reply);
    });
    worker.on('error', (error) => {
      console.error('The thread of anonymous clients’ streams failed:', error.message);
      fail();
    });
    worker.on('exit', fail);
    return { worker, numbers: new Int32Array(shared) };
  }
}
