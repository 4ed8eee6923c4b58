import { lstatSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

export const isMissing = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) === undefined;

/** Why a file cannot be the database with this table. Null if it may be: its pages are not checked. */
export const findFileProblem = (file: string, table: string): string | null => {
  if (isMissing(file)) return 'is missing';
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return 'is a link that leads nowhere';
  if (!found.isFile()) return 'is not a file';
  if (found.size === 0) return 'is empty';
  try {
    return findLogDamage(file) ?? findTableProblem(file, table);
  } catch (error) {
    return `is damaged (${error instanceof Error ? error.message : String(error)})`;
  }
};

/**
 * After a crash. A log of another database would be copied over this one: it is read with its log, without writing, before
 * anything else opens it.
 */
const findLogDamage = (file: string): string | null => {
  if (!lstatSync(`${file}-wal`, { throwIfNoEntry: false })?.size) return null;
  const db = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
  try {
    const found = db.prepare('pragma quick_check(1)').get()?.quick_check;
    return found === 'ok'
      ? null
      : `and its log do not fit (${String(found).replaceAll('\n', ' ')}): ${file}-wal is damaged, or of another database`;
  } finally {
    db.close();
  }
};

const findTableProblem = (file: string, table: string): string | null => {
  const db = new DatabaseSync(file, { timeout: 10_000 });
  try {
    const has = db.prepare("select 1 from sqlite_schema where type = 'table' and name = ?").get(table);
    return has ? null : 'is not a database of Copydesk';
  } finally {
    db.close();
  }
};
