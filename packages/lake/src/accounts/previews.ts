import type { DatabaseSync } from 'node:sqlite';
import { previewSecretType } from '../documents/systemTypes.ts';
import { standingQuotas } from '../quotas/quotas.ts';
import type { Dataset } from '../types/datasets.ts';
import type { Credential, Identity } from '../types/identities.ts';
import { createSecret, isSecret, secretId } from './secrets.ts';
import { type AdminToken, findTokenById } from './tokens.ts';
import { findUser, toIdentity } from './users.ts';

const previewPrefix = 'sp';

/** As in Sanity's `@sanity/preview-url-secret`. */
const urlSecretLifetimeMs = 60 * 60 * 1000;

/** A working day: afterwards the user opens the preview again. */
const previewLifetimeMs = 8 * 60 * 60 * 1000;

/**
 * Remembers which session or token wrote each preview secret. Studio writes one before it opens a preview. The
 * document itself does not prove its author.
 */
export const notePreviewSecrets = (dataset: Dataset, db: DatabaseSync): void => {
  dataset.onCommit(({ transactionId, credential, changes }) => {
    if (!credential || !changes.some(({ after }) => after?._type === previewSecretType)) return;
    db.prepare('delete from preview_secret where expires_at < ?').run(Date.now());
    db.prepare(
      'insert or ignore into preview_secret (revision, session_id, token_id, expires_at) values (?, ?, ?, ?)',
    ).run(transactionId, ...columnsOf(credential), Date.now() + urlSecretLifetimeMs);
  });
};

/** Both are null for the admin token, which has no account. */
const columnsOf = (credential: Credential): [session: string | null, token: string | null] => {
  if (credential.kind === 'admin-token') return [null, null];
  return credential.kind === 'session' ? [credential.id, null] : [null, credential.id];
};

export type Preview = {
  /** Shown only to its owner; the database has a hash. */
  secret: string;
  /** Epoch milliseconds. */
  expiresAt: number;
};

/**
 * Opens a preview for the author of the secret in that revision. It ends with the author's session or token. Null if
 * the secret is unknown or has expired.
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
  db.prepare(
    `delete from preview where id in (select id from preview where session_id is ? and token_id is ?
     order by expires_at desc, rowid desc limit -1 offset ?)`,
  ).run(written.session_id ?? null, written.token_id ?? null, standingQuotas.previews.each);
  return { secret, expiresAt };
};

/** The user of the preview; null if it is unknown or has expired, or its session, token or account has ended. */
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
