/** An editor hands over a quarter of a second after the last key. If it never does, the browser stops asking. */
const maxPendingMs = 10_000;

/** Text that editors of formatted text have, and that their forms do not know yet. */
class PendingText {
  readonly #changedAt = new Map<object, number>();

  change(editor: object): void {
    this.#changedAt.set(editor, performance.now());
  }

  /** The form has it, or the editor is closed. */
  handOver(editor: object): void {
    this.#changedAt.delete(editor);
  }

  get isPending(): boolean {
    const now = performance.now();
    return [...this.#changedAt.values()].some((at) => now - at < maxPendingMs);
  }
}

/** That of this page. */
export const pendingText = new PendingText();
