import type { DatabaseSync } from 'node:sqlite';
import { sessionLifetimeMs } from './sessions.ts';

/** Whether the person signed in from the address within the lifetime of a session. */
export const isKnownAddress = (
  db: DatabaseSync,
  userId: string,
  address: string,
  now = Date.now(),
): boolean =>
  db
    .prepare('select 1 from known_address where user_id = ? and address = ? and seen_at > ?')
    .get(userId, address, now - sessionLifetimeMs) !== undefined;

export const rememberAddress = (
  db: DatabaseSync,
  userId: string,
  address: string,
  now = Date.now(),
): void => {
  db.prepare('delete from known_address where seen_at <= ?').run(now - sessionLifetimeMs);
  db.prepare(
    'insert into known_address (user_id, address, seen_at) values (?, ?, ?) on conflict do update set seen_at = excluded.seen_at',
  ).run(userId, address, now);
};
