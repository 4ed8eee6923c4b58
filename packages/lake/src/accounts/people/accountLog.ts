import type { DatabaseSync } from 'node:sqlite';
import type { AccountAct, AccountEntry } from './acts.ts';
import { accountActs } from './acts.ts';

/** An entry of the log of accounts. `at` is an ISO 8601 instant. */
export type LoggedAct = AccountEntry & { id: number; at: string };

/** Adds an entry to the log of accounts. The database rejects changes and deletions of entries. */
export const logAct = (
  db: DatabaseSync,
  { by, act, subject, role }: AccountEntry,
  at = new Date().toISOString(),
): void => {
  db.prepare(
    'insert into account_log (at, by_id, by_name, act, subject_id, subject_name, role) values (?, ?, ?, ?, ?, ?, ?)',
  ).run(at, by.id, by.name, act, subject.id, subject.name, role);
};

/** The newest entries first. @param before only entries with a smaller id; null for the newest. */
export const listActs = (db: DatabaseSync, limit: number, before: number | null = null): LoggedAct[] =>
  db
    .prepare('select * from account_log where ? is null or id < ? order by id desc limit ?')
    .all(before, before, limit)
    .map((row) => ({
      id: Number(row.id),
      at: String(row.at),
      by: { id: String(row.by_id), name: String(row.by_name) },
      act: actOf(row.act),
      subject: { id: String(row.subject_id), name: String(row.subject_name) },
      role: row.role === null ? null : String(row.role),
    }));

const actOf = (stored: unknown): AccountAct => {
  const known = accountActs.find((act) => act === stored);
  if (known === undefined) throw new Error(`The log of accounts contains an unknown act: ${String(stored)}`);
  return known;
};
