import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { Commit, CommitDraft } from '../../types/commits.ts';
import type { Dataset } from '../../types/datasets.ts';
import type { SanityDocument } from '../../types/documents.ts';
import { buildIndex } from '../index/buildIndex.ts';
import { indexDocuments } from '../index/indexDocuments.ts';
import { documentTags } from '../index/syncTags.ts';
import { openIndex } from '../index/tables.ts';
import { FolderError, folderError } from './folderError.ts';
import { parseStored } from './parseStored.ts';
import { migrate } from './schema.ts';
import { prepareStatements, type Statements } from './statements.ts';
import { writeChange } from './writeChange.ts';

/** Parsed documents kept at hand, by the length of their JSON: about four times as much in memory. */
const cachedCharacters = 8_000_000;

export const databaseName = 'data.sqlite';

type Place = Pick<Dataset, 'folder' | 'project' | 'name' | 'rules'>;

/**
 * Opens a dataset's folder, or makes it.
 *
 * @throws FolderError when the folder cannot be written or its database is damaged.
 */
export const openDataset = (place: Place): Dataset => {
  const { folder } = place;
  const path = join(folder, databaseName);
  try {
    mkdirSync(join(folder, 'assets'), { recursive: true });
    const db = openDatabase(path);
    openIndex(db);
    return createDataset({ ...place, db, sql: prepareStatements(db) });
  } catch (error) {
    throw error instanceof FolderError ? error : folderError(path, error);
  }
};

const openDatabase = (path: string): DatabaseSync => {
  const db = new DatabaseSync(path, { timeout: 5_000 });
  try {
    // An acknowledged transaction survives kill -9 and power loss only with FULL.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000;');
    migrate(db, path);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

type Parts = Place & { db: DatabaseSync; sql: Statements };

const createDataset = ({ db, sql, folder, project, name, rules }: Parts): Dataset => {
  const listeners = new Set<(commit: Commit) => void>();
  const closing = new AbortController();
  const cache = new LRUCache<string, SanityDocument>({ maxSize: cachedCharacters });
  const latest = sql.latest.get();
  let sequence = Number(latest?.sequence ?? 0);
  let lastInstant = latest ? Date.parse(String(latest.timestamp)) : 0;
  let aclMode = readAclMode(sql);

  const get = (id: string): SanityDocument | null => {
    const cached = cache.get(id);
    if (cached) return cached;
    const json = sql.getDocument.get(id)?.json;
    if (typeof json !== 'string') return null;
    const document = parseStored(json);
    cache.set(id, document, { size: json.length });
    return document;
  };

  const commit = (draft: CommitDraft): Commit => {
    const { digest, ...rest } = draft;
    const tags = [...new Set(draft.changes.flatMap(({ before, after }) => documentTags(before, after)))];
    sequence = inTransaction(db, () => {
      const { lastInsertRowid } = sql.insertTransaction.run(
        draft.transactionId,
        digest,
        draft.timestamp,
        draft.author,
        JSON.stringify(tags),
      );
      const number = Number(lastInsertRowid);
      indexDocuments(
        db,
        draft.changes.map((change) => writeChange(sql, number, change)),
      );
      return number;
    });
    lastInstant = Date.parse(draft.timestamp);
    for (const { id } of draft.changes) cache.delete(id);
    const done: Commit = { ...rest, sequence, project, dataset: name, tags };
    for (const listener of listeners) tell(listener, done);
    return done;
  };

  void buildIndex(db, closing.signal);
  return {
    project,
    name,
    get aclMode() {
      return aclMode;
    },
    db,
    folder,
    rules,
    get,
    sequence: () => sequence,
    now: () => new Date(nextInstant(lastInstant, Date.now())).toISOString(),
    commit,
    setAclMode: (mode) => {
      sql.setSetting.run('aclMode', mode);
      aclMode = mode;
    },
    closed: closing.signal,
    close: () => {
      closing.abort();
      db.close();
    },
    onCommit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

/** Within this, commits that come together keep their order by their instants; their sequence orders them always. */
const maxAheadMs = 1_000;

const nextInstant = (last: number, now: number): number =>
  last >= now && last - now < maxAheadMs ? last + 1 : now;

const readAclMode = (sql: Statements): Dataset['aclMode'] =>
  sql.getSetting.get('aclMode')?.value === 'private' ? 'private' : 'public';

const inTransaction = <Result>(db: DatabaseSync, work: () => Result): Result => {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite has rolled back by itself where the disk failed.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
};

/** The commit has happened: a listener that fails is no reason to tell its author otherwise. */
const tell = (listener: (commit: Commit) => void, commit: Commit): void => {
  try {
    listener(commit);
  } catch (error) {
    console.error('A listener failed on a commit:', error);
  }
};
