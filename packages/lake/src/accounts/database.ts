import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { folderError } from '../store/database/folderError.ts';

const schema = `
create table if not exists user (
  id text primary key,
  email text not null unique,
  name text not null,
  role text not null,
  password text not null,
  one_time integer not null,
  created_at text not null
) strict;
create table if not exists session (
  id text primary key,
  secret_hash blob not null,
  user_id text not null references user (id) on delete cascade,
  created_at text not null,
  expires_at integer not null
) strict;
create table if not exists ticket (
  id text primary key,
  secret_hash blob not null,
  user_id text not null references user (id) on delete cascade,
  purpose text not null check (purpose in ('session', 'password')),
  expires_at integer not null
) strict;
create table if not exists token (
  id text primary key,
  secret_hash blob not null,
  label text not null,
  role text not null,
  created_at text not null
) strict;
create table if not exists preview_secret (
  revision text primary key,
  session_id text references session (id) on delete cascade,
  token_id text references token (id) on delete cascade,
  expires_at integer not null
) strict;
create table if not exists preview (
  id text primary key,
  secret_hash blob not null,
  session_id text references session (id) on delete cascade,
  token_id text references token (id) on delete cascade,
  expires_at integer not null
) strict;
create table if not exists keyvalue (
  user_id text not null references user (id) on delete cascade,
  key text not null,
  value text not null,
  primary key (user_id, key)
) strict, without rowid;
create table if not exists known_address (
  user_id text not null references user (id) on delete cascade,
  address text not null,
  seen_at integer not null,
  primary key (user_id, address)
) strict, without rowid;
create table if not exists external_identity (
  issuer text not null,
  subject text not null,
  user_id text not null references user (id) on delete cascade,
  primary key (issuer, subject)
) strict, without rowid;
create table if not exists former_identity (
  issuer text not null,
  subject text not null,
  user_id text not null,
  primary key (issuer, subject)
) strict, without rowid;
create table if not exists former_address (
  address text primary key,
  user_id text not null
) strict, without rowid;
create trigger if not exists identity_outlives_its_account before delete on user
  begin
    insert or replace into former_identity
      select issuer, subject, user_id from external_identity where user_id = old.id;
    insert or replace into former_address values (old.email, old.id);
  end;
create table if not exists last_sign_in (
  user_id text primary key references user (id) on delete cascade,
  at text not null
) strict, without rowid;
create table if not exists controller (
  user_id text primary key,
  controller_id text not null
) strict, without rowid;
create table if not exists account_log (
  id integer primary key autoincrement,
  at text not null,
  by_id text not null,
  by_name text not null,
  act text not null,
  subject_id text not null,
  subject_name text not null,
  role text
) strict;
create trigger if not exists account_log_is_not_changed before update on account_log
  begin select raise(abort, 'The log of accounts cannot be changed'); end;
create trigger if not exists account_log_is_not_deleted before delete on account_log
  begin select raise(abort, 'The log of accounts cannot be deleted'); end;
create table if not exists access_change (count integer not null) strict;
insert into access_change select 0 where not exists (select 1 from access_change);
create trigger if not exists session_ended after delete on session
  begin update access_change set count = count + 1; end;
create trigger if not exists user_removed after delete on user
  begin update access_change set count = count + 1; end;
create trigger if not exists role_changed after update of role on user
  begin update access_change set count = count + 1; end;
create trigger if not exists token_removed after delete on token
  begin update access_change set count = count + 1; end;
create trigger if not exists token_changed after update on token
  begin update access_change set count = count + 1; end;
`;

/**
 * The accounts of a data folder: people, their sessions and settings, API tokens. One file for all projects of the
 * folder. Secrets are stored as hashes; `expires_at` and `seen_at` are epoch milliseconds. `access_change` counts
 * changes that revoke access, by any process. Rows of `account_log`, `controller`,
 * `former_identity` and `former_address` outlive their account.
 *
 * @throws FolderError if it cannot be written or is damaged.
 */
export const openAccountsDatabase = (folder: string): DatabaseSync => {
  const path = join(folder, 'accounts.sqlite');
  try {
    mkdirSync(folder, { recursive: true });
    return openDatabase(path);
  } catch (error) {
    throw folderError(path, error);
  }
};

/** Runs the changes in one transaction: all are written, or none if it throws. */
export const inTransaction = <Result>(db: DatabaseSync, change: () => Result): Result => {
  db.exec('begin immediate');
  try {
    const result = change();
    db.exec('commit');
    return result;
  } catch (error) {
    db.exec('rollback');
    throw error;
  }
};

const openDatabase = (path: string): DatabaseSync => {
  // The command line may write while the lake runs: each waits for the other's lock.
  const db = new DatabaseSync(path, { timeout: 5_000 });
  db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
  db.exec(schema);
  return db;
};
