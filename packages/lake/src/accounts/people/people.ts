import type { DatabaseSync } from 'node:sqlite';
import { LakeError } from '../../errors.ts';
import { standingQuotas } from '../../quotas/quotas.ts';
import type { Identity, Role } from '../../types/identities.ts';
import { inTransaction } from '../database.ts';
import { createToken, listTokens, removeToken, rotateToken, type Token } from '../tokens.ts';
import {
  addUser,
  changeRole,
  endSessions,
  type NewUser,
  removeUser,
  resetPassword,
  type User,
} from '../users.ts';
import { logAct } from './accountLog.ts';
import type { AccountAct } from './acts.ts';
import { controllerOf, removeController, setController } from './controllers.ts';

const maxPeople = standingQuotas.people.administrator;
const maxTokens = standingQuotas.tokens.administrator;

/** A change of accounts by an administrator. Each is logged in the same transaction. */
export type Management = {
  db: DatabaseSync;
  by: Identity;
  roles: Role[];
  /** Asked again at the change itself. @throws LakeError 401 or 403 if the caller may not do it any more. */
  confirm(): void;
};

const log = (
  { db, by }: Management,
  act: AccountAct,
  subject: { id: string; name: string },
  role: string | null = null,
): void => logAct(db, { by: { id: by.id, name: by.name }, act, subject, role });

/** A transaction of a caller who still may make it. */
const change = <Result>({ db, confirm }: Management, work: () => Result): Result =>
  inTransaction(db, () => {
    confirm();
    return work();
  });

/** @throws LakeError 409 if the address already has an account, and for too many accounts. */
export const addPerson = (
  management: Management,
  person: NewUser,
): Promise<{ user: User; oneTimePassword: string | null }> => {
  const { db, by, confirm } = management;
  const { count } = db.prepare('select count(*) as count from user').get() ?? {};
  if (Number(count) >= maxPeople) throw new LakeError(409, `There can be at most ${maxPeople} accounts`);
  return addUser(db, person, (user) => {
    confirm();
    setController(db, user.id, by);
    log(management, 'account.added', user, user.role);
  });
};

/** Ends the person's sessions. @throws LakeError 409 for the last administrator. */
export const changePersonsRole = (management: Management, user: User, role: string): void =>
  change(management, () => {
    changeRole(management.db, user.id, role, management.roles);
    log(management, 'role.changed', user, role);
  });

/**
 * Ends the person's sessions. Returns a one-time password.
 *
 * @throws LakeError 409 for an account that another administrator controls: helping with a password does not confirm it.
 */
export const resetPersonsPassword = (management: Management, user: User): Promise<string> => {
  const { db, by, confirm } = management;
  return resetPassword(db, user.id, () => {
    confirm();
    const controller = controllerOf(db, user.id);
    if (by.kind === 'user' && ![user.id, controllerOf(db, by.id)].includes(controller))
      throw new LakeError(
        409,
        `Another administrator added ${user.email} or reset its password, and nobody has confirmed the account. If you know that it belongs to a person of its own, confirm it, then reset the password.`,
      );
    setController(db, user.id, by);
    log(management, 'password.reset', user);
  });
};

export const endPersonsSessions = (management: Management, user: User): void =>
  change(management, () => {
    endSessions(management.db, user.id);
    log(management, 'sessions.ended', user);
  });

/** @throws LakeError 409 for the last administrator. */
export const removePerson = (management: Management, user: User): void =>
  change(management, () => {
    removeUser(management.db, user.id, management.roles);
    log(management, 'account.removed', user);
  });

/**
 * Says that the account belongs to a person of its own, whose password nobody else knows.
 *
 * @throws LakeError 403 for the person who knows the password, and for accounts that this person controls.
 */
export const confirmPerson = (management: Management, user: User): void => {
  const { db, by } = management;
  if (controllerOf(db, by.id) === controllerOf(db, user.id))
    throw new LakeError(
      403,
      'You cannot confirm this account. An administrator who did not add it or reset its password must confirm it.',
      { type: 'forbidden' },
    );
  change(management, () => {
    removeController(db, user.id);
    log(management, 'account.confirmed', user);
  });
};

/** @throws LakeError 409 for too many tokens. */
export const addToken = (
  management: Management,
  token: { label: string; role: string },
): { token: Token; secret: string } => {
  const { db } = management;
  if (listTokens(db).length >= maxTokens)
    throw new LakeError(409, `There can be at most ${maxTokens} API tokens`);
  return change(management, () => {
    const added = createToken(db, token);
    log(management, 'token.added', subjectOf(added.token), token.role);
    return added;
  });
};

/** @throws LakeError 404 if it does not exist. */
export const revokeToken = (management: Management, id: string): void => {
  const { db } = management;
  const token = listTokens(db).find((one) => one.id === id);
  if (!token) throw new LakeError(404, 'There is no such token', { type: 'notFound' });
  change(management, () => {
    removeToken(db, id);
    log(management, 'token.revoked', subjectOf(token));
  });
};

/** Replaces the secret of the calling token. @throws LakeError 403 for other callers. */
export const rotateOwnToken = (management: Management): { token: Token; secret: string } =>
  change(management, () => {
    const rotated = rotateToken(management.db, management.by.id);
    if (!rotated) throw new LakeError(403, 'Only an API token can be rotated', { type: 'forbidden' });
    log(management, 'token.rotated', subjectOf(rotated.token));
    return rotated;
  });

const subjectOf = ({ id, label }: Token) => ({ id: `r${id}`, name: label });
