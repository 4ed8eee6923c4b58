import type { Logger } from 'pino';

type RoundsOptions = {
  round: () => Promise<void>;
  log: Pick<Logger, 'warn'>;
  /** The delay after a commit: several mentions become one mail, and typing does not cause a round per key. */
  delayMs?: number;
  /** A round without a commit: for what is to be tried again. */
  intervalMs?: number;
};

/** Runs rounds one after the other: some time after something happened, and now and then. */
export class Rounds {
  readonly #options: Required<RoundsOptions>;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> = Promise.resolve();
  readonly #interval: NodeJS.Timeout;
  #isStopped = false;

  constructor(options: RoundsOptions) {
    this.#options = { delayMs: 15_000, intervalMs: 60_000, ...options };
    this.#interval = setInterval(() => this.note(), this.#options.intervalMs);
  }

  /** Something may be new. */
  note(): void {
    if (this.#timer || this.#isStopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#running.then(() => this.#round());
    }, this.#options.delayMs);
  }

  /** Resolves when a round in progress has ended. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#interval);
    if (this.#timer) clearTimeout(this.#timer);
    await this.#running;
  }

  async #round(): Promise<void> {
    this.#timer = null;
    try {
      await this.#options.round();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#options.log.warn({ reason }, 'could not read what waits for people');
    }
  }
}
