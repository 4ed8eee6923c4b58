import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { LakeError } from '../errors.ts';
import { type Identity, personPrefix, type Role } from '../types/identities.ts';
import { inTransaction } from './database.ts';
import { joinFormer } from './people/controllers.ts';
import { createOneTimePassword, hashPassword } from './signIn/passwords.ts';

/** A person with an account. `isOneTime`: the lake generated the password, and it must be replaced at sign-in. */
export type User = {
  id: string;
  email: string;
  name: string;
  role: string;
  isOneTime: boolean;
  createdAt: string;
};

type Row = { id: string; email: string; name: string; role: string; one_time: number; created_at: string };

const columns = 'id, email, name, role, one_time, created_at';
const toUser = (row: Row): User => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  isOneTime: row.one_time === 1,
  createdAt: row.created_at,
});

const find = (db: DatabaseSync, where: string, value: string): User | null => {
  const row = db.prepare(`select ${columns} from user where ${where} = ?`).get(value);
  return row ? toUser(row as Row) : null;
};

const normalizeEmail = (email: string): string => email.trim().toLowerCase();

export const findUser = (db: DatabaseSync, id: string): User | null => find(db, 'id', id);
export const findUserByEmail = (db: DatabaseSync, email: string): User | null =>
  find(db, 'email', normalizeEmail(email));

export const listUsers = (db: DatabaseSync): User[] =>
  db
    .prepare(`select ${columns} from user order by email`)
    .all()
    .map((row) => toUser(row as Row));

export const findPasswordHash = (db: DatabaseSync, id: string): string | null => {
  const row = db.prepare('select password from user where id = ?').get(id);
  return typeof row?.password === 'string' ? row.password : null;
};

/** `gardener@example.org` → `Gardener`, `second-editor@…` → `Second editor`. */
const nameFromEmail = (email: string): string => {
  const words = (email.split('@')[0] ?? email)
    .split(/[._-]+/)
    .join(' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export type NewUser = { email: string; role: string; name?: string; password?: string };

/**
 * Without a password the account gets a one-time password, which cannot be read again later. It belongs to the person of
 * a removed account with the same address.
 *
 * @param whenAdded makes further changes in the same transaction.
 * @throws LakeError 409 if the address already has an account.
 */
export const addUser = async (
  db: DatabaseSync,
  { email, role, name, password }: NewUser,
  whenAdded: (user: User) => void = () => {},
): Promise<{ user: User; oneTimePassword: string | null }> => {
  const address = normalizeEmail(email);
  const oneTimePassword = password === undefined ? createOneTimePassword() : null;
  const hash = await hashPassword(password ?? oneTimePassword ?? '');
  if (findUserByEmail(db, address)) {
    throw new LakeError(409, `${address} already has an account`, { type: 'accountExistsError' });
  }
  const user: User = {
    id: `${personPrefix}${randomBytes(6).toString('hex')}`,
    email: address,
    name: name ?? nameFromEmail(address),
    role,
    isOneTime: oneTimePassword !== null,
    createdAt: new Date().toISOString(),
  };
  inTransaction(db, () => {
    db.prepare(`insert into user (${columns}, password) values (?, ?, ?, ?, ?, ?, ?)`).run(
      user.id,
      user.email,
      user.name,
      user.role,
      user.isOneTime ? 1 : 0,
      user.createdAt,
      hash,
    );
    whenAdded(user);
    // Last, because it depends on who may know the new password.
    const former = findFormerUser(db, address);
    if (former) joinFormer(db, former, user.id);
  });
  return { user, oneTimePassword };
};

/** The id of the last account that had the address and was removed. */
const findFormerUser = (db: DatabaseSync, address: string): string | null => {
  const row = db.prepare('select user_id from former_address where address = ?').get(address);
  return row ? String(row.user_id) : null;
};

/**
 * Deletes the account, its sessions and its settings. Documents keep the person's id as their author.
 *
 * @throws LakeError 409 for the last administrator: nobody could undo it.
 */
export const removeUser = (db: DatabaseSync, id: string, roles: Role[]): void => {
  requireAnotherAdministrator(db, id, roles);
  db.prepare('delete from user where id = ?').run(id);
};

/**
 * Ends the person's sessions, so that nothing continues with the old role.
 *
 * @throws LakeError 409 if the last administrator would get another role.
 */
export const changeRole = (db: DatabaseSync, id: string, role: string, roles: Role[]): void => {
  if (!isAdministratorRole(role, roles)) requireAnotherAdministrator(db, id, roles);
  db.prepare('update user set role = ? where id = ?').run(role, id);
  endSessions(db, id);
};

const isAdministratorRole = (role: string, roles: Role[]): boolean =>
  roles.some(({ name, isAdministrator }) => name === role && isAdministrator === true);

/** @throws LakeError 409 if the person is the only administrator. */
const requireAnotherAdministrator = (db: DatabaseSync, id: string, roles: Role[]): void => {
  const administrators = listUsers(db).filter(({ role }) => isAdministratorRole(role, roles));
  if (administrators.length === 1 && administrators[0]?.id === id) {
    throw new LakeError(
      409,
      `${administrators[0].email} is the last administrator. Give another account that role first.`,
      { type: 'lastAdministratorError' },
    );
  }
};

/** Ends the sessions of the person, and sign-ins that are not completed. @param kept the id of a session that goes on. */
export const endSessions = (db: DatabaseSync, id: string, kept = ''): void => {
  db.prepare('delete from session where user_id = ? and id <> ?').run(id, kept);
  db.prepare('delete from ticket where user_id = ?').run(id);
};

type PasswordOptions = {
  isOneTime: boolean;
  /** The id of the session in which the person chose it. */
  keptSession?: string;
  /** Makes further changes in the same transaction. */
  whenSet?: () => void;
};

/** A changed password ends every other session of the account. */
export const setPassword = async (
  db: DatabaseSync,
  id: string,
  password: string,
  { isOneTime, keptSession = '', whenSet = () => {} }: PasswordOptions,
): Promise<void> => {
  const hash = await hashPassword(password);
  inTransaction(db, () => {
    // First: the session that resets a password may be one that this ends.
    whenSet();
    db.prepare('update user set password = ?, one_time = ? where id = ?').run(hash, isOneTime ? 1 : 0, id);
    endSessions(db, id, keptSession);
  });
};

/** @param whenReset makes further changes in the same transaction. */
export const resetPassword = async (
  db: DatabaseSync,
  id: string,
  whenReset: () => void = () => {},
): Promise<string> => {
  const password = createOneTimePassword();
  await setPassword(db, id, password, { isOneTime: true, whenSet: whenReset });
  return password;
};

/** When the person last signed in, by id, ISO 8601. Those who never did are missing. */
export const lastSignIns = (db: DatabaseSync): Map<string, string> =>
  new Map(
    db
      .prepare('select user_id, at from last_sign_in')
      .all()
      .map(({ user_id, at }) => [String(user_id), String(at)]),
  );

export const toIdentity = (user: User): Identity => ({
  kind: 'user',
  id: user.id,
  name: user.name,
  email: user.email,
  roles: [user.role],
});
