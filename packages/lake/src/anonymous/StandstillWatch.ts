import type { StreamThread } from './StreamThread.ts';

/** A thread without progress for this long is terminated with all its streams. Their clients reconnect. */
export const maxStandstillMs = 30_000;
const checkIntervalMs = 5_000;

type Watched = {
  thread: StreamThread;
  /** Whether the thread has something to do. */
  isWorking: () => boolean;
  /** Called with the id of the stream or check that the thread works for. */
  onStandstill: (id: number) => void;
};

/** Watches whether the streams' thread makes progress while it has something to do. */
export class StandstillWatch {
  readonly #watched: Watched;
  readonly #timer: NodeJS.Timeout;
  #steps = 0;
  #standstillMs = 0;

  constructor(watched: Watched) {
    this.#watched = watched;
    this.#timer = setInterval(() => this.#check(), checkIntervalMs).unref();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #check(): void {
    const { thread, isWorking, onStandstill } = this.#watched;
    const { steps, currentId } = thread;
    this.#standstillMs = isWorking() && steps === this.#steps ? this.#standstillMs + checkIntervalMs : 0;
    this.#steps = steps;
    if (this.#standstillMs < maxStandstillMs) return;
    this.#standstillMs = 0;
    onStandstill(currentId);
  }
}
