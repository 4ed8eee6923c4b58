import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';

const maxIdleStatements = 200;
/** Longer texts name many values, and are hardly asked twice. */
const maxPooledCharacters = 10_000;

/** Of each database the compiled statements that nobody uses at the moment, by their text. */
const pools = new WeakMap<DatabaseSync, LRUCache<string, StatementSync>>();

type Row = Record<string, SQLOutputValue>;

/** The first row of a query whose text returns often: compiling it would take longer than its answer. */
export const getRow = (db: DatabaseSync, sql: string, values: SQLInputValue[]): Row | undefined => {
  const statement = take(db, sql);
  const row = statement.get(...values);
  giveBack(db, sql, statement);
  return row;
};

/**
 * The rows of a query whose text returns often, read one at a time. Until all are read, or the loop is left, the statement
 * is not used again: a query may be nested in one with the same text.
 */
export function* iterateRows(db: DatabaseSync, sql: string, values: SQLInputValue[]): Generator<Row> {
  const statement = take(db, sql);
  try {
    yield* statement.iterate(...values);
  } finally {
    giveBack(db, sql, statement);
  }
}

const take = (db: DatabaseSync, sql: string): StatementSync => {
  const pool = pools.get(db);
  const idle = pool?.get(sql);
  pool?.delete(sql);
  return idle ?? db.prepare(sql);
};

const giveBack = (db: DatabaseSync, sql: string, statement: StatementSync): void => {
  if (sql.length > maxPooledCharacters) return;
  const pool = pools.get(db) ?? new LRUCache<string, StatementSync>({ max: maxIdleStatements });
  pools.set(db, pool);
  pool.set(sql, statement);
};
