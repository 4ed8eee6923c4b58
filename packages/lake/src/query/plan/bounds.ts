import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { dateGlob } from '../../store/index/indexRows.ts';
import { indexedValue } from '../../store/index/tables.ts';
import { parseDateTime } from '../values/values.ts';
import type { Condition } from './condition.ts';

const dayMs = 24 * 60 * 60 * 1000;
const dateOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

/** Connections with the SQL function `instant_of`: the milliseconds that `dateTime()` reads from a text, or null. */
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
  // A time zone shifts a date by less than a day, so the index can exclude dates that are further away.
  if (low !== null && isInCalendar(low)) {
    parts.push(`${column} >= ?`);
    values.push(dateOf(low - dayMs));
  }
  if (high !== null && isInCalendar(high)) {
    parts.push(`${column} < ?`);
    values.push(dateOf(high + 2 * dayMs));
  }
  parts.push(`instant_of(${column}) BETWEEN ? AND ?`);
  values.push(low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY);
  return { sql: parts.join(' AND '), values };
};

/** Whether the year has four digits. Other dates are not ordered as their texts are. */
const isInCalendar = (milliseconds: number): boolean =>
  milliseconds > Date.UTC(1000, 0) && milliseconds < Date.UTC(9999, 0);

/**
 * SQL for values between two bounds. SQLite orders numbers before texts and texts before booleans, so a missing bound
 * becomes the end of the values of the same type.
 */
export const withinBounds = (
  column: string,
  { low, high }: Extract<Condition, { kind: 'range' }>,
): { sql: string; values: SQLInputValue[] } => {
  const type = typeof (low ?? high)?.value;
  const parts: string[] = [];
  const values: SQLInputValue[] = [];
  const add = (operator: string, value: SQLInputValue): void => {
    parts.push(`${column} ${operator} ?`);
    values.push(value);
  };
  if (low) add(low.isIncluded ? '>=' : '>', indexedValue(low.value));
  else if (type === 'string') add('>=', '');
  else if (type === 'boolean') add('>=', new Uint8Array());
  if (high) add(high.isIncluded ? '<=' : '<', indexedValue(high.value));
  else if (type === 'number') add('<', '');
  else if (type === 'string') add('<', new Uint8Array());
  return { sql: parts.join(' AND '), values };
};
