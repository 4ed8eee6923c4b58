import type { DatabaseSync } from 'node:sqlite';
import { standingQuotas } from '../../quotas/quotas.ts';
import { createSecret, isSecret, secretId } from '../secrets.ts';
import { findUser, type User } from '../users.ts';

const sessionPrefix = 'ss';
const ticketPrefix = 'st';

/** A month: long enough not to sign in each day, short enough for a lost laptop. */
export const sessionLifetimeMs = 30 * 24 * 60 * 60 * 1000;

/**
 * `session`: a completed sign-in; Studio exchanges the ticket for a session.
 * `password`: a one-time password was correct and its owner is choosing a new one.
 */
export type TicketPurpose = 'session' | 'password';
export const ticketLifetimeMs: Record<TicketPurpose, number> = {
  session: 60 * 1000,
  password: 15 * 60 * 1000,
};

export const createSession = (db: DatabaseSync, userId: string, now = Date.now()): string => {
  const { id, secret, hash } = createSecret(sessionPrefix);
  // An expired session is kept for another lifetime, so that its owner gets "expired" instead of "unknown".
  db.prepare('delete from session where expires_at < ?').run(now - sessionLifetimeMs);
  db.prepare(
    'insert into session (id, secret_hash, user_id, created_at, expires_at) values (?, ?, ?, ?, ?)',
  ).run(id, hash, userId, new Date(now).toISOString(), now + sessionLifetimeMs);
  db.prepare(
    'delete from session where id in (select id from session where user_id = ? order by expires_at desc, rowid desc limit -1 offset ?)',
  ).run(userId, standingQuotas.sessions.each);
  db.prepare(
    'insert into last_sign_in (user_id, at) values (?, ?) on conflict do update set at = excluded.at',
  ).run(userId, new Date(now).toISOString());
  return secret;
};

export type SessionLookup =
  | { kind: 'valid'; id: string; user: User }
  | { kind: 'expired' }
  | { kind: 'unknown' };

export const findSession = (db: DatabaseSync, secret: string, now = Date.now()): SessionLookup => {
  const id = secretId(sessionPrefix, secret);
  const row = id && db.prepare('select secret_hash, user_id, expires_at from session where id = ?').get(id);
  if (!id || !row || !isSecret(secret, row.secret_hash as Uint8Array)) return { kind: 'unknown' };
  if (Number(row.expires_at) <= now) return { kind: 'expired' };
  const user = findUser(db, String(row.user_id));
  return user ? { kind: 'valid', id, user } : { kind: 'unknown' };
};

export const endSession = (db: DatabaseSync, secret: string): void => {
  const id = secretId(sessionPrefix, secret);
  if (id && findSession(db, secret).kind !== 'unknown')
    db.prepare('delete from session where id = ?').run(id);
};

export const createTicket = (
  db: DatabaseSync,
  userId: string,
  purpose: TicketPurpose,
  now = Date.now(),
): string => {
  const { id, secret, hash } = createSecret(ticketPrefix);
  db.prepare('delete from ticket where expires_at <= ?').run(now);
  db.prepare('insert into ticket (id, secret_hash, user_id, purpose, expires_at) values (?, ?, ?, ?, ?)').run(
    id,
    hash,
    userId,
    purpose,
    now + ticketLifetimeMs[purpose],
  );
  return secret;
};

const lookUpTicket = (db: DatabaseSync, secret: string, purpose: TicketPurpose, now: number) => {
  const id = secretId(ticketPrefix, secret);
  const row =
    id &&
    db
      .prepare('select secret_hash, user_id, expires_at from ticket where id = ? and purpose = ?')
      .get(id, purpose);
  if (!row || !isSecret(secret, row.secret_hash as Uint8Array) || Number(row.expires_at) <= now) return null;
  return { id, user: findUser(db, String(row.user_id)) };
};

/** The ticket's owner, null if it is used, expired or unknown. Does not use it up. */
export const findTicket = (
  db: DatabaseSync,
  secret: string,
  purpose: TicketPurpose,
  now = Date.now(),
): User | null => lookUpTicket(db, secret, purpose, now)?.user ?? null;

/** The same, and uses the ticket up: a second call returns null. */
export const takeTicket = (
  db: DatabaseSync,
  secret: string,
  purpose: TicketPurpose,
  now = Date.now(),
): User | null => {
  const ticket = lookUpTicket(db, secret, purpose, now);
  if (ticket) db.prepare('delete from ticket where id = ?').run(ticket.id);
  return ticket?.user ?? null;
};
