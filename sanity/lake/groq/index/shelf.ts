import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { lookUp } from './lookup.ts';
import type { Condition } from './plan.ts';
import { isReferencePath } from './rowsOf.ts';
import { crowdedPath, reachedBy, referencePath, wholeIndex } from './tables.ts';

/** Documents that share a value, in the order of another attribute of theirs. */
export type Shelf = {
  path: string;
  value: string;
  /** What else a row has to meet, as SQL on a row `k`; null for nothing but its type. */
  rest: Condition | null;
  types: string[] | null;
};

/** The shelf on which all documents stand that meet a condition, null when there is none. */
export const findShelf = (db: DatabaseSync, condition: Condition | null): Shelf | null => {
  if (!condition || reachedBy(db) !== wholeIndex) return null;
  const parts = condition.kind === 'and' ? condition.parts : [condition];
  const types = parts.find(isTypes);
  const reference = parts.find((part) => part !== types && labelOf(part) !== null);
  const chosen = reference ?? types;
  const label = chosen && labelOf(chosen);
  if (!label) return null;
  const rest = parts.filter((part) => part !== chosen && part !== types);
  return {
    ...label,
    types: types && reference ? types.values.map(String) : null,
    rest: rest.length > 0 ? { kind: 'and', parts: rest } : null,
  };
};

const isTypes = (condition: Condition): condition is Extract<Condition, { kind: 'values' }> =>
  condition.kind === 'values' && condition.path === '_type';

/** What is written on the shelf of the documents that meet a condition: one type, or one reference. */
const labelOf = (condition: Condition): { path: string; value: string } | null => {
  if (condition.kind === 'references') {
    const [value, ...more] = condition.ids;
    return value !== undefined && more.length === 0 ? { path: referencePath, value } : null;
  }
  if (condition.kind !== 'values' || (condition.path !== '_type' && !isReferencePath(condition.path)))
    return null;
  const [value, ...more] = condition.values;
  return typeof value === 'string' && more.length === 0 ? { path: condition.path, value } : null;
};

type ShelfOrder = { sort: string; direction: 'ASC' | 'DESC' };

/** SQL for the documents of a shelf, as `key` and `at`, in its order. */
export const shelfRows = (
  db: DatabaseSync,
  { path, value, types, rest }: Shelf,
  { sort, direction }: ShelfOrder,
  realms: number[],
): { sql: string; values: SQLInputValue[] } => {
  const lookup = rest && lookUp(db, rest, realms);
  const typed = types ? `AND k.type IN (${types.map(() => '?').join(', ')})` : '';
  const tested = lookup ? `AND ${lookup.test}` : '';
  const walks = realms.map(
    (realm) => `SELECT k.key AS key, k.at AS at FROM shelves k
      WHERE k.realm = ${realm} AND k.path = ? AND k.value = ? AND k.sort = ? ${typed} ${tested}`,
  );
  const column = realms.length > 1 ? 'at' : 'k.at';
  return {
    sql: `${walks.join(' UNION ALL ')} ORDER BY ${column} ${direction}`,
    values: realms.flatMap(() => [path, value, sort, ...(types ?? []), ...(lookup?.testValues ?? [])]),
  };
};

/** Whether a shelf is kept in the order of ids. */
export const isSortedById = ({ path }: Shelf, order: string): boolean => path !== '_type' && order === '_id';

/** Whether a shelf is kept in the order of an attribute, where that is a date. */
export const isSortedByDate = ({ path }: Shelf, order: string): boolean =>
  path === '_type' || order !== '_updatedAt';

const maxCrowded = 500;

/** The ids of documents with too many references for shelves, null when there are too many to look at each. */
export const findCrowded = (db: DatabaseSync, { path }: Shelf): string[] | null => {
  if (path === '_type') return [];
  const rows = db
    .prepare(
      `SELECT at FROM shelves WHERE realm IN (0, 1, 2) AND path = ? AND value = '' LIMIT ${maxCrowded + 1}`,
    )
    .all(crowdedPath);
  return rows.length > maxCrowded ? null : rows.map(({ at }) => String(at));
};
