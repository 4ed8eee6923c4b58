/** Ends a turn. A second call has no effect. */
export type Release = () => void;

export type TurnBounds = {
  maxRunning: number;
  maxRunningPerCaller: number;
  maxWaiting: number;
  maxWaitingPerCaller: number;
  /** The next caller need not wait longer for a turn: what takes long waits for something else than the processor. */
  maxTurnMs: number;
  /** A refusal is told after this time, so that a caller who asks again at once costs little. */
  refusalMs: number;
};

/** No turn: 429 if this caller has too many waiting, 503 if all together have. */
export class NoTurn extends Error {
  override name = 'NoTurn';
  readonly status: 429 | 503;

  constructor(status: 429 | 503) {
    super(status === 429 ? 'too many requests of one address are waiting' : 'too many requests are waiting');
    this.status = status;
  }
}

/** The caller has gone, or waits no longer. */
export class LeftQueue extends Error {
  override name = 'LeftQueue';
  override message = 'the caller waits no longer';
}

type Waiting = { admit: (release: Release) => void; reject: (error: Error) => void };

/** Refusals that are held back. Beyond them refusals are told at once. */
const maxHeldRefusals = 10_000;
/** While our own work goes first, strangers get a turn this often, so that they always get on. */
const turnMsDuringOwnWork = 250;

/**
 * The turns of strangers at an upstream: few at a time, and callers in rotation, so that a caller with a hundred requests
 * does not delay a caller with one. What follows a publish takes no turn, and holds the others back.
 */
export class Turns {
  readonly #bounds: TurnBounds;
  /** In the order of their next turn. */
  readonly #waiting = new Map<string, Set<Waiting>>();
  readonly #running = new Map<string, number>();
  #waitingCount = 0;
  #runningCount = 0;
  #heldRefusals = 0;
  #ownWorks = 0;
  #begunAt = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | null = null;

  constructor(bounds: TurnBounds) {
    this.#bounds = bounds;
  }

  get waiting(): number {
    return this.#waitingCount;
  }

  /**
   * Waits for the caller's turn, or until the signal aborts.
   *
   * @throws NoTurn, LeftQueue
   */
  async acquire(caller: string, signal?: AbortSignal): Promise<Release> {
    const { maxWaiting, maxWaitingPerCaller } = this.#bounds;
    if (signal?.aborted) throw new LeftQueue();
    const own = this.#waiting.get(caller)?.size ?? 0;
    if (own >= maxWaitingPerCaller) return this.#refuse(429);
    if (this.#waitingCount >= maxWaiting && !this.#makeRoomFor(own)) return this.#refuse(503);
    return this.#wait(caller, signal);
  }

  /** Our own work goes first until the returned function is called: only few turns begin meanwhile. */
  hold(): Release {
    this.#ownWorks += 1;
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      this.#ownWorks -= 1;
      this.#next();
    };
  }

  #wait(caller: string, signal?: AbortSignal): Promise<Release> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        if (this.#remove(caller, waiting)) waiting.reject(new LeftQueue());
      };
      const waiting: Waiting = {
        admit: (release) => {
          signal?.removeEventListener('abort', leave);
          resolve(release);
        },
        reject: (error) => {
          signal?.removeEventListener('abort', leave);
          reject(error);
        },
      };
      signal?.addEventListener('abort', leave);
      const known = this.#waiting.get(caller);
      if (known) known.add(waiting);
      else this.#waiting.set(caller, new Set([waiting]));
      this.#waitingCount += 1;
      this.#next();
    });
  }

  /** Takes the last place of the caller who has most of them, unless that is the one who asks. */
  #makeRoomFor(own: number): boolean {
    let [most, places]: [string, Set<Waiting>] = ['', new Set()];
    for (const [caller, waiting] of this.#waiting)
      if (waiting.size > places.size) [most, places] = [caller, waiting];
    const last = [...places].at(-1);
    if (!last || places.size <= own + 1) return false;
    this.#remove(most, last);
    last.reject(new NoTurn(429));
    return true;
  }

  async #refuse(status: 429 | 503): Promise<never> {
    await this.waitToRefuse();
    throw new NoTurn(status);
  }

  /** Resolves when a caller may be told of a refusal: one who asks again at once would take up the edge. */
  async waitToRefuse(): Promise<void> {
    const { refusalMs } = this.#bounds;
    if (refusalMs > 0 && this.#heldRefusals < maxHeldRefusals) {
      this.#heldRefusals += 1;
      await new Promise((resolve) => setTimeout(resolve, refusalMs).unref());
      this.#heldRefusals -= 1;
    }
  }

  #next(): void {
    while (this.#runningCount < this.#bounds.maxRunning) {
      const caller = this.#waiting
        .keys()
        .find((name) => (this.#running.get(name) ?? 0) < this.#bounds.maxRunningPerCaller);
      if (caller === undefined) return;
      const waitMs = this.#ownWorks > 0 ? this.#begunAt + turnMsDuringOwnWork - performance.now() : 0;
      const [first] = this.#waiting.get(caller) ?? [];
      if (waitMs > 0) this.#tryAgain(waitMs);
      if (waitMs > 0 || !first) return;
      this.#remove(caller, first);
      first.admit(this.#begin(caller));
    }
  }

  #tryAgain(waitMs: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#next();
    }, Math.ceil(waitMs)).unref();
  }

  #begin(caller: string): Release {
    this.#begunAt = performance.now();
    this.#count(caller, 1);
    let isReleased = false;
    const release = (): void => {
      if (isReleased) return;
      isReleased = true;
      clearTimeout(timer);
      this.#count(caller, -1);
      this.#next();
    };
    const timer = setTimeout(release, this.#bounds.maxTurnMs).unref();
    return release;
  }

  /** Moves the caller's other requests behind those of the other callers. */
  #remove(caller: string, waiting: Waiting): boolean {
    const own = this.#waiting.get(caller);
    if (!own?.delete(waiting)) return false;
    this.#waiting.delete(caller);
    if (own.size > 0) this.#waiting.set(caller, own);
    this.#waitingCount -= 1;
    return true;
  }

  #count(caller: string, change: 1 | -1): void {
    this.#runningCount += change;
    const running = (this.#running.get(caller) ?? 0) + change;
    if (running > 0) this.#running.set(caller, running);
    else this.#running.delete(caller);
  }
}
