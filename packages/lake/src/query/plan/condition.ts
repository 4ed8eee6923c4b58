import type { Scalar } from '../../store/index/attributesOf.ts';

/** A question that the index answers, once its values are known. */
export type Condition =
  | { kind: 'values'; path: string; values: Scalar[] }
  /** Values of one kind between two bounds, or beyond one. */
  | { kind: 'range'; path: string; low: Bound | null; high: Bound | null }
  /** An instant, as `dateTime()` reads it, between two bounds in milliseconds since 1970, or none of them. */
  | { kind: 'instant'; path: string; low: number | null; high: number | null }
  /** Documents without a value under a path, or, for null, without any scalar: a list or an object may be there. */
  | { kind: 'without'; path: string; value: Scalar | null }
  /** Documents that refer, under the path, to one that meets a condition. */
  | { kind: 'targets'; path: string; of: Condition }
  | { kind: 'ids'; ids: string[] }
  | { kind: 'idPrefix'; prefix: string }
  | { kind: 'references'; ids: string[] }
  /** Documents, drafts and versions of the ids that they are published under. */
  | { kind: 'versions'; ids: string[] }
  | { kind: 'release'; name: string }
  | { kind: 'text'; match: string }
  | { kind: 'and'; parts: Condition[] }
  | { kind: 'or'; parts: Condition[] };

export type Bound = { value: Scalar; isIncluded: boolean };

/** What the index can say of a filter: every document that passes it meets the condition; null says nothing. */
export type IndexPredicate = {
  condition: Condition | null;
  /** Whether, the other way around, every document that meets the condition passes. */
  isExact: boolean;
};

/** The index can say nothing. */
export const unknown: IndexPredicate = { condition: null, isExact: false };

/** Longer conditions are no statement that SQLite takes, and narrow nothing down. */
export const maxParts = 100;

/** Each part once: a search asks the same of several attributes. */
export const partsOf = (kind: 'and' | 'or', conditions: Condition[]): Condition[] => {
  const parts = conditions.flatMap((condition) => (condition.kind === kind ? condition.parts : [condition]));
  return Array.from(new Map(parts.map((part) => [JSON.stringify(part), part])).values());
};

/** Several conditions as one. */
export const joined = (kind: 'and' | 'or', parts: Condition[]): Condition => {
  const [first, ...more] = parts;
  return first && more.length === 0 ? first : { kind, parts };
};

/** Documents without a value under a path. */
export const askWithout = (path: string, value: Scalar | null): IndexPredicate => ({
  condition: { kind: 'without', path, value },
  isExact: false,
});
