/** All hand over a second after the last key at the latest. What never does stops counting. */
const maxPendingMs = 10_000;

type Timer = ReturnType<typeof setTimeout>;

/** What editors of formatted text, cells and headlines have, and their forms do not know yet. */
class PendingText {
  readonly #expiries = new Map<object, Timer>();
  readonly #listeners = new Set<() => void>();

  change(source: object): void {
    clearTimeout(this.#expiries.get(source));
    this.#expiries.set(
      source,
      setTimeout(() => this.handOver(source), maxPendingMs),
    );
    this.#notify();
  }

  /** The form has it, or the source is closed. */
  handOver(source: object): void {
    clearTimeout(this.#expiries.get(source));
    this.#expiries.delete(source);
    this.#notify();
  }

  get isPending(): boolean {
    return this.#expiries.size > 0;
  }

  /** Calls after each change. @returns a function that ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** That of this page. */
export const pendingText = new PendingText();
