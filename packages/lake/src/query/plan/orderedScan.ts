import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { getRow, iterateRows } from '../../store/database/statementPool.ts';
import {
  type CompositeScan,
  findCompositeScan,
  isDated,
  isSortedByDate,
  isSortedById,
  scanRows,
} from './compositeIndex.ts';
import type { Condition } from './condition.ts';
import { countUpTo, type Lookup, lookUp, maxCountedDocuments } from './conditionSql.ts';
import { type FindMissing, typesOf } from './missingRows.ts';
import { isBroad } from './selectivity.ts';

/** A document in an order, by its key. Entries with the same value are adjacent. */
export type Entry = { key: number; value: SQLInputValue };

export type Order = {
  path: string;
  isDescending: boolean;
  /** Whether documents with the same value are ordered by id alone. */
  isOnly: boolean;
};

/** An estimate of the number of documents. */
const estimateSize = (db: DatabaseSync): number =>
  Number(getRow(db, 'SELECT max(key) AS n FROM documents', [])?.n ?? 0);

export type Ranked = {
  /** The method: read the composite index, sort few candidates, or walk the path's index. */
  way: 'composite' | 'sort' | 'walk';
  entries: Iterable<Entry>;
  /**
   * The ids of documents that are not among the entries. Each has to be read, because it may still have a value there,
   * such as a long text.
   */
  rowless: Iterable<string>;
};

type RankInput = {
  db: DatabaseSync;
  condition: Condition | null;
  visibilities: number[];
  findMissing: FindMissing;
};

/**
 * Ranks the documents that meet a condition by the value under a path. For documents that share a value it reads the
 * composite index. Otherwise it sorts the documents if they are few, or walks the path's index and tests each document
 * until enough are found.
 *
 * @param end number of documents that are needed.
 * @returns null if too many documents are missing in the path's index.
 */
export const rank = (input: RankInput, order: Order, end: number): Ranked | null => {
  const { db, condition, visibilities, findMissing } = input;
  const scan = findCompositeScan(db, condition);
  if (scan?.residual.every(isBroad)) {
    const ranked = inCompositeOrder(input, scan, order);
    if (ranked) return ranked;
  }
  const lookup = condition && lookUp(db, condition, visibilities);
  if (lookup && isSortCheaper(db, lookup, end)) {
    const all = Array.from(sortedEntries(db, lookup, order));
    return {
      way: 'sort',
      entries: all.filter(({ value }) => value !== null),
      rowless: all.filter(({ value }) => value === null).map(({ key }) => idOfKey(db, key)),
    };
  }
  const ranked = scan && inCompositeOrder(input, scan, order);
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
  String(getRow(db, 'SELECT id FROM documents WHERE key = ?', [key])?.id);

const directionOf = ({ isDescending }: Order): 'ASC' | 'DESC' => (isDescending ? 'DESC' : 'ASC');

const inCompositeOrder = (
  { db, condition, visibilities, findMissing }: RankInput,
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

/** Testing one document in the walk costs about half as much as sorting one. */
const walkCostPerSortCost = 0.5;
/** For a walk this short the candidates are not counted. */
const shortWalkDocuments = 2_000;
const maxSorted = 50_000;

/** Whether sorting the candidates is expected to cost less than walking the path's index. */
const isSortCheaper = (db: DatabaseSync, lookup: Lookup, end: number): boolean => {
  const size = estimateSize(db);
  const walkLength = (count: number): number => (end * size) / Math.max(count, 1);
  const minCount = lookup.count();
  if (minCount < maxCountedDocuments) return minCount <= walkLength(minCount) * walkCostPerSortCost;
  if (walkLength(minCount) <= shortWalkDocuments) return false;
  const count = countUpTo(db, lookup, maxSorted);
  return count < maxSorted && count <= walkLength(count) * walkCostPerSortCost;
};

function* rows(db: DatabaseSync, sql: string, values: SQLInputValue[]): Iterable<Entry> {
  for (const { key, at } of iterateRows(db, sql, values)) {
    yield { key: Number(key), value: at ?? null };
  }
}

/** Groups entries with the same value. */
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
