import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { countUpTo, type Lookup, manyDocuments } from './lookup.ts';
import type { FindMissing } from './missingRows.ts';

/** A document's place in an order: entries of one value stand together. */
export type Entry = { id: string; value: SQLInputValue };

export type Order = { path: string; isDescending: boolean };

/** How many documents there are, near enough to choose a way. */
const sizeOf = (db: DatabaseSync): number =>
  Number(db.prepare('SELECT max(key) AS n FROM documents').get()?.n ?? 0);

export type Ranked = {
  entries: Iterable<Entry>;
  /**
   * Documents without a row under the path. They may still have a value there, such as a long text: each has to
   * be looked at.
   */
  rowless: Iterable<string>;
};

/**
 * Ranks documents by the value under a path. Few candidates are sorted; of many, the path's index is walked and each
 * tested, which ends as soon as enough are found.
 *
 * @returns null when too many documents are not in the path's index.
 */
export const rank = (
  { db, lookup, realms, findMissing, types }: RankedBy,
  order: Order,
  end: number,
): Ranked | null => {
  if (lookup && isSortedSooner(db, lookup, end)) {
    const all = Array.from(sortedEntries(db, lookup, order));
    return {
      entries: all.filter(({ value }) => value !== null),
      rowless: all.filter(({ value }) => value === null).map(({ id }) => id),
    };
  }
  const rowless = findMissing(order.path, types);
  return rowless && { entries: walkedEntries(db, lookup, realms, order), rowless };
};

type RankedBy = {
  db: DatabaseSync;
  lookup: Lookup | null;
  realms: number[];
  findMissing: FindMissing;
  types: string[] | null;
};

const directionOf = ({ isDescending }: Order): string => (isDescending ? 'DESC' : 'ASC');

const sortedEntries = (db: DatabaseSync, { select, values }: Lookup, order: Order): Iterable<Entry> =>
  rows(
    db,
    `SELECT d.id, a.value FROM (SELECT DISTINCT key FROM (${select})) AS c
     CROSS JOIN documents d ON d.key = c.key
     LEFT JOIN attributes a ON a.key = c.key AND a.path = ? ORDER BY a.value ${directionOf(order)}`,
    [...values, order.path],
  );

const walkedEntries = (
  db: DatabaseSync,
  lookup: Lookup | null,
  realms: number[],
  order: Order,
): Iterable<Entry> => {
  const walks = realms.map(
    (realm) => `SELECT d.id AS id, k.value AS value FROM attributes k CROSS JOIN documents d ON d.key = k.key
      WHERE k.realm = ${realm} AND k.path = ? ${lookup ? `AND ${lookup.test}` : ''}`,
  );
  const values = realms.flatMap(() => [order.path, ...(lookup?.testValues ?? [])]);
  const column = realms.length > 1 ? 'value' : 'k.value';
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
  if (lookup.count < manyDocuments) return lookup.count <= walkOf(lookup.count) * walkedPerSorted;
  if (walkOf(lookup.count) <= shortWalk) return false;
  const count = countUpTo(db, lookup, mostSorted);
  return count < mostSorted && count <= walkOf(count) * walkedPerSorted;
};

function* rows(db: DatabaseSync, sql: string, values: SQLInputValue[]): Iterable<Entry> {
  for (const { id, value } of db.prepare(sql).iterate(...values)) {
    yield { id: String(id), value: value ?? null };
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
