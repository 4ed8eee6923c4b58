import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Identity } from '../types.ts';
import { createSecret, isSecret, secretId } from './secrets.ts';

const tokenPrefix = 'sk';
const adminPrefix = 'sa';

export type Token = { id: string; label: string; role: string; createdAt: string };

/** `secret` is answered here and nowhere else. */
export const createToken = (
  db: DatabaseSync,
  { label, role }: { label: string; role: string },
): { token: Token; secret: string } => {
  const { id, secret, hash } = createSecret(tokenPrefix);
  const token: Token = { id, label, role, createdAt: new Date().toISOString() };
  db.prepare('insert into token (id, secret_hash, label, role, created_at) values (?, ?, ?, ?, ?)').run(
    id,
    hash,
    label,
    role,
    token.createdAt,
  );
  return { token, secret };
};

export const listTokens = (db: DatabaseSync): Token[] =>
  db
    .prepare('select id, label, role, created_at from token order by created_at, id')
    .all()
    .map((row) => ({
      id: String(row.id),
      label: String(row.label),
      role: String(row.role),
      createdAt: String(row.created_at),
    }));

/** Answers whether there was such a token. */
export const removeToken = (db: DatabaseSync, id: string): boolean =>
  db.prepare('delete from token where id = ?').run(id).changes > 0;

export const findTokenIdentity = (db: DatabaseSync, secret: string): Identity | null => {
  const id = secretId(tokenPrefix, secret);
  const row = id && db.prepare('select id, secret_hash, label, role from token where id = ?').get(id);
  return row && isSecret(secret, row.secret_hash as Uint8Array) ? toIdentity(row) : null;
};

/** By the id that its identity has. */
export const findTokenById = (db: DatabaseSync, identityId: string): Identity | null => {
  const row = db.prepare("select id, label, role from token where 'r' || id = ?").get(identityId);
  return row ? toIdentity(row) : null;
};

const toIdentity = ({ id, label, role }: Record<string, unknown>): Identity => ({
  kind: 'robot',
  id: `r${id}`,
  name: String(label),
  email: null,
  roles: [String(role)],
});

/** The running lake's own token: for the command line of whoever can read the data folder. */
export type AdminToken = {
  secret: string;
  identity: Identity;
  findIdentity(secret: string): Identity | null;
  remove(): void;
};

const adminTokenPath = (folder: string): string => join(folder, 'admin-token');

/** A new one at each start, in a file that its owner alone may read. */
export const issueAdminToken = (folder: string, role: string): AdminToken => {
  const { secret, hash } = createSecret(adminPrefix);
  const path = adminTokenPath(folder);
  mkdirSync(folder, { recursive: true });
  rmSync(path, { force: true });
  writeFileSync(path, secret, { mode: 0o600 });
  const identity: Identity = {
    kind: 'robot',
    id: 'command-line',
    name: 'Command line',
    email: null,
    roles: [role],
  };
  return {
    secret,
    identity,
    findIdentity: (candidate) => (isSecret(candidate, hash) ? identity : null),
    remove: () => rmSync(path, { force: true }),
  };
};
