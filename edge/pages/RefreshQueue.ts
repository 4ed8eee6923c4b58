/** Pages that are rendered at a time: beyond this they would only slow each other, and first renders too. */
const mostAtOnce = 4;
/**
 * Pages that are made anew because somebody reads them, a second. With ten thousand in rotation each is past its
 * lifetime all the time, and to look at them all would take more than to serve them. Chance favours what is read most.
 */
const mostReadASecond = 20;

type Waiting = { promise: Promise<void>; resolve: () => void };

/**
 * Refreshes each key once, however often it is asked for. What was changed comes first, then what is read, a few at a
 * time; the rest one at a time while nothing else waits, with pauses that leave the site half of its time for first
 * renders.
 */
export class RefreshQueue {
  readonly #refresh: (key: string) => Promise<void>;
  readonly #first = new Map<string, Waiting>();
  readonly #read = new Set<string>();
  readonly #last = new Set<string>();
  readonly #running = new Set<string>();
  #isResting = false;
  #left = mostReadASecond;
  #countedAt = performance.now();

  constructor(refresh: (key: string) => Promise<void>) {
    this.#refresh = refresh;
  }

  /** Before all that can wait. Answers when a refresh that began after this call has ended. */
  soon(key: string): Promise<void> {
    const known = this.#first.get(key);
    if (known) return known.promise;
    const waiting = Promise.withResolvers<void>();
    this.#read.delete(key);
    this.#last.delete(key);
    this.#first.set(key, waiting);
    this.#next();
    return waiting.promise;
  }

  /** When there is time. */
  later(key: string): void {
    if (this.#first.has(key) || this.#read.has(key)) return;
    this.#last.add(key);
    this.#next();
  }

  /**
   * Since somebody reads it, unless others have taken up the second: then the next reader asks again. Pages that are
   * only old leave half to those that are wrong.
   */
  whenRead(key: string, isWrong: boolean): void {
    if (this.#running.has(key) || this.#first.has(key) || this.#read.has(key)) return;
    const now = performance.now();
    const regained = ((now - this.#countedAt) / 1000) * mostReadASecond;
    this.#left = Math.min(this.#left + regained, mostReadASecond);
    this.#countedAt = now;
    if (this.#left < (isWrong ? 1 : mostReadASecond / 2)) return;
    this.#left -= 1;
    this.#last.delete(key);
    this.#read.add(key);
    this.#next();
  }

  /** What waits, without what is under way. */
  get size(): number {
    return this.#first.size + this.#read.size + this.#last.size;
  }

  isRunning(key: string): boolean {
    return this.#running.has(key);
  }

  #next(): void {
    for (const [key, waiting] of this.#first) {
      if (this.#running.size >= mostAtOnce) return;
      if (this.#running.has(key)) continue;
      this.#first.delete(key);
      void this.#run(key).then(waiting.resolve);
    }
    for (const key of this.#read) {
      if (this.#running.size >= mostAtOnce) return;
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
