/** Saves a change after a pause at once, and changes that follow each other once in an interval. */
export class SaveOften {
  readonly #save: () => void;
  readonly #intervalMs: number;
  #savedAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(save: () => void, intervalMs: number) {
    this.#save = save;
    this.#intervalMs = intervalMs;
  }

  change(): void {
    const restMs = this.#savedAt + this.#intervalMs - performance.now();
    this.#timer ??= setTimeout(() => this.#saveNow(), Math.max(0, restMs));
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #saveNow(): void {
    this.#timer = undefined;
    this.#savedAt = performance.now();
    this.#save();
  }
}
