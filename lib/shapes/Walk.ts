/** A field and what it has to be. `path` is as people write it: `body[3].level`. */
export type ShapeProblem = { path: string; wants: string };

/** A walk through one document: where it is, and what it found there that cannot be. */
export class Walk {
  readonly #steps: (string | number)[] = [];
  /** By the field and what it has to be, whatever the places in lists: as many as the schema can state. */
  readonly found = new Map<string, { count: number; first: ShapeProblem }>();

  at(step: string | number, visit: () => void): void {
    this.#steps.push(step);
    visit();
    this.#steps.pop();
  }

  /** @param wants reads on after the field’s name: `has to be text`; null where nothing is wrong. */
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
