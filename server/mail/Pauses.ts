type Pause = { until: number; ms: number };

const firstPauseMs = 30_000;
const maxPauseMs = 30 * 60_000;

/** Pauses after failures, by an id. Each failure in a row doubles the pause, up to half an hour. */
export class Pauses {
  readonly #now: () => number;
  /** In the order of the last failures. */
  readonly #pauses = new Map<string, Pause>();

  /** @param now epoch ms. */
  constructor(now: () => number) {
    this.#now = now;
  }

  has(id: string): boolean {
    return this.#pauses.has(id);
  }

  isOver(id: string): boolean {
    const pause = this.#pauses.get(id);
    if (!pause) return true;
    const leftMs = pause.until - this.#now();
    // More than the whole pause is left if the clock was set back.
    return leftMs <= 0 || leftMs > pause.ms;
  }

  /** Begins a longer pause than before, or one of the same length. Returns its length in ms. */
  begin(id: string, isLonger = true): number {
    const before = this.#pauses.get(id)?.ms;
    const ms = before ? Math.min(isLonger ? before * 2 : before, maxPauseMs) : firstPauseMs;
    this.#pauses.delete(id);
    this.#pauses.set(id, { until: this.#now() + ms, ms });
    return ms;
  }

  end(id: string): void {
    this.#pauses.delete(id);
  }

  /** Sorts those who never failed first, and who failed last comes last. */
  sort<One extends { id: string }>(ones: One[]): One[] {
    const ranks = new Map([...this.#pauses.keys()].map((id, index) => [id, index + 1]));
    return ones.toSorted((a, b) => (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0));
  }

  /** Forgets all others. */
  keep(ids: ReadonlySet<string>): void {
    for (const id of this.#pauses.keys()) if (!ids.has(id)) this.#pauses.delete(id);
  }
}
