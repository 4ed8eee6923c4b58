import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import {
  type CompositeScan,
  findCompositeScan,
  isDated,
  isSortedByDate,
  isSortedById,
  scanRows,
} from './compositeIndex.ts';
import type { Condition } from './condition.ts';
import { countUpTo, type Lookup, lookUp, manyDocuments } from './conditionSql.ts';
import { type FindMissing, typesOf } from './missingRows.ts';
import { isBroad } from './selectivity.ts';

/** A document's place in an order, by its key: entries of one value stand together. */
export type Entry = { key: number; value: SQLInputValue };

export type Order = {
  path: string;
  isDescending: boolean;
  /** Whether nothing but the id decides among documents of one value. */
  isOnly: boolean;
};

/** How many documents there are, near enough to choose a way. */
const sizeOf = (db: DatabaseSync): number =>
  Number(db.prepare('SELECT max(key) AS n FROM documents').get()?.n ?? 0);

export type Ranked = {
  /** How it was done: the composite index read in place, few candidates sorted, or the path's index walked. */
  way: 'composite' | 'sort' | 'walk';
  entries: Iterable<Entry>;
  /**
   * The ids of documents that are not among the entries. They may still have a value there, such as a long text:
   * each has to be looked at.
   */
  rowless: Iterable<string>;
};

type RankedBy = {
  db: DatabaseSync;
  condition: Condition | null;
  visibilities: number[];
  findMissing: FindMissing;
};

/**
 * Ranks documents by the value under a path. Of documents that share a value the composite index is read; of others few are
 * sorted, and of many the path's index is walked and each tested, which ends as soon as enough are found.
 *
 * @returns null when too many documents are not in the path's index.
 */
export const rank = (by: RankedBy, order: Order, end: number): Ranked | null => {
  const { db, condition, visibilities, findMissing } = by;
  const scan = findCompositeScan(db, condition);
  if (scan?.residual.every(isBroad)) {
    const ranked = inCompositeOrder(by, scan, order);
    if (ranked) return ranked;
  }
  const lookup = condition && lookUp(db, condition, visibilities);
  if (lookup && isSortedSooner(db, lookup, end)) {
    const all = Array.from(sortedEntries(db, lookup, order));
    return {
      way: 'sort',
      entries: all.filter(({ value }) => value !== null),
      rowless: all.filter(({ value }) => value === null).map(({ key }) => idOfKey(db, key)),
    };
  }
  const ranked = scan && inCompositeOrder(by, scan, order);
  if (ranked) return ranked;
  const rowless = hasRow(condition, order.path)
    ? new Set<string>()
    : findMissing({ path: order.path, types: typesOf(condition), isDated: false });
  return rowless && { way: 'walk', entries: walkedEntries(db, lookup, visibilities, order), rowless };
};

/** Whether every document that meets a condition has a row under a path. */
const hasRow = (condition: Condition | null, path: string): boolean => {
  const parts = condition?.kind === 'and' ? condition.parts : condition ? [condition] : [];
  return parts.some(
    (part) =>
      (part.kind === 'values' || part.kind === 'range' || part.kind === 'instant') && part.path === path,
  );
};

/** The id of a stored document. */
const idOfKey = (db: DatabaseSync, key: number): string =>
  String(db.prepare('SELECT id FROM documents WHERE key = ?').get(key)?.id);

const directionOf = ({ isDescending }: Order): 'ASC' | 'DESC' => (isDescending ? 'DESC' : 'ASC');

const inCompositeOrder = (
  { db, condition, visibilities, findMissing }: RankedBy,
  scan: CompositeScan,
  order: Order,
): Ranked | null => {
  const { path } = order;
  if (!isSortedById(scan, path) && !isSortedByDate(scan, path)) return null;
  const missing =
    isSortedById(scan, path) || isDated(scan, path)
      ? new Set<string>()
      : findMissing({ path, types: typesOf(condition), isDated: true });
  if (!missing) return null;
  const { sql, values } = scanRows(
    db,
    scan,
    { sort: order.path, direction: directionOf(order) },
    visibilities,
  );
  return { way: 'composite', entries: rows(db, sql, values), rowless: missing };
};

const sortedEntries = (db: DatabaseSync, { select, values }: Lookup, order: Order): Iterable<Entry> =>
  rows(
    db,
    `SELECT c.key AS key, a.value AS at FROM (SELECT DISTINCT key FROM (${select})) AS c
     LEFT JOIN attributes a ON a.key = c.key AND a.path = ? ORDER BY a.value ${directionOf(order)}`,
    [...values, order.path],
  );

const walkedEntries = (
  db: DatabaseSync,
  lookup: Lookup | null,
  visibilities: number[],
  order: Order,
): Iterable<Entry> => {
  const walks = visibilities.map(
    (visibility) => `SELECT k.key AS key, k.value AS at FROM attributes k
      WHERE k.visibility = ${visibility} AND k.path = ? ${lookup ? `AND ${lookup.test}` : ''}`,
  );
  const values = visibilities.flatMap(() => [order.path, ...(lookup?.testValues ?? [])]);
  const column = visibilities.length > 1 ? 'at' : 'k.value';
  return rows(db, `${walks.join(' UNION ALL ')} ORDER BY ${column} ${directionOf(order)}`, values);
};

/** Testing one document in the walk costs about half of what sorting one costs. */
const walkedPerSorted = 0.5;
/** A walk this short is not worth counting candidates for. */
const shortWalk = 2_000;
const mostSorted = 50_000;

const isSortedSooner = (db: DatabaseSync, lookup: Lookup, end: number): boolean => {
  const size = sizeOf(db);
  const walkOf = (count: number): number => (end * size) / Math.max(count, 1);
  const atLeast = lookup.count();
  if (atLeast < manyDocuments) return atLeast <= walkOf(atLeast) * walkedPerSorted;
  if (walkOf(atLeast) <= shortWalk) return false;
  const count = countUpTo(db, lookup, mostSorted);
  return count < mostSorted && count <= walkOf(count) * walkedPerSorted;
};

function* rows(db: DatabaseSync, sql: string, values: SQLInputValue[]): Iterable<Entry> {
  for (const { key, at } of db.prepare(sql).iterate(...values)) {
    yield { key: Number(key), value: at ?? null };
  }
}

/** Entries of one value at a time. */
export function* groupsOf(entries: Iterable<Entry>): Iterable<Entry[]> {
  let group: Entry[] = [];
  for (const entry of entries) {
    const first = group[0];
    if (first && !isSameValue(first.value, entry.value)) {
      yield group;
      group = [];
    }
    group.push(entry);
  }
  if (group.length > 0) yield group;
}

const isSameValue = (a: SQLInputValue, b: SQLInputValue): boolean =>
  typeof a === typeof b && String(a) === String(b);
