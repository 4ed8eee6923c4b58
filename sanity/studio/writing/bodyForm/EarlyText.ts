type Patch = { type: string; path: readonly unknown[]; value?: unknown };
type Waiting = { patch: Patch; notedAtMs: number; isGiven: boolean };

/** The editor gives all changes to the form within a second. What is older never comes. */
const maxWaitMs = 10_000;

/**
 * Gives typed text to the form before the editor does, which waits for a pause in the typing, or a second. The editor
 * tells each change at once, and gives it to the form later: what the form has already is left out then.
 */
export class EarlyText {
  /** Changes that the editor has not given to the form, in their order. */
  #waiting: Waiting[] = [];

  /** A change that the editor made. */
  note(patch: Patch): void {
    const notedAtMs = performance.now();
    while (this.#waiting[0] && this.#waiting[0].notedAtMs < notedAtMs - maxWaitMs) this.#waiting.shift();
    this.#waiting.push({ patch, notedAtMs, isGiven: false });
  }

  /** @returns the typed text that the form gets now. Text after a change of another kind waits for that. */
  take(): Patch[] {
    const end = this.#waiting.findIndex(({ patch }) => !isTypedText(patch));
    const typed = this.#waiting
      .slice(0, end < 0 ? this.#waiting.length : end)
      .filter(({ isGiven }) => !isGiven);
    for (const waiting of typed) waiting.isGiven = true;
    return typed.map(({ patch }) => patch);
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
