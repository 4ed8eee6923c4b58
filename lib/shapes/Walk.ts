/** A problem and its field. `path` is written like `body[3].level`. */
export type ShapeProblem = { path: string; wants: string };

/** A reference and its field. `place` is the field without list indexes, `path` is written like `body[3].article`. */
export type FoundReference = {
  id: string;
  path: string;
  place: string;
  /** The types that the schema allows. */
  to: string[];
  /** True if the schema lets what it leads to be removed while it stays. */
  mayBeLost: boolean;
  /** True if the stored reference is weak, so that the lake itself does not need its target. */
  isWeak: boolean;
};

/** Walks one document. Holds the current path, the problems and the references found. */
export class Walk {
  readonly #steps: (string | number)[] = [];
  /** Keyed by field and problem without list indexes, so the schema bounds their number. */
  readonly found = new Map<string, { count: number; first: ShapeProblem }>();

  readonly references: FoundReference[] = [];

  at(step: string | number, visit: () => void): void {
    this.#steps.push(step);
    visit();
    this.#steps.pop();
  }

  /** @param wants completes a sentence that begins with the field’s name: `has to be text`. Null if nothing is wrong. */
  report(wants: string | null): void {
    if (wants === null) return;
    const kind = `${this.#place()} ${wants}`;
    const known = this.found.get(kind);
    if (known) known.count += 1;
    else this.found.set(kind, { count: 1, first: { path: this.#path(), wants } });
  }

  refer(found: Omit<FoundReference, 'path' | 'place'>): void {
    this.references.push({ ...found, path: this.#path(), place: this.#place() });
  }

  #place(): string {
    return this.#steps.map((step) => (typeof step === 'number' ? '[]' : `.${step}`)).join('');
  }

  #path(): string {
    return this.#steps
      .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
      .join('')
      .replace(/^\./, '');
  }
}
