import type { DatabaseSync } from 'node:sqlite';
import type { Dataset } from '../types/datasets.ts';
import type { Credential, Identity } from '../types/identities.ts';
import { createSecret, isSecret, secretId } from './secrets.ts';
import { type AdminToken, findTokenById } from './tokens.ts';
import { findUser, toIdentity } from './users.ts';

const previewPrefix = 'sp';

/** As Sanity's own `@sanity/preview-url-secret` has it. */
const urlSecretType = 'sanity.previewUrlSecret';
const urlSecretLifetimeMs = 60 * 60 * 1000;

/** A working day: whoever goes on opens the preview anew. */
const previewLifetimeMs = 8 * 60 * 60 * 1000;

/**
 * Remembers with which session or token each secret for a preview was written. Studio writes one before it opens a
 * preview; a document names nobody whom one could believe.
 */
export const notePreviewSecrets = (dataset: Dataset, db: DatabaseSync): void => {
  dataset.onCommit(({ transactionId, credential, changes }) => {
    if (!credential || !changes.some(({ after }) => after?._type === urlSecretType)) return;
    db.prepare('delete from preview_secret where expires_at < ?').run(Date.now());
    db.prepare(
      'insert or ignore into preview_secret (revision, session_id, token_id, expires_at) values (?, ?, ?, ?)',
    ).run(transactionId, ...columnsOf(credential), Date.now() + urlSecretLifetimeMs);
  });
};

/** Neither is the lake's own token, which no account stands for. */
const columnsOf = (credential: Credential): [session: string | null, token: string | null] => {
  if (credential.kind === 'admin-token') return [null, null];
  return credential.kind === 'session' ? [credential.id, null] : [null, credential.id];
};

export type Preview = {
  /** Shown to its owner alone; the store keeps a hash. */
  secret: string;
  /** Epoch milliseconds. */
  expiresAt: number;
};

/**
 * Opens a preview for whoever wrote the secret in that revision, of which it ends with the session or the token. Null
 * when nobody did, or it is over.
 */
export const openPreview = (db: DatabaseSync, revision: string, now = Date.now()): Preview | null => {
  const written = db
    .prepare('select session_id, token_id from preview_secret where revision = ? and expires_at > ?')
    .get(revision, now);
  if (!written) return null;
  const { id, secret, hash } = createSecret(previewPrefix);
  const expiresAt = now + previewLifetimeMs;
  db.prepare('delete from preview where expires_at < ?').run(now);
  db.prepare(
    'insert into preview (id, secret_hash, session_id, token_id, expires_at) values (?, ?, ?, ?, ?)',
  ).run(id, hash, written.session_id ?? null, written.token_id ?? null, expiresAt);
  return { secret, expiresAt };
};

/** Who previews with this secret now; null when nobody does: made up, expired, signed out, revoked, removed. */
export const findPreviewer = (
  { db, adminToken }: { db: DatabaseSync; adminToken: AdminToken },
  secret: string,
  now = Date.now(),
): Identity | null => {
  const id = secretId(previewPrefix, secret);
  const row =
    id &&
    db
      .prepare(
        `select preview.secret_hash, session_id, token_id, user_id from preview left join session on session.id = session_id
         where preview.id = $id and preview.expires_at > $now and (session_id is null or session.expires_at > $now)`,
      )
      .get({ id, now });
  if (!row || !isSecret(secret, row.secret_hash as Uint8Array)) return null;
  if (row.token_id !== null) return findTokenById(db, `r${row.token_id}`);
  if (row.session_id === null) return adminToken.identity;
  const user = findUser(db, String(row.user_id));
  return user && toIdentity(user);
};
