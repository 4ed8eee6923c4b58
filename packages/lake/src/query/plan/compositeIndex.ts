import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { isReferencePath } from '../../store/index/indexRows.ts';
import { overflowPath, reachedBy, referencePath, wholeIndex } from '../../store/index/tables.ts';
import { withinBounds, withinInstants } from './bounds.ts';
import type { Condition } from './condition.ts';
import { lookUp } from './conditionSql.ts';

/** A part of `composites`: documents that share a value, in the order of another attribute of theirs. */
export type CompositeScan = {
  path: string;
  value: string;
  /** What else a document has to meet. */
  residual: Condition[];
  types: string[] | null;
};

/** The part of the index that holds all documents that meet a condition, null when there is none. */
export const findCompositeScan = (db: DatabaseSync, condition: Condition | null): CompositeScan | null => {
  if (!condition || reachedBy(db) !== wholeIndex) return null;
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

/** What the rows of all documents that meet a condition begin with: one type, or one reference. */
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

/** SQL for the documents of a scan, as `key` and `at`, in its order. */
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

/** A condition on a row of a scan; where it is of what the scan is sorted by, the row itself tells. */
const testOf = (db: DatabaseSync, condition: Condition, sort: string, visibilities: number[]): Test => {
  if (condition.kind === 'instant' && condition.path === sort) return withinInstants(db, 'k.at', condition);
  if (condition.kind === 'range' && condition.path === sort) return withinBounds('k.at', condition);
  const { test, testValues } = lookUp(db, condition, visibilities);
  return { sql: test, values: testValues };
};

/** Whether a scan is in the order of ids. */
export const isSortedById = ({ path }: CompositeScan, order: string): boolean =>
  path !== '_type' && order === '_id';

/** Whether a scan is in the order of an attribute, where that is a date. */
export const isSortedByDate = ({ path }: CompositeScan, order: string): boolean =>
  path === '_type' || order !== '_updatedAt';

/** Whether all documents that meet the conditions have a date under a path: then none is missing in a scan. */
export const isDated = ({ residual }: CompositeScan, order: string): boolean =>
  residual.some((part) => part.kind === 'instant' && part.path === order);
