import { DatabaseSync } from 'node:sqlite';
import { createAccessControl } from '../../accounts/access.ts';
import { parseStored } from '../../store/database/parseStored.ts';
import type { Access } from '../../types/access.ts';
import type { SanityDocument } from '../../types/documents.ts';
import type { Identity, Role } from '../../types/identities.ts';
import type { Library } from '../evaluate/runQuery.ts';
import { missingRowsOf } from '../plan/missingRows.ts';
import type { Place } from './messages.ts';

/** A dataset over a connection of the calling thread's own, as it was when it was opened, and what the caller may see. */
export type ReadOnly = { library: Library; access: Access };

/** Runs with a dataset as it is now, whatever is committed meanwhile. */
export const readDataset = <Result>(
  { path, project, name, aclMode, identity, roles }: Place & { identity: Identity; roles: Role[] },
  read: (dataset: ReadOnly) => Result,
): Result => {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
  try {
    db.exec('PRAGMA query_only = ON; BEGIN');
    const library = { project, name, db, get: documentsIn(db), findMissing: missingRowsOf(db) };
    return read({ library, access: createAccessControl(roles).accessFor(identity, { aclMode }) });
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
