/** A problem and its field. `path` is written like `body[3].level`. */
export type ShapeProblem = { path: string; wants: string };

/** Walks one document. Holds the current path and the problems found. */
export class Walk {
  readonly #steps: (string | number)[] = [];
  /** Keyed by field and problem without list indexes, so the schema bounds their number. */
  readonly found = new Map<string, { count: number; first: ShapeProblem }>();

  at(step: string | number, visit: () => void): void {
    this.#steps.push(step);
    visit();
    this.#steps.pop();
  }

  /** @param wants completes a sentence that begins with the field’s name: `has to be text`. Null if nothing is wrong. */
  report(wants: string | null): void {
    if (wants === null) return;
    const steps = this.#steps.map((step) => (typeof step === 'number' ? '[]' : `.${step}`));
    const kind = `${steps.join('')} ${wants}`;
    const known = this.found.get(kind);
    if (known) known.count += 1;
    else this.found.set(kind, { count: 1, first: { path: this.#path(), wants } });
  }

  #path(): string {
    return this.#steps
      .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
      .join('')
      .replace(/^\./, '');
  }
}
