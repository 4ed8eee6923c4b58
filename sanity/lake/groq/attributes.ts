import type { DatabaseSync } from 'node:sqlite';
import type { KeyedChange } from '../types.ts';

/** Makes the index's tables where they are missing; called when a dataset opens. */
export const createIndexTables = (db: DatabaseSync): void => {
  db.exec('CREATE TABLE IF NOT EXISTS attributes (path TEXT NOT NULL, value, key INTEGER NOT NULL)');
};

/** Brings the index up to a commit's changes, inside its transaction. */
export const indexDocuments = (db: DatabaseSync, changes: KeyedChange[]): void => {
  const forget = db.prepare('DELETE FROM attributes WHERE key = ?');
  for (const { key } of changes) forget.run(key);
};
