import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { getRow } from '../store/database/statementPool.ts';
import type { Identity } from '../types/identities.ts';
import { createSecret, hashOf, isSecret, secretId } from './secrets.ts';

const tokenPrefix = 'sk';
const adminPrefix = 'sa';

export type Token = { id: string; label: string; role: string; createdAt: string };

/** `secret` cannot be read again later. */
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

const toToken = (row: Record<string, unknown>): Token => ({
  id: String(row.id),
  label: String(row.label),
  role: String(row.role),
  createdAt: String(row.created_at),
});

export const listTokens = (db: DatabaseSync): Token[] =>
  db.prepare('select id, label, role, created_at from token order by created_at, id').all().map(toToken);

/** By the id of its identity. */
export const findToken = (db: DatabaseSync, identityId: string): Token | null => {
  const row = identityId.startsWith('r')
    ? db.prepare('select id, label, role, created_at from token where id = ?').get(identityId.slice(1))
    : undefined;
  return row ? toToken(row) : null;
};

/** Returns whether the token existed. */
export const removeToken = (db: DatabaseSync, id: string): boolean =>
  db.prepare('delete from token where id = ?').run(id).changes > 0;

/** Replaces the secret of the token with this identity; null if it does not exist. */
export const rotateToken = (
  db: DatabaseSync,
  identityId: string,
): { token: Token; secret: string } | null => {
  const token = findToken(db, identityId);
  if (!token) return null;
  const { secret, hash } = createSecret(tokenPrefix, token.id);
  db.prepare('update token set secret_hash = ? where id = ?').run(hash, token.id);
  return { token, secret };
};

export const findTokenIdentity = (db: DatabaseSync, secret: string): Identity | null => {
  const id = secretId(tokenPrefix, secret);
  const row = id && getRow(db, 'select id, secret_hash, label, role from token where id = ?', [id]);
  if (!row || !isSecret(secret, row.secret_hash as Uint8Array)) return null;
  return { ...toIdentity(row), credential: { kind: 'token', id: String(row.id) } };
};

/** By the id of its identity. */
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

/** The lake's token for the command line: everyone who can read the data folder has it. */
export type AdminToken = {
  secret: string;
  identity: Identity;
  findIdentity(secret: string): Identity | null;
};

const adminTokenPath = (folder: string): string => join(folder, 'admin-token');

/**
 * Reads the token from a file that only its owner may read, or creates it. A file that others can read is replaced.
 * To get a new token, delete the file and restart the lake.
 */
export const issueAdminToken = (folder: string, role: string): AdminToken => {
  const secret = readAdminToken(folder) ?? writeAdminToken(folder);
  const hash = hashOf(secret);
  const identity: Identity = {
    kind: 'robot',
    id: 'command-line',
    name: 'Command line',
    email: null,
    roles: [role],
  };
  const proved: Identity = { ...identity, credential: { kind: 'admin-token' } };
  return { secret, identity, findIdentity: (candidate) => (isSecret(candidate, hash) ? proved : null) };
};

const readAdminToken = (folder: string): string | null => {
  const path = adminTokenPath(folder);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile() || (stats.mode & 0o077) !== 0) return null;
  const secret = readFileSync(path, 'utf8');
  return secretId(adminPrefix, secret) === null ? null : secret;
};

const writeAdminToken = (folder: string): string => {
  const { secret } = createSecret(adminPrefix);
  mkdirSync(folder, { recursive: true });
  rmSync(adminTokenPath(folder), { recursive: true, force: true });
  writeFileSync(adminTokenPath(folder), secret, { mode: 0o600 });
  return secret;
};
