import type { ExprNode } from '../parse/nodes.ts';
import type { IndexPredicate } from '../plan/condition.ts';
import type { Order } from '../plan/orderedScan.ts';
import type { ObjectValue, Rows } from '../values/values.ts';

/** Positions in an order, the end left out, and which documents count. */
export type Slice = { start: number; end: number; passes(document: ObjectValue): boolean };

/** Documents among which all of a slice are, less those `skipped` that come before it. */
export type Top = { documents: ObjectValue[]; skipped: number };

/** What a query asks of the dataset. What is known of a filter only narrows the answer: it has to be evaluated still. */
export type DocumentSource = {
  /** All documents that the caller may read, ordered by id. */
  all(): Rows;
  /** The document under the id, null when it does not exist or may not be read. */
  find(id: string): ObjectValue | null;
  /** The documents that may pass a filter, ordered by id. */
  where(predicate: IndexPredicate): Rows;
  /** How many documents pass a filter, null when the index cannot tell. */
  count(predicate: IndexPredicate): number | null;
  /** Null when the index cannot tell. */
  top(predicate: IndexPredicate, order: Order, slice: Slice): Top | null;
};

/** What stays the same for the whole evaluation of a query. */
export type Context = {
  source: DocumentSource;
  /** The instant that `now()` answers: one for the whole query. */
  now: Date;
  identity: string;
  projectId: string;
  dataset: string;
  /** Called for each element that is looked at, or for more at once. @throws when the query has cost too much. */
  spend(elements?: number): void;
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

export type Compile = (node: ExprNode) => Evaluate;
