type Waiting = { promise: Promise<void>; resolve: () => void; isRunning: boolean; mustRepeat: boolean };

/** Pages that are rendered at a time: beyond this they would only slow each other, and first renders too. */
const mostAtOnce = 4;

/** Refreshes each key once, however often it is asked for, a few at a time. */
export class RefreshQueue {
  readonly #refresh: (key: string) => Promise<void>;
  readonly #waiting = new Map<string, Waiting>();
  #urgent: string[] = [];
  #patient: string[] = [];
  #running = 0;

  constructor(refresh: (key: string) => Promise<void>) {
    this.#refresh = refresh;
  }

  /** `first`: a reader is looking at it. Answers when a refresh that began after this call has ended. */
  add(key: string, place: 'first' | 'last'): Promise<void> {
    const known = this.#waiting.get(key);
    if (known) {
      if (known.isRunning && place === 'last') known.mustRepeat = true;
      if (!known.isRunning && place === 'first') this.#urgent.push(key);
      return known.promise;
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.set(key, { promise, resolve, isRunning: false, mustRepeat: false });
    (place === 'first' ? this.#urgent : this.#patient).push(key);
    this.#next();
    return promise;
  }

  #next(): void {
    while (this.#running < mostAtOnce) {
      const key = this.#urgent.shift() ?? this.#patient.shift();
      if (key === undefined) return;
      const waiting = this.#waiting.get(key);
      if (!waiting || waiting.isRunning) continue;
      waiting.isRunning = true;
      this.#running += 1;
      void this.#run(key, waiting);
    }
  }

  async #run(key: string, waiting: Waiting): Promise<void> {
    do {
      waiting.mustRepeat = false;
      await this.#refresh(key).catch(() => {});
    } while (waiting.mustRepeat);
    this.#waiting.delete(key);
    this.#running -= 1;
    waiting.resolve();
    this.#next();
  }
}
