import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { isReferencePath } from '../../store/index/indexRows.ts';
import { completeIndex, indexedUpTo, overflowPath, referencePath } from '../../store/index/tables.ts';
import { withinBounds, withinInstants } from './bounds.ts';
import type { Condition } from './condition.ts';
import { lookUp } from './conditionSql.ts';

/** A range of `composites`: documents that share a value, ordered by another attribute. */
export type CompositeScan = {
  path: string;
  value: string;
  /** The other conditions that a document has to meet. */
  residual: Condition[];
  types: string[] | null;
};

/** The range of the index that contains all documents that meet a condition; null if there is none. */
export const findCompositeScan = (db: DatabaseSync, condition: Condition | null): CompositeScan | null => {
  if (!condition || indexedUpTo(db) !== completeIndex) return null;
  const parts = condition.kind === 'and' ? condition.parts : [condition];
  const types = parts.find(isTypes);
  const reference = parts.find((part) => part !== types && prefixOf(part) !== null);
  const chosen = reference ?? types;
  const prefix = chosen && prefixOf(chosen);
  if (!prefix) return null;
  const residual = parts.filter((part) => part !== chosen && part !== types);
  return {
    ...prefix,
    types: types && reference ? types.values.map(String) : null,
    residual,
  };
};

const isTypes = (condition: Condition): condition is Extract<Condition, { kind: 'values' }> =>
  condition.kind === 'values' && condition.path === '_type';

/** The path and value that the index rows of all documents that meet a condition share: one type or one reference. */
const prefixOf = (condition: Condition): { path: string; value: string } | null => {
  if (condition.kind === 'references') {
    const [value, ...more] = condition.ids;
    return value !== undefined && more.length === 0 ? { path: referencePath, value } : null;
  }
  if (condition.kind !== 'values' || (condition.path !== '_type' && !isReferencePath(condition.path)))
    return null;
  const [value, ...more] = condition.values;
  return typeof value === 'string' && more.length === 0 ? { path: condition.path, value } : null;
};

export type ScanOrder = { sort: string; direction: 'ASC' | 'DESC' };

/** SQL for the documents of a scan in order, as `key` and `at`. */
export const scanRows = (
  db: DatabaseSync,
  scan: CompositeScan,
  { sort, direction }: ScanOrder,
  visibilities: number[],
): { sql: string; values: SQLInputValue[] } => {
  const { path, value, types, residual } = scan;
  const tests: Test[] = [];
  if (types) tests.push({ sql: `k.type IN (${types.map(() => '?').join(', ')})`, values: types });
  for (const part of residual) tests.push(testOf(db, part, sort, visibilities));
  const isOn = ({ path, value }: Pick<CompositeScan, 'path' | 'value'>): Test => ({
    sql: 'k.path = ? AND k.value = ?',
    values: [path, value],
  });
  const alternatives = [[isOn(scan), ...tests]];
  if (path !== '_type') {
    const { test, testValues } = lookUp(db, { kind: 'values', path, values: [value] }, visibilities);
    alternatives.push([isOn({ path: overflowPath, value: '' }), { sql: test, values: testValues }, ...tests]);
  }
  const walks = visibilities.flatMap((visibility) =>
    alternatives.map((met) => ({
      sql: `SELECT k.key AS key, k.at AS at FROM composites k
        WHERE k.visibility = ${visibility} AND k.sort = ? AND ${met.map(({ sql }) => sql).join(' AND ')}`,
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

/** SQL that tests a condition on a row of a scan. A condition on the sort path needs only the row itself. */
const testOf = (db: DatabaseSync, condition: Condition, sort: string, visibilities: number[]): Test => {
  if (condition.kind === 'instant' && condition.path === sort) return withinInstants(db, 'k.at', condition);
  if (condition.kind === 'range' && condition.path === sort) return withinBounds('k.at', condition);
  const { test, testValues } = lookUp(db, condition, visibilities);
  return { sql: test, values: testValues };
};

/** Whether a scan can be ordered by id. */
export const isSortedById = ({ path }: CompositeScan, order: string): boolean =>
  path !== '_type' && order === '_id';

/** Whether a scan can be ordered by an attribute. Its rows contain only attributes that are dates. */
export const isSortedByDate = ({ path }: CompositeScan, order: string): boolean =>
  path === '_type' || order !== '_updatedAt';

/** Whether all documents that meet the conditions have a date under a path, so that a scan misses none. */
export const isDated = ({ residual }: CompositeScan, order: string): boolean =>
  residual.some((part) => part.kind === 'instant' && part.path === order);
