/** An editor hands over a quarter of a second after the last key. One that never does stops counting. */
const maxPendingMs = 10_000;

type Timer = ReturnType<typeof setTimeout>;

/** Text that editors of formatted text have, and that their forms do not know yet. */
class PendingText {
  readonly #expiries = new Map<object, Timer>();
  readonly #listeners = new Set<() => void>();

  change(editor: object): void {
    clearTimeout(this.#expiries.get(editor));
    this.#expiries.set(
      editor,
      setTimeout(() => this.handOver(editor), maxPendingMs),
    );
    this.#notify();
  }

  /** The form has it, or the editor is closed. */
  handOver(editor: object): void {
    clearTimeout(this.#expiries.get(editor));
    this.#expiries.delete(editor);
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
