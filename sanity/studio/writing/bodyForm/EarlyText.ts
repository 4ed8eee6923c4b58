type Patch = { type: string; path: readonly unknown[]; value?: unknown };
type Waiting = { patch: Patch; isGiven: boolean };

/**
 * Gives typed text to the form before the editor does, which waits for a pause in the typing, or a second. The editor
 * tells each change at once, and gives it to the form later: what the form has already is left out then.
 */
export class EarlyText {
  /**
   * Changes that the editor has not given to the form, in their order. It gives them within a second, or once the
   * document can be edited again.
   */
  #waiting: Waiting[] = [];
  #editor: unknown;

  /** A change that an editor made. What one that is gone did not give never comes. */
  note(editor: unknown, patch: Patch): void {
    if (editor !== this.#editor) this.#waiting = [];
    this.#editor = editor;
    this.#waiting.push({ patch, isGiven: false });
  }

  /**
   * Gives the typed text. Text after a change of another kind waits for that.
   *
   * @param give throws if the form cannot have it now: the editor gives it later.
   */
  give(give: (typed: Patch[]) => void): void {
    const end = this.#waiting.findIndex(({ patch }) => !isTypedText(patch));
    const typed = this.#waiting
      .slice(0, end < 0 ? this.#waiting.length : end)
      .filter(({ isGiven }) => !isGiven);
    if (typed.length === 0) return;
    give(typed.map(({ patch }) => patch));
    for (const waiting of typed) waiting.isGiven = true;
  }

  /** @param patches what the editor gives. @returns those that the form does not have. */
  withoutGiven<Given extends Patch>(patches: Given[]): Given[] {
    return patches.filter((patch) => {
      const index = this.#waiting.findIndex((waiting) => isSame(waiting.patch, patch));
      if (index < 0) return true;
      const found = this.#waiting[index];
      this.#waiting.splice(0, index + 1);
      return !found?.isGiven;
    });
  }
}

/** Text of a paragraph. That in a block, such as a table's cell, has a longer path. */
const isTypedText = ({ type, path }: Patch): boolean => type === 'diffMatchPatch' && path.length === 4;

const isSame = (a: Patch, b: Patch): boolean =>
  a.type === b.type &&
  JSON.stringify(a.value) === JSON.stringify(b.value) &&
  JSON.stringify(a.path) === JSON.stringify(b.path);
