import type { ExprNode } from '../parse/nodes.ts';
import type { IndexPredicate } from '../plan/condition.ts';
import type { Order } from '../plan/orderedScan.ts';
import type { ObjectValue, Rows } from '../values/values.ts';

/** Positions in an order, without the end. Only documents that pass are counted. */
export type Slice = { start: number; end: number; passes(document: ObjectValue): boolean };

/** Documents that include all documents of a slice. `skipped` is the number of earlier documents that are left out. */
export type Top = { documents: ObjectValue[]; skipped: number };

/** A query's access to the dataset. A predicate only narrows the candidates: the filter still has to be evaluated. */
export type DocumentSource = {
  /** All documents that the caller may read, ordered by id. */
  all(): Rows;
  /** The document with the id; null if it does not exist or the caller may not read it. */
  find(id: string): ObjectValue | null;
  /** The documents that may pass a filter, ordered by id. */
  where(predicate: IndexPredicate): Rows;
  /** The number of documents that pass a filter; null if the index cannot count them. */
  count(predicate: IndexPredicate): number | null;
  /** Null if the index cannot order them. */
  top(predicate: IndexPredicate, order: Order, slice: Slice): Top | null;
};

/** The values that stay the same during the evaluation of a query. */
export type Context = {
  source: DocumentSource;
  /** The result of `now()`. */
  now: Date;
  identity: string;
  projectId: string;
  dataset: string;
  /** Called with the number of elements that are read, 1 by default. @throws if the query has cost too much. */
  spend(elements?: number): void;
};

/**
 * The scope that an expression is evaluated in: its value is `@`, and its parent's value is `^`.
 * `^` skips hidden scopes.
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
