import type { DatabaseSync } from 'node:sqlite';
import { inspect } from './links.ts';

/** Increment it when adding a step to `migrate`. */
const schemaVersion = 2;

/**
 * `documents.key` never changes while a document exists: index rows refer to it. `changes` has the effect of a
 * transaction on each document as Mendoza patches, forward and backward. `mutations` is null for a single creation,
 * because the forward patch already contains it. `links` has the references between documents.
 */
const tables = `
  CREATE TABLE documents (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    json TEXT NOT NULL
  );
  CREATE INDEX documents_by_type ON documents (type, id);

  CREATE TABLE transactions (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL,
    timestamp TEXT NOT NULL,
    author TEXT NOT NULL,
    tags TEXT NOT NULL
  );

  CREATE TABLE changes (
    id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    before_rev TEXT,
    mutations TEXT,
    apply TEXT NOT NULL,
    revert TEXT NOT NULL,
    PRIMARY KEY (id, sequence)
  ) WITHOUT ROWID;
  CREATE INDEX changes_by_sequence ON changes (sequence);

  CREATE TABLE links (
    target TEXT NOT NULL,
    source TEXT NOT NULL,
    strong INTEGER NOT NULL,
    PRIMARY KEY (target, source)
  ) WITHOUT ROWID;
  CREATE INDEX links_by_source ON links (source);

  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`;

/** Creates or upgrades the tables of a dataset. @throws Error if a newer version of the lake wrote the dataset. */
export const migrate = (db: DatabaseSync, path: string): void => {
  const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version > schemaVersion) {
    throw new Error(
      `${path} was written by a newer version of the lake (format ${version}; this version reads ${schemaVersion}). Update the lake.`,
    );
  }
  if (version === schemaVersion) return;
  db.exec('BEGIN IMMEDIATE');
  if (version === 0) db.exec(tables);
  if (version === 1) linkToOtherDatasets(db);
  db.exec(`PRAGMA user_version = ${schemaVersion}; COMMIT;`);
};

/** Upgrades version 1, which had no links to documents of other datasets. */
const linkToOtherDatasets = (db: DatabaseSync): void => {
  const insert = db.prepare('INSERT OR IGNORE INTO links (target, source, strong) VALUES (?, ?, 0)');
  const documents = db.prepare('SELECT id, json FROM documents WHERE json LIKE \'%"_dataset"%\'').all();
  for (const { id, json } of documents) {
    for (const { target } of inspect(JSON.parse(String(json))).links) insert.run(target, String(id));
  }
};
