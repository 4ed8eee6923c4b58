import { LRUCache } from 'lru-cache';
import { LakeError } from '../errors.ts';
import { TimeBucket } from '../threads/TimeBucket.ts';

/**
 * The part of the main thread's time that a caller gets back, of which it may save up half a second. Studio opens a
 * document with some 150 ms.
 */
const own = { share: 0.2, burstMs: 500, maxDebtMs: 1_000 };
/** The part for all callers together who have used up their own: an import of an archive runs on, but slower. */
const beyond = { share: 0.4, burstMs: 50, maxDebtMs: 1_000 };
/**
 * A longer piece of work, such as a transaction with hundreds of documents, cannot be interrupted. What it takes beyond
 * this is charged apart, and its caller then pauses for seven seconds at most: others seldom meet one, and the batches of
 * `sanity dataset import`, six at a time, are answered before the edge gives up.
 */
const maxPieceMs = 80;
const excess = { share: 0.01, burstMs: 100, maxDebtMs: 70 };
const maxCallers = 1_000;

type Clock = () => number;
type Turn = { caller: string; begunAt: number };
type Waiting = { admit: () => void };

/**
 * The turns of signed-in callers on the main thread. Each round of the event loop has one, of the caller who has used
 * least of late: the save of an editor never waits for more than the piece of work that runs. Callers who have used up
 * their time share what is set aside for them, and leave the rest of the thread free.
 */
export class MainThreadTurns {
  /** By caller, in the order of their last turns. */
  readonly #waiting = new Map<string, Set<Waiting>>();
  readonly #times = new LRUCache<string, { own: TimeBucket; excess: TimeBucket }>({ max: maxCallers });
  readonly #beyond: TimeBucket;
  readonly #now: Clock;
  readonly #processorMs: Clock;
  #isBusy = false;
  #timer: NodeJS.Timeout | null = null;

  /**
   * @param now monotonic milliseconds.
   * @param processorMs the processor time of the main thread, which other programs and a slow disk do not lengthen.
   */
  constructor(now: Clock = () => performance.now(), processorMs: Clock = threadMs) {
    this.#now = now;
    this.#processorMs = processorMs;
    this.#beyond = new TimeBucket({ ...beyond, now });
  }

  /**
   * Resolves at the caller's turn. What follows synchronously, or by promises that are resolved, is the caller's work.
   *
   * @throws LakeError 400 if the signal aborts before.
   */
  take(caller: string, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(aborted());
      const leave = (): void => {
        if (this.#remove(caller, waiting)) reject(aborted());
      };
      const waiting: Waiting = {
        admit: () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        },
      };
      signal?.addEventListener('abort', leave);
      const known = this.#waiting.get(caller);
      if (known) known.add(waiting);
      else this.#waiting.set(caller, new Set([waiting]));
      this.#schedule();
    });
  }

  /** Whether the caller has time of its own left. */
  isLeftFor(caller: string): boolean {
    return this.#timesOf(caller).own.availableMs > 0;
  }

  /** Both run in one phase of the event loop: in between only the promises of the admitted caller do. */
  #schedule(): void {
    if (this.#isBusy) return;
    this.#isBusy = true;
    let turn: Turn | null = null;
    setImmediate(() => {
      turn = this.#admit();
    });
    setImmediate(() => {
      if (turn) this.#charge(turn.caller, this.#processorMs() - turn.begunAt);
      this.#isBusy = false;
      if (this.#waiting.size === 0) return;
      if (turn) this.#schedule();
      else this.#tryAgain(this.#pauseMs());
    });
  }

  #admit(): Turn | null {
    const caller = this.#next();
    const [first] = (caller !== null && this.#waiting.get(caller)) || [];
    if (caller === null || !first) return null;
    this.#remove(caller, first);
    const begunAt = this.#processorMs();
    first.admit();
    return { caller, begunAt };
  }

  /** Null while only callers wait who pause, or who have used up their time and what is set aside. */
  #next(): string | null {
    let [best, mostMs]: [string | null, number] = [null, Number.NEGATIVE_INFINITY];
    for (const caller of this.#waiting.keys()) {
      const { own: time, excess: long } = this.#timesOf(caller);
      if (long.availableMs >= 0 && time.availableMs > mostMs) [best, mostMs] = [caller, time.availableMs];
    }
    return mostMs > 0 || this.#beyond.availableMs > 0 ? best : null;
  }

  #pauseMs(): number {
    const pauses = this.#waiting
      .keys()
      .map((caller) => this.#timesOf(caller).excess.pauseMs || this.#beyond.pauseMs);
    return Math.min(...pauses);
  }

  #charge(caller: string, milliseconds: number): void {
    const { own: time, excess: long } = this.#timesOf(caller);
    if (time.availableMs <= 0) this.#beyond.spend(milliseconds);
    time.spend(milliseconds);
    if (milliseconds > maxPieceMs) long.spend(milliseconds - maxPieceMs);
  }

  #tryAgain(milliseconds: number): void {
    if (this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#schedule();
    }, Math.ceil(milliseconds)).unref();
  }

  /** Moves the caller's other work behind that of the other callers. */
  #remove(caller: string, waiting: Waiting): boolean {
    const all = this.#waiting.get(caller);
    if (!all?.delete(waiting)) return false;
    this.#waiting.delete(caller);
    if (all.size > 0) this.#waiting.set(caller, all);
    return true;
  }

  #timesOf(caller: string): { own: TimeBucket; excess: TimeBucket } {
    const now = this.#now;
    const known = this.#times.get(caller) ?? {
      own: new TimeBucket({ ...own, now }),
      excess: new TimeBucket({ ...excess, now }),
    };
    this.#times.set(caller, known);
    return known;
  }
}

const threadMs: Clock = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

const aborted = (): LakeError => new LakeError(400, 'The request was aborted');
