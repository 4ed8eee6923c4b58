import { uptime } from 'node:os';
import type { Dataset } from '../types/datasets.ts';

/** A machine corrects its clock by less than this without being wrong. */
const maxCorrectionMs = 10 * 60_000;
/** A start after a longer pause is as strange as a clock that jumped. */
const maxPauseMs = 7 * 24 * 60 * 60_000;
/** Meanwhile a wrong clock is usually put right: what is published or erased does not come back. */
const maxDoubtMs = 60 * 60_000;
const storeEveryMs = 10 * 60_000;

export type Clocks = {
  /** The machine's clock, which somebody may set. */
  nowMs?: () => number;
  /** A clock that nobody sets, and that counts while the machine sleeps. */
  steadyMs?: () => number;
};

/**
 * Compares the machine's clock with one that nobody sets, and at the start with the last time that was believed. If it is
 * ahead, what happens by itself at a time waits until the clock is put right, or stays so for an hour. A clock that is
 * behind only delays.
 */
export class ClockWatch {
  readonly #db: Dataset['db'];
  readonly #nowMs: () => number;
  readonly #steadyMs: () => number;
  #believed: { nowMs: number; steadyMs: number; toleranceMs: number };
  /** When the clock was first found strange; null while it is believed. */
  #strangeSinceMs: number | null = null;
  #storedAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    { db }: Pick<Dataset, 'db'>,
    { nowMs = () => Date.now(), steadyMs = () => uptime() * 1000 }: Clocks = {},
  ) {
    this.#db = db;
    this.#nowMs = nowMs;
    this.#steadyMs = steadyMs;
    const stored = db.prepare("SELECT value FROM settings WHERE name = 'clock'").get()?.value;
    this.#believed = {
      nowMs: stored === undefined ? nowMs() : Number(stored),
      steadyMs: steadyMs(),
      toleranceMs: stored === undefined ? maxCorrectionMs : maxPauseMs,
    };
  }

  /** How long the clock will be doubted if it stays as it is, in milliseconds; 0 if it is believed. */
  doubtMs(): number {
    const steady = this.#steadyMs();
    const aheadMs = this.#aheadMs(steady);
    if (aheadMs > this.#believed.toleranceMs || aheadMs < -maxCorrectionMs) {
      if (this.#strangeSinceMs === null) {
        this.#strangeSinceMs = steady;
        console.warn(strangeClock(aheadMs));
      }
      const leftMs = this.#strangeSinceMs + maxDoubtMs - steady;
      if (leftMs > 0) return aheadMs > 0 ? leftMs : 0;
    }
    this.#strangeSinceMs = null;
    this.#believe(steady);
    return 0;
  }

  /** The sentence for people while the clock is doubted; else null. */
  doubt(): string | null {
    return this.doubtMs() > 0 ? strangeClock(this.#aheadMs(this.#steadyMs())) : null;
  }

  /** Negative if the clock is behind. */
  #aheadMs(steady: number): number {
    return this.#nowMs() - this.#believed.nowMs - (steady - this.#believed.steadyMs);
  }

  #believe(steadyMs: number): void {
    const nowMs = this.#nowMs();
    this.#believed = { nowMs, steadyMs, toleranceMs: maxCorrectionMs };
    if (steadyMs - this.#storedAtMs < storeEveryMs) return;
    this.#storedAtMs = steadyMs;
    this.#db.prepare("INSERT OR REPLACE INTO settings (name, value) VALUES ('clock', ?)").run(String(nowMs));
  }
}

const strangeClock = (aheadMs: number): string => {
  const hours = Math.round(Math.abs(aheadMs) / 360_000) / 10;
  const span = hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
  return aheadMs > 0
    ? `The machine's clock is ${span} ahead of what it should be. Nothing is published at its time or erased until it is put right, or for an hour.`
    : `The machine's clock is ${span} behind what it was. What is scheduled comes later by that.`;
};

const ofDatasets = new WeakMap<Dataset, ClockWatch>();

/** The watch of a dataset, always the same object. */
export const clockOf = (dataset: Dataset): ClockWatch => {
  const watch = ofDatasets.get(dataset) ?? new ClockWatch(dataset);
  ofDatasets.set(dataset, watch);
  return watch;
};
