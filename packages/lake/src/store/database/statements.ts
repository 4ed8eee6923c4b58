import type { DatabaseSync } from 'node:sqlite';

/** Prepares the statements of a dataset. */
export const prepareStatements = (db: DatabaseSync) => ({
  getDocument: db.prepare('SELECT json FROM documents WHERE id = ?'),
  getKey: db.prepare('SELECT key FROM documents WHERE id = ?'),
  insertDocument: db.prepare('INSERT INTO documents (id, type, json) VALUES (?, ?, ?) RETURNING key'),
  updateDocument: db.prepare('UPDATE documents SET type = ?, json = ? WHERE key = ?'),
  deleteDocument: db.prepare('DELETE FROM documents WHERE key = ?'),
  insertTransaction: db.prepare(
    'INSERT INTO transactions (id, digest, timestamp, author, tags) VALUES (?, ?, ?, ?, ?)',
  ),
  latest: db.prepare('SELECT sequence, timestamp FROM transactions ORDER BY sequence DESC LIMIT 1'),
  insertChange: db.prepare(
    'INSERT INTO changes (id, sequence, before_rev, mutations, apply, revert) VALUES (?, ?, ?, ?, ?, ?)',
  ),
  deleteLinks: db.prepare('DELETE FROM links WHERE source = ?'),
  insertLink: db.prepare('INSERT INTO links (target, source, strong) VALUES (?, ?, ?)'),
  getSetting: db.prepare('SELECT value FROM settings WHERE name = ?'),
  setSetting: db.prepare('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)'),
});

export type Statements = ReturnType<typeof prepareStatements>;
