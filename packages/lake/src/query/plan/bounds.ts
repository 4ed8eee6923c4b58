import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { dateGlob } from '../../store/index/indexRows.ts';
import { indexedValue } from '../../store/index/tables.ts';
import { parseDateTime } from '../values/values.ts';
import type { Condition } from './condition.ts';

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
