import { DatabaseSync } from 'node:sqlite';
import { createAccessControl } from '../../accounts/access.ts';
import { parseStored } from '../../store/parseStored.ts';
import type { Access } from '../../types/access.ts';
import type { SanityDocument } from '../../types/documents.ts';
import type { Identity, Role } from '../../types/identities.ts';
import type { QueriedDataset } from '../evaluate/runQuery.ts';
import { missingRowsFinder } from '../plan/missingRows.ts';
import type { DatasetLocation } from './messages.ts';

/** A snapshot of a dataset over a connection of the calling thread, and the access of the caller. */
export type ReadOnly = { dataset: QueriedDataset; access: Access };

/** Runs `read` on a snapshot of a dataset, which later commits do not change. */
export const readDataset = <Result>(
  { path, project, name, aclMode, identity, roles }: DatasetLocation & { identity: Identity; roles: Role[] },
  read: (dataset: ReadOnly) => Result,
): Result => {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
  try {
    db.exec('PRAGMA query_only = ON; BEGIN');
    const dataset = { project, name, db, get: documentsIn(db), findMissing: missingRowsFinder(db) };
    return read({ dataset, access: createAccessControl(roles).accessFor(identity, { aclMode }) });
  } finally {
    db.close();
  }
};

/** Finds documents by their ids. */
export const documentsIn = (db: DatabaseSync): ((id: string) => SanityDocument | null) => {
  const select = db.prepare('SELECT json FROM documents WHERE id = ?');
  return (id) => {
    const json = select.get(id)?.json;
    return typeof json === 'string' ? parseStored(json) : null;
  };
};
