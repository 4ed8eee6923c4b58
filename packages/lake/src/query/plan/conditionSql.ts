import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Scalar } from '../../store/index/attributesOf.ts';
import { groupPath, indexedValue, referencePath } from '../../store/index/tables.ts';
import { withinBounds, withinInstants } from './bounds.ts';
import type { Condition } from './condition.ts';
import { isBroad } from './selectivity.ts';

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

/** SQLite takes some more parameters in a statement; a walk adds a few to them, once for each visibility class. */
export const maxValues = 10_000;

const placeholders = (list: unknown[]): string => list.map(() => '?').join(', ');

/** Turns a condition into SQL over the visibility classes that the caller's perspective reads. */
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
        throw new Error('What references lead to is looked up beforehand');
      case 'references':
        return this.#inAttributes(referencePath, condition.ids);
      case 'versions':
        return this.#inAttributes(groupPath, condition.ids);
      case 'ids':
        return this.#withIds(condition.ids);
      case 'idPrefix':
        return this.#startingWith(condition.prefix);
      case 'release':
        return this.#startingWith(`versions.${condition.name}.`);
      case 'text':
        return this.#counted(
          'SELECT d.key AS key, d.type AS type FROM texts CROSS JOIN documents d ON d.key = texts.rowid WHERE texts MATCH ?',
          'EXISTS (SELECT 1 FROM texts WHERE texts MATCH ? AND texts.rowid = k.key)',
          [condition.match],
        );
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
        known ??= countUpTo(this.#db, { select, values }, manyDocuments);
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

  /** A document has one row for each value under a path, and one value where the path leads through no array. */
  #inAttributes(path: string, list: SQLInputValue[]): Lookup {
    return {
      ...this.#underPath(path, `a.value IN (${placeholders(list)})`, list),
      isDistinct: list.length === 1 || !(path.includes('[]') || path === referencePath),
    };
  }

  /** Of many values: the few rows of a document are gone through, not the many that hold such a value. */
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

  /** The part that fewest documents meet is looked up, the others are tested. */
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
/** Infinities are alike. */
const compare = (one: number, other: number): number => (one === other ? 0 : one - other);

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
