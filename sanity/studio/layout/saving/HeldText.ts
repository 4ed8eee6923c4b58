/** An editor hands over a quarter of a second after the last key. If it never does, nobody is asked for ever. */
const maxHeldMs = 10_000;

/** Text that editors of formatted text have, and that their forms do not know yet. */
class HeldText {
  readonly #changedAt = new Map<object, number>();

  change(editor: object): void {
    this.#changedAt.set(editor, performance.now());
  }

  /** The form has it, or the editor is closed. */
  handOver(editor: object): void {
    this.#changedAt.delete(editor);
  }

  get isHeld(): boolean {
    const now = performance.now();
    return [...this.#changedAt.values()].some((at) => now - at < maxHeldMs);
  }
}

/** That of this page. */
export const heldText = new HeldText();
