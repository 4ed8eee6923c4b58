import type { Scalar } from '../../store/index/attributesOf.ts';

/** A condition on documents that the index can answer. */
export type Condition =
  | { kind: 'values'; path: string; values: Scalar[] }
  /** Values of one type, above a bound, below a bound or between two. */
  | { kind: 'range'; path: string; low: Bound | null; high: Bound | null }
  /** Instants that `dateTime()` can read. Each bound is in milliseconds since 1970, null for none. */
  | { kind: 'instant'; path: string; low: number | null; high: number | null }
  /** Documents without the value under a path. Null stands for any scalar: such documents have no scalar there. */
  | { kind: 'without'; path: string; value: Scalar | null }
  /** Documents with a reference under the path to a document that meets a condition. */
  | { kind: 'targets'; path: string; of: Condition }
  | { kind: 'ids'; ids: string[] }
  | { kind: 'idPrefix'; prefix: string }
  | { kind: 'references'; ids: string[] }
  /** The published documents, drafts and versions of published ids. */
  | { kind: 'versions'; ids: string[] }
  /** Documents that are stored under an id with the prefix, whatever id a stack shows. */
  | { kind: 'storedPrefix'; prefix: string }
  | { kind: 'text'; match: string }
  | { kind: 'and'; parts: Condition[] }
  | { kind: 'or'; parts: Condition[] };

export type Bound = { value: Scalar; isIncluded: boolean };

/** The index's view of a filter: every document that passes the filter meets the condition. Null for no condition. */
export type IndexPredicate = {
  condition: Condition | null;
  /** Whether every document that meets the condition also passes the filter. */
  isExact: boolean;
};

/** The index knows nothing about the filter. */
export const unknownPredicate: IndexPredicate = { condition: null, isExact: false };

/** SQLite accepts no statement with many more parts, and a longer condition is hardly more selective. */
export const maxParts = 100;

/** The parts of several conditions without duplicates: searches repeat the same condition. */
export const partsOf = (kind: 'and' | 'or', conditions: Condition[]): Condition[] => {
  const parts = conditions.flatMap((condition) => (condition.kind === kind ? condition.parts : [condition]));
  return Array.from(new Map(parts.map((part) => [JSON.stringify(part), part])).values());
};

/** Joins several conditions into one. */
export const joined = (kind: 'and' | 'or', parts: Condition[]): Condition => {
  const [first, ...more] = parts;
  return first && more.length === 0 ? first : { kind, parts };
};

/** The predicate for documents without a value under a path. */
export const predicateWithout = (path: string, value: Scalar | null): IndexPredicate => ({
  condition: { kind: 'without', path, value },
  isExact: false,
});
