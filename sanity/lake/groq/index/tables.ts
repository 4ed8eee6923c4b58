import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { isDraftId, isVersionId } from '../../store/ids.ts';
import type { Scalar } from './attributesOf.ts';

/**
 * `attributes` holds a row for each attribute of each document: numbers as REAL, text as TEXT, booleans as a BLOB
 * of one byte, which SQLite orders as GROQ does. The document's type is repeated in each row, since nearly every
 * query asks for it. References stand under the path `*`. `texts` is full text, by documents' keys; it keeps no copy
 * of the text.
 */
export const attributeTables = `
  DROP TABLE IF EXISTS attributes;
  DROP TABLE IF EXISTS texts;
  CREATE TABLE attributes (
    realm INTEGER NOT NULL,
    path TEXT NOT NULL,
    value NOT NULL,
    key INTEGER NOT NULL,
    type TEXT NOT NULL,
    PRIMARY KEY (realm, path, value, key)
  ) WITHOUT ROWID;
  CREATE INDEX attributes_by_key ON attributes (key, path);
  CREATE VIRTUAL TABLE texts USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
  );
`;

/**
 * `shelves` holds documents that share a value, a type or a reference, in the order of another of their attributes:
 * a page of them is read in place, however many there are.
 */
export const shelfTable = `
  DROP TABLE IF EXISTS shelves;
  CREATE TABLE shelves (
    realm INTEGER NOT NULL,
    path TEXT NOT NULL,
    value TEXT NOT NULL,
    sort TEXT NOT NULL,
    at TEXT NOT NULL,
    key INTEGER NOT NULL,
    type TEXT NOT NULL,
    PRIMARY KEY (realm, path, value, sort, at, key)
  ) WITHOUT ROWID;
`;

/** The path that references are kept under; no attribute can be named so. */
export const referencePath = '*';

/** The path of the id that a document, its draft and its versions have in common. */
export const groupPath = '*id';

/** The shelf of documents with too many references to stand on the shelf of each. */
export const crowdedPath = '*crowded';

/** Who may see a document by its id alone: each perspective and each access reads some realms and not others. */
export const realms = { public: 0, private: 1, versions: 2 };

export const realmOf = (id: string): number => {
  if (isDraftId(id) || isVersionId(id)) return realms.versions;
  return id.includes('.') ? realms.private : realms.public;
};

/** A value as it stands in the index. */
export const indexedValue = (value: Scalar): SQLInputValue =>
  typeof value === 'boolean' ? new Uint8Array([Number(value)]) : value;

/** Up to which key documents are in each part of the index; infinite once it is whole. */
export type IndexState = { attributes: number; shelves: number };

export const wholeIndex: IndexState = {
  attributes: Number.POSITIVE_INFINITY,
  shelves: Number.POSITIVE_INFINITY,
};

/** Raise it when rows are made in another way: a dataset then builds its index anew, while it is used. */
const indexVersion = '5';
/** The version whose attributes are those of today, without shelves. */
const versionWithoutShelves = '4';

const known = new WeakMap<DatabaseSync, IndexState>();

/** How far the index of a connection's database is: as this process has it, or as it is written down. */
export const indexStateOf = (db: DatabaseSync): IndexState => known.get(db) ?? readState(db) ?? noIndex;

const noIndex: IndexState = { attributes: 0, shelves: 0 };

const readState = (db: DatabaseSync): IndexState | null => {
  const setting = db.prepare('SELECT value FROM settings WHERE name = ?');
  if (setting.get('index')?.value === indexVersion) return wholeIndex;
  const building: unknown = setting.get('building')?.value;
  if (typeof building !== 'string') return null;
  const [version, attributes, shelves] = JSON.parse(building) as [string, number | null, number];
  if (version !== indexVersion) return null;
  return { attributes: attributes ?? wholeIndex.attributes, shelves };
};

/** Writes down how far the index is, inside the transaction that brought it there; infinity is null in JSON. */
export const writeState = (db: DatabaseSync, { attributes, shelves }: IndexState): void => {
  const set = db.prepare('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)');
  if (shelves === wholeIndex.shelves) {
    set.run('index', indexVersion);
    db.prepare("DELETE FROM settings WHERE name = 'building'").run();
  } else set.run('building', JSON.stringify([indexVersion, attributes, shelves]));
};

/** From a transaction on that was committed. */
export const rememberState = (db: DatabaseSync, state: IndexState): void => {
  known.set(db, state);
};

/**
 * Makes the index's tables where they are missing or of an older kind, and answers how far they are filled: nothing
 * is read here, so that a large dataset opens as quickly as a small one.
 */
export const openIndex = (db: DatabaseSync): IndexState => {
  const state = readState(db) ?? begin(db);
  rememberState(db, state);
  return state;
};

const begin = (db: DatabaseSync): IndexState => {
  const version = db.prepare("SELECT value FROM settings WHERE name = 'index'").get()?.value;
  const hasDocuments = db.prepare('SELECT 1 FROM documents LIMIT 1').get() !== undefined;
  const hasAttributes = !hasDocuments || version === versionWithoutShelves;
  const state: IndexState = {
    attributes: hasAttributes ? wholeIndex.attributes : 0,
    shelves: hasDocuments ? 0 : wholeIndex.shelves,
  };
  db.exec('BEGIN IMMEDIATE');
  try {
    if (version !== versionWithoutShelves) db.exec(attributeTables);
    db.exec(shelfTable);
    writeState(db, state);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
  return state;
};
