import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { isDraftId, isVersionId, publishedIdOf } from '../../store/ids.ts';
import type { KeyedChange, SanityDocument } from '../../types.ts';
import { searchedText } from '../match.ts';
import { attributesOf, type Scalar } from './attributesOf.ts';

/** Raise it when rows are made in another way: a dataset then builds its index anew when it opens. */
const indexVersion = '4';

/**
 * `attributes` holds a row for each attribute of each document: numbers as REAL, text as TEXT, booleans as a BLOB
 * of one byte, which SQLite orders as GROQ does. The document's type is repeated in each row, since nearly every
 * query asks for it. References stand under the path `*`. `texts` is full text, by
 * documents' keys; it keeps no copy of the text.
 */
const tables = `
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

/** The path that references are kept under; no attribute can be named so. */
export const referencePath = '*';

/** The path of the id that a document, its draft and its versions have in common. */
export const groupPath = '*id';

/** Who may see a document by its id alone: each perspective and each access reads some realms and not others. */
export const realms = { public: 0, private: 1, versions: 2 };

const realmOf = (id: string): number => {
  if (isDraftId(id) || isVersionId(id)) return realms.versions;
  return id.includes('.') ? realms.private : realms.public;
};

/** A value as it stands in the index. */
export const indexedValue = (value: Scalar): SQLInputValue =>
  typeof value === 'boolean' ? new Uint8Array([Number(value)]) : value;

/** Makes the index's tables where they are missing or of an older kind; called when a dataset opens. */
export const createIndexTables = (db: DatabaseSync): void => {
  const version = db.prepare("SELECT value FROM settings WHERE name = 'index'").get()?.value;
  if (version === indexVersion) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec(tables);
    const { add } = indexWriter(db);
    for (const { key } of db.prepare('SELECT key FROM documents ORDER BY key').all()) {
      const json = db.prepare('SELECT json FROM documents WHERE key = ?').get(Number(key))?.json;
      add(Number(key), JSON.parse(String(json)) as SanityDocument);
    }
    db.prepare("INSERT OR REPLACE INTO settings (name, value) VALUES ('index', ?)").run(indexVersion);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
};

type IndexWriter = { add(key: number, document: SanityDocument): void; remove(key: number): void };

const indexWriter = (db: DatabaseSync): IndexWriter => {
  const add = db.prepare(
    'INSERT OR IGNORE INTO attributes (realm, path, value, key, type) VALUES (?, ?, ?, ?, ?)',
  );
  const remove = db.prepare('DELETE FROM attributes WHERE key = ?');
  const addText = db.prepare('INSERT INTO texts (rowid, words) VALUES (?, ?)');
  const removeText = db.prepare('DELETE FROM texts WHERE rowid = ?');
  return {
    add: (key, document) => {
      const realm = realmOf(document._id);
      for (const attribute of attributesOf(document)) {
        if (attribute.kind === 'reference') add.run(realm, referencePath, attribute.id, key, document._type);
        else add.run(realm, attribute.path, indexedValue(attribute.value), key, document._type);
      }
      add.run(realm, groupPath, publishedIdOf(document._id), key, document._type);
      addText.run(key, searchedText(document));
    },
    remove: (key) => {
      remove.run(key);
      removeText.run(key);
    },
  };
};

const writers = new WeakMap<DatabaseSync, IndexWriter>();

/** Brings the index up to a commit's changes, inside its transaction. */
export const indexDocuments = (db: DatabaseSync, changes: KeyedChange[]): void => {
  const writer = writers.get(db) ?? indexWriter(db);
  writers.set(db, writer);
  for (const { key, before, after } of changes) {
    if (before) writer.remove(key);
    if (after) writer.add(key, after);
  }
};
