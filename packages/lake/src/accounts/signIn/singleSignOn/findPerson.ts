import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { LakeError } from '../../../errors.ts';
import type { Role } from '../../../types/identities.ts';
import type { SingleSignOn } from '../../../types/singleSignOn.ts';
import { inTransaction } from '../../database.ts';
import { logAct } from '../../people/accountLog.ts';
import type { AccountAct } from '../../people/acts.ts';
import { joinFormer } from '../../people/controllers.ts';
import { shownName } from '../../people/shownName.ts';
import { addUser, changeRole, findUser, findUserByEmail, type User } from '../../users.ts';
import type { Profile } from './Provider.ts';
import { SignOnError } from './SignOnError.ts';

type Found = { db: DatabaseSync; settings: SingleSignOn; roles: Role[]; profile: Profile };

/**
 * The account of a person who signed in with the provider. The first sign-in links the provider's subject to the account
 * with the verified address, or adds an account if the person's groups give a role. Groups set the role at each sign-in.
 * A person whose account was removed, and who comes back, stays the person of that account.
 *
 * @throws SignOnError 403 for a person without an account or a role, and for an account of another subject.
 */
export const findPerson = async (found: Found): Promise<User> => {
  const { db, profile } = found;
  const role = roleOf(found);
  const linked = findLinked(found);
  if (linked) return withRole(found, linked, role);
  const known = findUserByEmail(db, profile.email);
  if (known) {
    link(found, known);
    return withRole(found, known, role);
  }
  if (role === null)
    throw new SignOnError(403, `${profile.email} has no account here. Ask an administrator to add you.`);
  // Nobody knows the password: the person signs in with the provider.
  const password = randomBytes(32).toString('base64url');
  const name = shownName.safeParse(profile.name).data;
  const named = name ? { name } : {};
  try {
    const { user } = await addUser(db, { email: profile.email, role, password, ...named }, (added) => {
      writeLink(found, added);
      log(found, 'account.added', added, role);
    });
    return user;
  } catch (error) {
    // Another sign-in was first, of the person or with the address.
    if (findLinked(found) || findUserByEmail(db, profile.email)) return findPerson(found);
    throw error;
  }
};

/** The role of the person's groups; null if administrators give roles. @throws SignOnError 403 for no such group. */
const roleOf = ({ settings: { roleClaim, roles, title }, profile }: Found): string | null => {
  if (roleClaim === null) return null;
  const role = roles.find(({ group }) => profile.groups.includes(group))?.role;
  if (role === undefined)
    throw new SignOnError(403, `None of your groups at ${title} may sign in here. Ask an administrator.`);
  return role;
};

/** The setting may differ from the provider's own words by a slash at the end. Links are under either. */
const issuersOf = ({ settings, profile }: Found): [string, string] => [profile.issuer, settings.issuer];

/** The account of the provider's subject, or the last one that it had. */
const findIdentity = (found: Found, table: 'external_identity' | 'former_identity'): string | null => {
  const row = found.db
    .prepare(`select user_id from ${table} where issuer in (?, ?) and subject = ? order by issuer <> ?`)
    .get(...issuersOf(found), found.profile.subject, found.profile.issuer);
  return row ? String(row.user_id) : null;
};

const findLinked = (found: Found): User | null => {
  const id = findIdentity(found, 'external_identity');
  return id === null ? null : findUser(found.db, id);
};

const link = (found: Found, user: User): void => {
  const { db, settings } = found;
  const other = db
    .prepare('select 1 from external_identity where issuer in (?, ?) and user_id = ?')
    .get(...issuersOf(found), user.id);
  if (other)
    throw new SignOnError(
      403,
      `The account of ${user.email} belongs to somebody else at ${settings.title}. Ask an administrator.`,
    );
  inTransaction(db, () => {
    writeLink(found, user);
    log(found, 'account.linked', user);
  });
};

const writeLink = (found: Found, user: User): void => {
  const { db, profile } = found;
  const former = findIdentity(found, 'former_identity');
  if (former) joinFormer(db, former, user.id);
  db.prepare('insert into external_identity (issuer, subject, user_id) values (?, ?, ?)').run(
    profile.issuer,
    profile.subject,
    user.id,
  );
};

/** The last administrator keeps the role, because nobody could undo it. */
const withRole = (found: Found, user: User, role: string | null): User => {
  const { db, roles } = found;
  if (role === null || role === user.role) return user;
  try {
    inTransaction(db, () => {
      changeRole(db, user.id, role, roles);
      log(found, 'role.changed', user, role);
    });
  } catch (error) {
    if (error instanceof LakeError && error.status === 409) return user;
    throw error;
  }
  return { ...user, role };
};

const log = (
  { db, settings }: Found,
  act: AccountAct,
  subject: { id: string; name: string },
  role: string | null = null,
): void => logAct(db, { by: { id: '<single-sign-on>', name: settings.title }, act, subject, role });
