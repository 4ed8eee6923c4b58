import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { isReferencePath } from '../../store/index/indexRows.ts';
import { crowdedPath, reachedBy, referencePath, wholeIndex } from '../../store/index/tables.ts';
import type { Condition } from './condition.ts';
import { lookUp, withinBounds, withinInstants } from './conditionSql.ts';

/** Documents that share a value, in the order of another attribute of theirs. */
export type Shelf = {
  path: string;
  value: string;
  /** What else a document has to meet beside its type. */
  rest: Condition[];
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
    rest,
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

export type ShelfOrder = { sort: string; direction: 'ASC' | 'DESC' };

/** SQL for the documents of a shelf, as `key` and `at`, in its order. */
export const shelfRows = (
  db: DatabaseSync,
  shelf: Shelf,
  { sort, direction }: ShelfOrder,
  realms: number[],
): { sql: string; values: SQLInputValue[] } => {
  const { path, value, types, rest } = shelf;
  const tests: Test[] = [];
  if (types) tests.push({ sql: `k.type IN (${types.map(() => '?').join(', ')})`, values: types });
  for (const part of rest) tests.push(testOf(db, part, sort, realms));
  const isOn = ({ path, value }: Pick<Shelf, 'path' | 'value'>): Test => ({
    sql: 'k.path = ? AND k.value = ?',
    values: [path, value],
  });
  const shelves = [[isOn(shelf), ...tests]];
  if (path !== '_type') {
    const { test, testValues } = lookUp(db, { kind: 'values', path, values: [value] }, realms);
    shelves.push([isOn({ path: crowdedPath, value: '' }), { sql: test, values: testValues }, ...tests]);
  }
  const walks = realms.flatMap((realm) =>
    shelves.map((met) => ({
      sql: `SELECT k.key AS key, k.at AS at FROM shelves k
        WHERE k.realm = ${realm} AND k.sort = ? AND ${met.map(({ sql }) => sql).join(' AND ')}`,
      values: [sort, ...met.flatMap(({ values }) => values)],
    })),
  );
  const column = walks.length > 1 ? 'at' : 'k.at';
  return {
    sql: `${walks.map(({ sql }) => sql).join(' UNION ALL ')} ORDER BY ${column} ${direction}`,
    values: walks.flatMap(({ values }) => values),
  };
};

type Test = { sql: string; values: SQLInputValue[] };

/** A condition on a row of a shelf; where it is of what the shelf is sorted by, the row itself tells. */
const testOf = (db: DatabaseSync, condition: Condition, sort: string, realms: number[]): Test => {
  if (condition.kind === 'instant' && condition.path === sort) return withinInstants(db, 'k.at', condition);
  if (condition.kind === 'range' && condition.path === sort) return withinBounds('k.at', condition);
  const { test, testValues } = lookUp(db, condition, realms);
  return { sql: test, values: testValues };
};

/** Whether a shelf is kept in the order of ids. */
export const isSortedById = ({ path }: Shelf, order: string): boolean => path !== '_type' && order === '_id';

/** Whether a shelf is kept in the order of an attribute, where that is a date. */
export const isSortedByDate = ({ path }: Shelf, order: string): boolean =>
  path === '_type' || order !== '_updatedAt';

/** Whether all documents that meet the conditions have a date under a path: then none is missing on a shelf. */
export const isDated = ({ rest }: Shelf, order: string): boolean =>
  rest.some((part) => part.kind === 'instant' && part.path === order);
