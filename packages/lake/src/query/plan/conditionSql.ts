import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { dateGlob } from '../../store/index/indexRows.ts';
import { groupPath, indexedValue, referencePath } from '../../store/index/tables.ts';
import { parseDateTime } from '../values/values.ts';
import type { Condition } from './condition.ts';

/** A condition as SQL: as a set of documents, and as a test of one, `k`, of another set. */
export type Lookup = {
  /** Answers `key` and `type`, each document perhaps more than once. */
  select: string;
  values: SQLInputValue[];
  test: string;
  testValues: SQLInputValue[];
  /** Types have many documents: of conditions that were not counted to the end they narrow least. */
  isType: boolean;
  /** Whether each document is answered once. */
  isDistinct: boolean;
  /** About how many documents meet it; counting stops at `manyDocuments`. Infinite for what nearly all meet. */
  count: () => number;
};

/** Sets larger than this are not counted to the end: how much larger does not change what is done. */
export const manyDocuments = 2_000;

/** SQLite takes some more parameters in a statement; a walk adds a few to them, once for each realm. */
export const maxValues = 10_000;

const placeholders = (list: unknown[]): string => list.map(() => '?').join(', ');

/** Turns a condition into SQL over the realms that the caller's perspective reads. */
export const lookUp = (db: DatabaseSync, condition: Condition, realms: number[]): Lookup => {
  const counted = (select: string, test: string, values: SQLInputValue[]): Lookup => {
    let known: number | null = null;
    return {
      select,
      values,
      test,
      testValues: values,
      count: () => {
        known ??= countUpTo(db, { select, values }, manyDocuments);
        return known;
      },
      isType: false,
      isDistinct: true,
    };
  };
  const inRealms = `a.realm IN (${realms.join(', ')})`;
  const underPath = (path: string, where: string, list: SQLInputValue[]): Lookup =>
    counted(
      `SELECT key, type FROM attributes a WHERE ${inRealms} AND a.path = ? AND ${where}`,
      `EXISTS (SELECT 1 FROM attributes a WHERE ${inRealms} AND a.path = ? AND ${where} AND a.key = k.key)`,
      [path, ...list],
    );
  /** Of many values: the few rows of a document are gone through, not the many that hold such a value. */
  const betweenValues = (path: string, where: string, list: SQLInputValue[]): Lookup => ({
    ...underPath(path, where, list),
    test: `EXISTS (SELECT 1 FROM attributes a INDEXED BY attributes_by_key WHERE a.key = k.key AND a.path = ? AND ${inRealms} AND ${where})`,
  });
  /** A document has one row for each value under a path, and one value where the path leads through no array. */
  const inAttributes = (path: string, list: SQLInputValue[]): Lookup => ({
    ...underPath(path, `a.value IN (${placeholders(list)})`, list),
    isDistinct: list.length === 1 || !(path.includes('[]') || path === referencePath),
  });
  const startingWith = (prefix: string): Lookup =>
    counted(
      'SELECT key, type FROM documents WHERE id >= ? AND id < ?',
      'EXISTS (SELECT 1 FROM documents d WHERE d.key = k.key AND d.id >= ? AND d.id < ?)',
      [prefix, `${prefix}\u{10ffff}`],
    );
  switch (condition.kind) {
    case 'values':
      return {
        ...inAttributes(condition.path, condition.values.map(indexedValue)),
        ...(condition.path === '_type' ? typeTest(condition.values.map(String)) : {}),
      };
    case 'range': {
      const bounds = withinBounds('a.value', condition);
      const lookup = betweenValues(condition.path, bounds.sql, bounds.values);
      return isBroad(condition) ? { ...lookup, count: nearlyAll } : lookup;
    }
    case 'instant': {
      const within = withinInstants(db, 'a.value', condition);
      const lookup = betweenValues(condition.path, within.sql, within.values);
      return isBroad(condition) ? { ...lookup, count: nearlyAll } : lookup;
    }
    case 'without': {
      const { path, value } = condition;
      const [where, values] =
        value === null ? ['TRUE', [path]] : ['a.value = ?', [path, indexedValue(value)]];
      const test = `NOT EXISTS (SELECT 1 FROM attributes a INDEXED BY attributes_by_key WHERE a.key = k.key AND a.path = ? AND ${where})`;
      return {
        ...counted(`SELECT key, type FROM documents k WHERE ${test}`, test, values),
        count: nearlyAll,
      };
    }
    case 'targets':
      throw new Error('What references lead to is looked up beforehand');
    case 'references':
      return inAttributes(referencePath, condition.ids);
    case 'versions':
      return inAttributes(groupPath, condition.ids);
    case 'ids': {
      const where = `id IN (${placeholders(condition.ids)})`;
      return counted(
        `SELECT key, type FROM documents WHERE ${where}`,
        `EXISTS (SELECT 1 FROM documents d WHERE d.key = k.key AND d.${where})`,
        condition.ids,
      );
    }
    case 'idPrefix':
      return startingWith(condition.prefix);
    case 'release':
      return startingWith(`versions.${condition.name}.`);
    case 'text':
      return counted(
        'SELECT d.key AS key, d.type AS type FROM texts CROSS JOIN documents d ON d.key = texts.rowid WHERE texts MATCH ?',
        'EXISTS (SELECT 1 FROM texts WHERE texts MATCH ? AND texts.rowid = k.key)',
        [condition.match],
      );
    case 'or': {
      const parts = condition.parts.map((part) => lookUp(db, part, realms));
      return {
        select: parts.map(({ select }) => select).join(' UNION ALL '),
        test: `(${parts.map(({ test }) => test).join(' OR ')})`,
        testValues: parts.flatMap(({ testValues }) => testValues),
        values: parts.flatMap(({ values }) => values),
        count: () => parts.reduce((sum, { count }) => sum + count(), 0),
        isType: false,
        isDistinct: false,
      };
    }
    case 'and': {
      const parts = condition.parts
        .map((part) => lookUp(db, part, realms))
        .sort((a, b) => compare(a.count(), b.count()) || Number(a.isType) - Number(b.isType));
      const [first, ...rest] = parts;
      if (!first) throw new Error('A conjunction has parts');
      const tests = rest.map(({ test }) => test);
      return {
        select: `SELECT key, type FROM (${first.select}) AS k WHERE ${['TRUE', ...tests].join(' AND ')}`,
        test: `(${parts.map(({ test }) => test).join(' AND ')})`,
        values: [...first.values, ...rest.flatMap(({ testValues }) => testValues)],
        testValues: parts.flatMap(({ testValues }) => testValues),
        count: first.count,
        isType: first.isType,
        isDistinct: first.isDistinct,
      };
    }
  }
};

const nearlyAll = (): number => Number.POSITIVE_INFINITY;
/** Whether a condition says only what documents lack: to find those would take as long as to look at each. */
export const isNegative = (condition: Condition): boolean => {
  switch (condition.kind) {
    case 'without':
      return true;
    case 'or':
      return condition.parts.some(isNegative);
    case 'and':
      return condition.parts.every(isNegative);
    default:
      return false;
  }
};

/** Infinities are alike. */
const compare = (one: number, other: number): number => (one === other ? 0 : one - other);

/** Whether a condition is one that nearly all documents meet: it says which to leave out. */
export const isBroad = (condition: Condition): boolean => {
  switch (condition.kind) {
    case 'without':
      return true;
    case 'instant':
      return condition.low === null;
    case 'range':
      return condition.low?.value === '' && condition.high === null;
    case 'or':
      return condition.parts.some(isBroad);
    case 'and':
      return condition.parts.every(isBroad);
    default:
      return false;
  }
};

const dayMilliseconds = 24 * 60 * 60 * 1000;
const dateOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

/** Connections that have the function `instant_of`: what `dateTime()` reads in a text, in milliseconds, or null. */
const withInstantOf = new WeakSet<DatabaseSync>();

/** SQL for texts that `dateTime()` reads as an instant between two bounds. */
export const withinInstants = (
  db: DatabaseSync,
  column: string,
  { low, high }: { low: number | null; high: number | null },
): { sql: string; values: SQLInputValue[] } => {
  if (!withInstantOf.has(db)) {
    db.function(
      'instant_of',
      { deterministic: true },
      (text) => parseDateTime(String(text))?.milliseconds ?? null,
    );
    withInstantOf.add(db);
  }
  const parts = [`${column} GLOB '${dateGlob}'`];
  const values: SQLInputValue[] = [];
  // No zone is a day off: the index leaves out what is further away.
  if (low !== null && isInCalendar(low)) {
    parts.push(`${column} >= ?`);
    values.push(dateOf(low - dayMilliseconds));
  }
  if (high !== null && isInCalendar(high)) {
    parts.push(`${column} < ?`);
    values.push(dateOf(high + 2 * dayMilliseconds));
  }
  parts.push(`instant_of(${column}) BETWEEN ? AND ?`);
  values.push(low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY);
  return { sql: parts.join(' AND '), values };
};

/** Years of four digits: dates of others are not in the order of their texts. */
const isInCalendar = (milliseconds: number): boolean =>
  milliseconds > Date.UTC(1000, 0) && milliseconds < Date.UTC(9999, 0);

/** SQLite orders numbers before texts and texts before booleans: a comparison ends where its own kind of value does. */
export const withinBounds = (
  column: string,
  { low, high }: Extract<Condition, { kind: 'range' }>,
): { sql: string; values: SQLInputValue[] } => {
  const kind = typeof (low ?? high)?.value;
  const parts: string[] = [];
  const values: SQLInputValue[] = [];
  const add = (operator: string, value: SQLInputValue): void => {
    parts.push(`${column} ${operator} ?`);
    values.push(value);
  };
  if (low) add(low.isIncluded ? '>=' : '>', indexedValue(low.value));
  else if (kind === 'string') add('>=', '');
  else if (kind === 'boolean') add('>=', new Uint8Array());
  if (high) add(high.isIncluded ? '<=' : '<', indexedValue(high.value));
  else if (kind === 'number') add('<', '');
  else if (kind === 'string') add('<', new Uint8Array());
  return { sql: parts.join(' AND '), values };
};

/** Rows carry the type: testing it looks nothing up. */
const typeTest = (types: string[]): Pick<Lookup, 'test' | 'testValues' | 'isType'> => ({
  test: `k.type IN (${placeholders(types)})`,
  testValues: types,
  isType: true,
});

/** Counts on where a lookup stopped, up to a limit. */
export const countUpTo = (
  db: DatabaseSync,
  { select, values }: Pick<Lookup, 'select' | 'values'>,
  limit: number,
): number => Number(db.prepare(`SELECT count(*) AS n FROM (${select} LIMIT ${limit})`).get(...values)?.n);

/** Whether a condition takes more parameters than a statement may have. */
export const isTooMuch = (condition: Condition): boolean => valuesIn(condition) > maxValues;

const valuesIn = (condition: Condition): number => {
  switch (condition.kind) {
    case 'values':
      return condition.values.length;
    case 'ids':
    case 'versions':
    case 'references':
      return condition.ids.length;
    case 'and':
    case 'or':
      return condition.parts.reduce((sum, part) => sum + valuesIn(part), 0);
    default:
      return 1;
  }
};
