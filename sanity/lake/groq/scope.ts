import type { ObjectValue, Rows } from './values.ts';

/** What a filter asks of the documents of the dataset, in the scope that it is asked from. */
export type DocumentSource = {
  /** All documents that the caller may read, ordered by id. */
  all(): Rows;
  /** The document under the id, null when it does not exist or may not be read. */
  find(id: string): ObjectValue | null;
};

/** What stays the same for the whole evaluation of a query. */
export type Context = {
  source: DocumentSource;
  /** The instant that `now()` answers: one for the whole query. */
  now: Date;
  identity: string;
  projectId: string;
  dataset: string;
  before: ObjectValue | null;
  after: ObjectValue | null;
};

/**
 * Where an expression is evaluated: its value is `@`, its parent's `^`.
 * A hidden scope gives a value without being counted by `^`.
 */
export class Scope {
  readonly value: unknown;
  readonly parent: Scope | null;
  readonly context: Context;
  readonly #isHidden: boolean;

  constructor(value: unknown, parent: Scope | null, context: Context, isHidden = false) {
    this.value = value;
    this.parent = parent;
    this.context = context;
    this.#isHidden = isHidden;
  }

  nested(value: unknown): Scope {
    return new Scope(value, this.#isHidden ? this.parent : this, this.context);
  }

  hidden(value: unknown): Scope {
    return new Scope(value, this.#isHidden ? this.parent : this, this.context, true);
  }
}

/** A compiled expression. */
export type Evaluate = (scope: Scope) => unknown;
