import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { isDraftId, isVersionId } from '../../documents/ids.ts';
import type { Scalar } from './attributesOf.ts';

/**
 * `attributes` has a row for each attribute of each document: numbers as REAL, texts as TEXT, and booleans as a BLOB of
 * one byte, so that SQLite orders them as GROQ does. Each row repeats the document's type, because nearly every query
 * filters by it. References have the path `*`. `texts` is the full-text index by document key. It stores no copy of the
 * text, and each commit merges its segments (`indexDocuments.ts`). `composites` orders documents that share a type or a
 * reference by another attribute. Reading a page of them costs the same for any number of documents.
 */
const indexTables = `
  DROP TABLE IF EXISTS attributes;
  DROP TABLE IF EXISTS texts;
  CREATE TABLE attributes (
    visibility INTEGER NOT NULL,
    path TEXT NOT NULL,
    value NOT NULL,
    key INTEGER NOT NULL,
    type TEXT NOT NULL,
    PRIMARY KEY (visibility, path, value, key)
  ) WITHOUT ROWID;
  CREATE INDEX attributes_by_key ON attributes (key, path);
  CREATE VIRTUAL TABLE texts USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
  );
  INSERT INTO texts (texts, rank) VALUES ('automerge', 0), ('usermerge', 8);
  DROP TABLE IF EXISTS shelves; -- as older lakes named it
  DROP TABLE IF EXISTS composites;
  CREATE TABLE composites (
    visibility INTEGER NOT NULL,
    path TEXT NOT NULL,
    value TEXT NOT NULL,
    sort TEXT NOT NULL,
    at TEXT NOT NULL,
    key INTEGER NOT NULL,
    type TEXT NOT NULL,
    PRIMARY KEY (visibility, path, value, sort, at, key)
  ) WITHOUT ROWID;
`;

/** The path of references. Indexed names contain no `*`, so no attribute has it. */
export const referencePath = '*';

/** The path of the published id, which a document shares with its draft and its versions. */
export const groupPath = '*id';

/** The path whose values are the paths of a document's attributes that are too long for the index. */
export const longPath = '*long';

/** The path in `composites` of documents with too many references for separate rows. */
export const overflowPath = '*overflow';

/** The visibility class of a document follows from its id. Each perspective and each access reads certain classes. */
export const visibilityClasses = { public: 0, private: 1, versions: 2 };

export const visibilityClassOf = (id: string): number => {
  if (isDraftId(id) || isVersionId(id)) return visibilityClasses.versions;
  return id.includes('.') ? visibilityClasses.private : visibilityClasses.public;
};

/** A value as the index stores it. */
export const indexedValue = (value: Scalar): SQLInputValue =>
  typeof value === 'boolean' ? new Uint8Array([Number(value)]) : value;

/** The value of `indexedUpTo` for a complete index. */
export const completeIndex = Number.POSITIVE_INFINITY;

/** Increment it when the format of rows changes: each dataset then rebuilds its index while it is in use. */
const indexVersion = '8';

const cachedIndexedUpTo = new WeakMap<DatabaseSync, number>();

/** The key up to which documents are in the index: as this process cached it, or else as stored. */
export const indexedUpTo = (db: DatabaseSync): number =>
  cachedIndexedUpTo.get(db) ?? readIndexedUpTo(db) ?? 0;

const readIndexedUpTo = (db: DatabaseSync): number | null => {
  const setting = db.prepare('SELECT value FROM settings WHERE name = ?');
  if (setting.get('index')?.value === indexVersion) return completeIndex;
  const building: unknown = setting.get('building')?.value;
  if (typeof building !== 'string') return null;
  const [version, reached] = JSON.parse(building) as [string, number];
  return version === indexVersion ? reached : null;
};

/** Stores the progress of the index. Call it inside the transaction that indexes the documents. */
export const writeIndexedUpTo = (db: DatabaseSync, reached: number): void => {
  const set = db.prepare('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)');
  if (reached === completeIndex) {
    set.run('index', indexVersion);
    db.prepare("DELETE FROM settings WHERE name = 'building'").run();
  } else set.run('building', JSON.stringify([indexVersion, reached]));
};

/** Caches the progress of the index. Call it after the transaction is committed. */
export const cacheIndexedUpTo = (db: DatabaseSync, reached: number): void => {
  cachedIndexedUpTo.set(db, reached);
};

/**
 * Creates the tables of the index if they are missing or have an older version. It indexes no documents, so that a
 * large dataset opens as fast as a small one.
 */
export const openIndex = (db: DatabaseSync): void =>
  cacheIndexedUpTo(db, readIndexedUpTo(db) ?? createTables(db));

const createTables = (db: DatabaseSync): number => {
  const hasDocuments = db.prepare('SELECT 1 FROM documents LIMIT 1').get() !== undefined;
  const reached = hasDocuments ? 0 : completeIndex;
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec(indexTables);
    writeIndexedUpTo(db, reached);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
  return reached;
};
