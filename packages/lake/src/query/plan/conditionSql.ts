import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { getRow } from '../../store/database/statementPool.ts';
import type { Scalar } from '../../store/index/attributesOf.ts';
import { groupPath, indexedValue, referencePath } from '../../store/index/tables.ts';
import { withinBounds, withinInstants } from './bounds.ts';
import type { Condition } from './condition.ts';
import { isBroad } from './selectivity.ts';

/** A condition as SQL: a query for its documents, and a test of one document `k` of another query. */
export type Lookup = {
  /** Selects `key` and `type`. A document may occur several times. */
  select: string;
  values: SQLInputValue[];
  test: string;
  testValues: SQLInputValue[];
  /**
   * Whether it is a condition on the type. Types have many documents, so it is the last choice of conditions with equal
   * counts.
   */
  isType: boolean;
  /** Whether each document occurs once. */
  isDistinct: boolean;
  /**
   * The number of documents, counted up to `maxCountedDocuments`. Infinite if nearly all documents are assumed to meet it.
   */
  count: () => number;
};

/** Counting stops here, because the exact size of a larger set changes nothing. */
export const maxCountedDocuments = 2_000;

/** SQLite accepts about three times as many in a statement. A walk repeats them for each visibility class. */
export const maxSqlParameters = 10_000;

const placeholders = (list: unknown[]): string => list.map(() => '?').join(', ');

/** Compiles a condition to SQL over the visibility classes that the caller's perspective reads. */
export const lookUp = (db: DatabaseSync, condition: Condition, visibilities: number[]): Lookup =>
  new Lookups(db, visibilities).of(condition);

class Lookups {
  readonly #db: DatabaseSync;
  readonly #isVisible: string;

  constructor(db: DatabaseSync, visibilities: number[]) {
    this.#db = db;
    this.#isVisible = `a.visibility IN (${visibilities.join(', ')})`;
  }

  of(condition: Condition): Lookup {
    switch (condition.kind) {
      case 'values':
        return {
          ...this.#inAttributes(condition.path, condition.values.map(indexedValue)),
          ...(condition.path === '_type' ? typeTest(condition.values.map(String)) : {}),
        };
      case 'range':
        return this.#between(condition, withinBounds('a.value', condition));
      case 'instant':
        return this.#between(condition, withinInstants(this.#db, 'a.value', condition));
      case 'without':
        return this.#without(condition.path, condition.value);
      case 'targets':
        throw new Error('A condition on the targets of references must be resolved before it becomes SQL');
      case 'references':
        return this.#inAttributes(referencePath, condition.ids);
      case 'versions':
        return this.#inAttributes(groupPath, condition.ids);
      case 'ids':
        return this.#withIds(condition.ids);
      case 'idPrefix':
      case 'storedPrefix':
        return this.#startingWith(condition.prefix);
      case 'text':
        return this.#matching(condition.match);
      case 'or':
        return this.#or(condition.parts);
      case 'and':
        return this.#and(condition.parts);
    }
  }

  #counted(select: string, test: string, values: SQLInputValue[]): Lookup {
    let known: number | null = null;
    return {
      select,
      values,
      test,
      testValues: values,
      count: () => {
        known ??= countUpTo(this.#db, { select, values }, maxCountedDocuments);
        return known;
      },
      isType: false,
      isDistinct: true,
    };
  }

  #underPath(path: string, where: string, list: SQLInputValue[]): Lookup {
    return this.#counted(
      `SELECT key, type FROM attributes a WHERE ${this.#isVisible} AND a.path = ? AND ${where}`,
      `EXISTS (SELECT 1 FROM attributes a WHERE ${this.#isVisible} AND a.path = ? AND ${where} AND a.key = k.key)`,
      [path, ...list],
    );
  }

  /** A document has one row for each value under a path, and only one value if the path contains no array. */
  #inAttributes(path: string, list: SQLInputValue[]): Lookup {
    return {
      ...this.#underPath(path, `a.value IN (${placeholders(list)})`, list),
      isDistinct: list.length === 1 || !(path.includes('[]') || path === referencePath),
    };
  }

  /** The test reads the few rows of a document, because the range may contain many rows. */
  #between(
    condition: Extract<Condition, { kind: 'range' | 'instant' }>,
    { sql, values }: { sql: string; values: SQLInputValue[] },
  ): Lookup {
    return {
      ...this.#underPath(condition.path, sql, values),
      test: `EXISTS (SELECT 1 FROM attributes a INDEXED BY attributes_by_key WHERE a.key = k.key AND a.path = ? AND ${this.#isVisible} AND ${sql})`,
      ...(isBroad(condition) ? { count: nearlyAll } : {}),
    };
  }

  #without(path: string, value: Scalar | null): Lookup {
    const [where, values] = value === null ? ['TRUE', [path]] : ['a.value = ?', [path, indexedValue(value)]];
    const test = `NOT EXISTS (SELECT 1 FROM attributes a INDEXED BY attributes_by_key WHERE a.key = k.key AND a.path = ? AND ${where})`;
    return {
      ...this.#counted(`SELECT key, type FROM documents k WHERE ${test}`, test, values),
      count: nearlyAll,
    };
  }

  /**
   * FTS5 merges the lists of all words with a prefix before it looks for a document: a test of each document would take
   * quadratic time, so the matches are listed once. Of whole words it finds a document at once.
   */
  #matching(match: string): Lookup {
    return this.#counted(
      'SELECT d.key AS key, d.type AS type FROM texts CROSS JOIN documents d ON d.key = texts.rowid WHERE texts MATCH ?',
      match.includes('*')
        ? 'k.key IN (SELECT rowid FROM texts WHERE texts MATCH ?)'
        : 'EXISTS (SELECT 1 FROM texts WHERE texts MATCH ? AND texts.rowid = k.key)',
      [match],
    );
  }

  #withIds(ids: string[]): Lookup {
    const where = `id IN (${placeholders(ids)})`;
    return this.#counted(
      `SELECT key, type FROM documents WHERE ${where}`,
      `EXISTS (SELECT 1 FROM documents d WHERE d.key = k.key AND d.${where})`,
      ids,
    );
  }

  #startingWith(prefix: string): Lookup {
    return this.#counted(
      'SELECT key, type FROM documents WHERE id >= ? AND id < ?',
      'EXISTS (SELECT 1 FROM documents d WHERE d.key = k.key AND d.id >= ? AND d.id < ?)',
      [prefix, `${prefix}\u{10ffff}`],
    );
  }

  #or(conditions: Condition[]): Lookup {
    const parts = conditions.map((part) => this.of(part));
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

  /** Selects the documents of the part with the lowest count, and tests the other parts. */
  #and(conditions: Condition[]): Lookup {
    const parts = conditions
      .map((part) => this.of(part))
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

const nearlyAll = (): number => Number.POSITIVE_INFINITY;
/** The difference of two infinities is NaN. */
const compare = (one: number, other: number): number => (one === other ? 0 : one - other);

/** Each row has the type, so testing it needs no lookup. */
const typeTest = (types: string[]): Pick<Lookup, 'test' | 'testValues' | 'isType'> => ({
  test: `k.type IN (${placeholders(types)})`,
  testValues: types,
  isType: true,
});

/** The number of rows of a lookup, counted up to `max`. */
export const countUpTo = (
  db: DatabaseSync,
  { select, values }: Pick<Lookup, 'select' | 'values'>,
  max: number,
): number => Number(getRow(db, `SELECT count(*) AS n FROM (${select} LIMIT ${max})`, values)?.n);

/** Whether a condition needs more parameters than a statement may have. */
export const hasTooManyParameters = (condition: Condition): boolean => valuesIn(condition) > maxSqlParameters;

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
