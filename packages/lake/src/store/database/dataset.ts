import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Dataset } from '../../types/datasets.ts';
import { buildIndex } from '../index/buildIndex.ts';
import { openIndex } from '../index/tables.ts';
import { compactAtStart } from '../personal/compaction.ts';
import { openPersonalDocuments } from '../personal/personalDocuments.ts';
import { CommitListeners } from './CommitListeners.ts';
import { CommitWriter } from './CommitWriter.ts';
import { DocumentReader } from './DocumentReader.ts';
import { FolderError, folderError } from './folderError.ts';
import { migrate } from './schema.ts';
import { prepareStatements, type Statements } from './statements.ts';

export const databaseName = 'data.sqlite';

type DatasetLocation = Pick<Dataset, 'folder' | 'project' | 'name' | 'rules'>;

/**
 * Opens a dataset. Creates its folder and its database if they do not exist.
 *
 * @throws FolderError if the folder is not writable or its database is damaged.
 */
export const openDataset = (location: DatasetLocation): Dataset => {
  const { folder } = location;
  const path = join(folder, databaseName);
  try {
    mkdirSync(join(folder, 'assets'), { recursive: true });
    const db = openDatabase(path);
    openIndex(db);
    compactAtStart(db);
    return createDataset({ ...location, db, sql: prepareStatements(db) });
  } catch (error) {
    throw error instanceof FolderError ? error : folderError(path, error);
  }
};

const openDatabase = (path: string): DatabaseSync => {
  const db = new DatabaseSync(path, { timeout: 5_000 });
  try {
    // Only with synchronous = FULL does an acknowledged transaction survive a power loss.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000;');
    migrate(db, path);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

type Parts = DatasetLocation & { db: DatabaseSync; sql: Statements };

const createDataset = ({ db, sql, folder, project, name, rules }: Parts): Dataset => {
  const documents = new DocumentReader(sql);
  const personal = rules.personalData ? openPersonalDocuments(db, rules.personalData, documents) : null;
  const commits = new CommitWriter({ db, sql, documents, personal, project, dataset: name });
  const listeners = new CommitListeners();
  const closing = new AbortController();
  let aclMode = readAclMode(sql);
  void buildIndex(db, closing.signal);
  return {
    project,
    name,
    get aclMode() {
      return aclMode;
    },
    db,
    personal,
    folder,
    rules,
    get: (id) => documents.get(id),
    sequence: () => commits.sequence,
    now: () => commits.nextTimestamp(),
    commit: (draft) => {
      const commit = commits.write(draft);
      listeners.notify(commit);
      return commit;
    },
    setAclMode: (mode) => {
      sql.setSetting.run('aclMode', mode);
      aclMode = mode;
    },
    closed: closing.signal,
    close: () => {
      closing.abort();
      db.close();
    },
    onCommit: (listener) => listeners.add(listener),
  };
};

const readAclMode = (sql: Statements): Dataset['aclMode'] =>
  sql.getSetting.get('aclMode')?.value === 'private' ? 'private' : 'public';
