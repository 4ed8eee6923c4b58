import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { KeyedChange, SanityDocument } from '../types.ts';
import { type Attribute, attributesOf } from './attributesOf.ts';
import { searchedText } from './match.ts';

/** Raise it when rows are made in another way: a dataset then builds its index anew when it opens. */
const indexVersion = '1';

/**
 * `attributes` holds a row for each attribute of each document: numbers as REAL, text as TEXT, booleans as a BLOB
 * of one byte, which SQLite orders as GROQ does. References stand under the path `*`. `texts` is full text, by
 * documents' keys; it keeps no copy of the text.
 */
const tables = `
  DROP TABLE IF EXISTS attributes;
  DROP TABLE IF EXISTS texts;
  CREATE TABLE attributes (
    path TEXT NOT NULL,
    value NOT NULL,
    key INTEGER NOT NULL,
    PRIMARY KEY (path, value, key)
  ) WITHOUT ROWID;
  CREATE INDEX attributes_by_key ON attributes (key, path);
  CREATE VIRTUAL TABLE texts USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
  );
`;

/** The path that references are kept under; no attribute can be named so. */
export const referencePath = '*';

/** A value as it stands in the index. */
export const indexedValue = (value: string | number | boolean): SQLInputValue =>
  typeof value === 'boolean' ? new Uint8Array([Number(value)]) : value;

const rowOf = (attribute: Attribute): [string, SQLInputValue] =>
  attribute.kind === 'reference'
    ? [referencePath, attribute.id]
    : [attribute.path, indexedValue(attribute.value)];

/** Makes the index's tables where they are missing or of an older kind; called when a dataset opens. */
export const createIndexTables = (db: DatabaseSync): void => {
  const version = db.prepare("SELECT value FROM settings WHERE name = 'index'").get()?.value;
  if (version === indexVersion) return;
  db.exec('BEGIN IMMEDIATE');
  db.exec(tables);
  const write = indexWriter(db);
  for (const { key, json } of db.prepare('SELECT key, json FROM documents').all()) {
    write.add(Number(key), JSON.parse(String(json)) as SanityDocument);
  }
  db.prepare("INSERT OR REPLACE INTO settings (name, value) VALUES ('index', ?)").run(indexVersion);
  db.exec('COMMIT');
};

const indexWriter = (db: DatabaseSync) => {
  const add = db.prepare('INSERT OR IGNORE INTO attributes (path, value, key) VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM attributes WHERE key = ?');
  const addText = db.prepare('INSERT INTO texts (rowid, words) VALUES (?, ?)');
  const removeText = db.prepare('DELETE FROM texts WHERE rowid = ?');
  return {
    add: (key: number, document: SanityDocument): void => {
      for (const attribute of attributesOf(document)) add.run(...rowOf(attribute), key);
      addText.run(key, searchedText(document));
    },
    remove: (key: number): void => {
      remove.run(key);
      removeText.run(key);
    },
  } satisfies Record<string, (...args: never[]) => void>;
};

const writers = new WeakMap<DatabaseSync, ReturnType<typeof indexWriter>>();

/** Brings the index up to a commit's changes, inside its transaction. */
export const indexDocuments = (db: DatabaseSync, changes: KeyedChange[]): void => {
  const writer = writers.get(db) ?? indexWriter(db);
  writers.set(db, writer);
  for (const { key, before, after } of changes) {
    if (before) writer.remove(key);
    if (after) writer.add(key, after);
  }
};
