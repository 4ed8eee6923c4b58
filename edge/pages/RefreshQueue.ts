/** Concurrent renders: more would only slow each other and first renders. */
const maxConcurrent = 4;
/** Those that reads cause leave places for what follows a publish. */
const maxConcurrentReads = 2;
/**
 * The next render begins when this time has passed or no other one runs. The site renders in one thread: pages that begin
 * together are all ready when the last one is. It is longer than a render, and short beside a distant lake.
 */
const headStartMs = 50;
/**
 * Refreshes per second that reads cause. With ten thousand popular pages each is always past its lifetime, and
 * refreshing them all would cost more than serving them. Pages that are read more often are refreshed more often.
 */
const maxReadRefreshesPerSecond = 20;

/**
 * The first page of a publish, such as the story itself, goes before pages that are less late than this: a story that many
 * cached pages link to leaves more of them to refresh than the site renders until the next publish.
 */
const maxLateMs = 10_000;

type Waiting = {
  promise: Promise<void>;
  resolve: () => void;
  /** When it would begin if its publish were alone, in monotonic milliseconds. Earlier for the first page. */
  dueAt: number;
};

/**
 * Refreshes each queued key once. Changed pages come first, then read pages, a few concurrently. The rest follows one by
 * one while nothing else waits, with pauses that leave the site half of its time for first renders.
 */
export class RefreshQueue {
  readonly #refresh: (key: string) => Promise<void>;
  readonly #first = new Map<string, Waiting>();
  readonly #read = new Set<string>();
  readonly #last = new Set<string>();
  readonly #running = new Set<string>();
  #isResting = false;
  #left = maxReadRefreshesPerSecond;
  #countedAt = performance.now();
  #begunAt = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | null = null;

  constructor(refresh: (key: string) => Promise<void>) {
    this.#refresh = refresh;
  }

  /**
   * Queues with high priority. Resolves after a refresh that began after this call.
   *
   * @param place among the pages of its publish: the first page of a publish does not wait for the lists of earlier ones.
   */
  soon(key: string, place = 0): Promise<void> {
    const dueAt = performance.now() + (place === 0 ? -maxLateMs : place * headStartMs);
    const known = this.#first.get(key);
    if (known) {
      known.dueAt = Math.min(known.dueAt, dueAt);
      return known.promise;
    }
    // A read began its render just before: others leave it the same head start.
    if (this.#running.has(key)) this.#begunAt = performance.now();
    const waiting = { ...Promise.withResolvers<void>(), dueAt };
    this.#read.delete(key);
    this.#last.delete(key);
    this.#first.set(key, waiting);
    this.#next();
    return waiting.promise;
  }

  /** Queues for when the queue is idle. A publish has up to all pages. */
  whenIdle(keys: string[]): void {
    for (const key of keys) if (!this.#first.has(key) && !this.#read.has(key)) this.#last.add(key);
    this.#next();
  }

  /**
   * Queues a page because it was read, within the rate limit; otherwise the next read tries again. Pages that are only
   * past their lifetime may use half of the limit, outdated pages all of it.
   */
  whenRead(key: string, isOutdated: boolean): void {
    if (this.#running.has(key) || this.#first.has(key) || this.#read.has(key)) return;
    const now = performance.now();
    const regained = ((now - this.#countedAt) / 1000) * maxReadRefreshesPerSecond;
    this.#left = Math.min(this.#left + regained, maxReadRefreshesPerSecond);
    this.#countedAt = now;
    if (this.#left < (isOutdated ? 1 : maxReadRefreshesPerSecond / 2)) return;
    this.#left -= 1;
    this.#last.delete(key);
    this.#read.add(key);
    this.#next();
  }

  /** Waiting keys, without the running ones. */
  get size(): number {
    return this.#first.size + this.#read.size + this.#last.size;
  }

  isRunning(key: string): boolean {
    return this.#running.has(key);
  }

  #next(): void {
    const due = Array.from(this.#first)
      .filter(([key]) => !this.#running.has(key))
      .sort(([, a], [, b]) => a.dueAt - b.dueAt);
    for (const [key, waiting] of due) {
      if (!this.#mayBegin()) return;
      this.#first.delete(key);
      // Pages that were only read have no head start: nothing that was published waits for them.
      this.#begunAt = performance.now();
      void this.#run(key).then(waiting.resolve);
    }
    for (const key of this.#read) {
      if (this.#running.size >= maxConcurrentReads || !this.#mayBegin()) return;
      this.#read.delete(key);
      void this.#run(key);
    }
    if (this.#isResting || this.#running.size > 0) return;
    for (const key of this.#last) {
      this.#last.delete(key);
      void this.#runAndRest(key);
      return;
    }
  }

  #mayBegin(): boolean {
    if (this.#running.size >= maxConcurrent) return false;
    const leftMs = this.#running.size === 0 ? 0 : this.#begunAt + headStartMs - performance.now();
    if (leftMs <= 0) return true;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#next();
    }, leftMs);
    return false;
  }

  async #run(key: string): Promise<void> {
    this.#running.add(key);
    await this.#refresh(key).catch(() => {});
    this.#running.delete(key);
    this.#next();
  }

  async #runAndRest(key: string): Promise<void> {
    const begun = performance.now();
    this.#isResting = true;
    await this.#run(key);
    await new Promise((resolve) => setTimeout(resolve, performance.now() - begun));
    this.#isResting = false;
    this.#next();
  }
}
