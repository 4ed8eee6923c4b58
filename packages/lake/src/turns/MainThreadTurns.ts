import { LRUCache } from 'lru-cache';
import { LakeError } from '../errors.ts';
import { TimeBucket } from '../threads/TimeBucket.ts';

/**
 * The part of the main thread's time that a caller gets back, of which it may save up half a second. Studio opens a
 * story with some 150 ms.
 */
const own = { share: 0.2, burstMs: 500, maxDebtMs: 10_000 };
/** The part for all callers together who have used up their own: an import of an archive runs on, but slower. */
const beyond = { share: 0.4, burstMs: 50, maxDebtMs: 20_000 };
/**
 * A longer piece of work, such as a transaction with hundreds of documents, cannot be interrupted. Each millisecond more
 * is charged thirtyfold, so that others seldom meet one.
 */
const maxPieceMs = 50;
const chargeOfExcess = 30;
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
  readonly #times = new LRUCache<string, TimeBucket>({ max: maxCallers });
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
    return this.#timeOf(caller).availableMs > 0;
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
      else this.#tryAgain(this.#beyond.pauseMs);
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

  /** Null while only callers wait who have used up their time. */
  #next(): string | null {
    let [best, mostMs]: [string | null, number] = [null, Number.NEGATIVE_INFINITY];
    for (const caller of this.#waiting.keys()) {
      const { availableMs } = this.#timeOf(caller);
      if (availableMs > mostMs) [best, mostMs] = [caller, availableMs];
    }
    return mostMs > 0 || this.#beyond.availableMs > 0 ? best : null;
  }

  #charge(caller: string, takenMs: number): void {
    const milliseconds = takenMs + Math.max(0, takenMs - maxPieceMs) * chargeOfExcess;
    const time = this.#timeOf(caller);
    if (time.availableMs <= 0) this.#beyond.spend(milliseconds);
    time.spend(milliseconds);
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

  #timeOf(caller: string): TimeBucket {
    const known = this.#times.get(caller) ?? new TimeBucket({ ...own, now: this.#now });
    this.#times.set(caller, known);
    return known;
  }
}

const threadMs: Clock = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

const aborted = (): LakeError => new LakeError(400, 'The request was aborted');
