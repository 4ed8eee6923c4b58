import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { isDraftId, isVersionId } from '../../documents/ids.ts';
import type { Scalar } from './attributesOf.ts';

/**
 * `attributes` holds a row for each attribute of each document: numbers as REAL, text as TEXT, booleans as a BLOB
 * of one byte, which SQLite orders as GROQ does. The document's type is repeated in each row, since nearly every
 * query asks for it. References stand under the path `*`. `texts` is full text, by documents' keys; it keeps no copy
 * of the text, and each commit merges its parts (`indexDocuments.ts`). `composites` is an index of two attributes: documents
 * that share a value, a type or a reference, in the order of another of their attributes. A page of them is read in
 * place, however many there are.
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

/** The path that references are kept under; no attribute can be named so. */
export const referencePath = '*';

/** The path of the id that a document, its draft and its versions have in common. */
export const groupPath = '*id';

/** The path under which a document names those of its attributes that are too long for a row. */
export const longPath = '*long';

/** The path in `composites` of documents with too many references for a row of each. */
export const overflowPath = '*overflow';

/** Who may see a document by its id alone: each perspective and each access reads some classes and not others. */
export const visibilityClasses = { public: 0, private: 1, versions: 2 };

export const visibilityClassOf = (id: string): number => {
  if (isDraftId(id) || isVersionId(id)) return visibilityClasses.versions;
  return id.includes('.') ? visibilityClasses.private : visibilityClasses.public;
};

/** A value as it stands in the index. */
export const indexedValue = (value: Scalar): SQLInputValue =>
  typeof value === 'boolean' ? new Uint8Array([Number(value)]) : value;

/** The key up to which documents are in the index: infinite once it is whole. */
export const wholeIndex = Number.POSITIVE_INFINITY;

/** Raise it when rows are made in another way: a dataset then builds its index anew, while it is used. */
const indexVersion = '8';

const known = new WeakMap<DatabaseSync, number>();

/** How far the index of a connection's database is: as this process has it, or as it is written down. */
export const reachedBy = (db: DatabaseSync): number => known.get(db) ?? readReached(db) ?? 0;

const readReached = (db: DatabaseSync): number | null => {
  const setting = db.prepare('SELECT value FROM settings WHERE name = ?');
  if (setting.get('index')?.value === indexVersion) return wholeIndex;
  const building: unknown = setting.get('building')?.value;
  if (typeof building !== 'string') return null;
  const [version, reached] = JSON.parse(building) as [string, number];
  return version === indexVersion ? reached : null;
};

/** Writes down how far the index is, inside the transaction that brought it there. */
export const writeReached = (db: DatabaseSync, reached: number): void => {
  const set = db.prepare('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)');
  if (reached === wholeIndex) {
    set.run('index', indexVersion);
    db.prepare("DELETE FROM settings WHERE name = 'building'").run();
  } else set.run('building', JSON.stringify([indexVersion, reached]));
};

/** From a transaction on that was committed. */
export const rememberReached = (db: DatabaseSync, reached: number): void => {
  known.set(db, reached);
};

/**
 * Makes the index's tables where they are missing or of an older kind: nothing is read here, so that a large dataset
 * opens as quickly as a small one.
 */
export const openIndex = (db: DatabaseSync): void => rememberReached(db, readReached(db) ?? begin(db));

const begin = (db: DatabaseSync): number => {
  const hasDocuments = db.prepare('SELECT 1 FROM documents LIMIT 1').get() !== undefined;
  const reached = hasDocuments ? 0 : wholeIndex;
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec(indexTables);
    writeReached(db, reached);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
  return reached;
};
