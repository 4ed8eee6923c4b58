import type { DatabaseSync } from 'node:sqlite';
import { LakeError } from '../errors.ts';
import type { Access } from '../types/access.ts';
import type { Dataset } from '../types/datasets.ts';
import type { Identity, Role } from '../types/identities.ts';
import { type AccessControl, anonymous, createAccessControl } from './access.ts';
import { type AccessChanges, watchAccessChanges } from './accessChanges.ts';
import { openAccountsDatabase } from './database.ts';
import { ActLimits } from './people/ActLimits.ts';
import { controllerOf } from './people/controllers.ts';
import { findPreviewer } from './previews.ts';
import { standardRoles } from './roles.ts';
import { findSession } from './signIn/sessions.ts';
import { createSignInLimits, type SignInLimits } from './signIn/signInLimits.ts';
import { type AdminToken, findTokenById, findTokenIdentity, issueAdminToken } from './tokens.ts';
import { findUser, toIdentity } from './users.ts';

/** People, tokens, sessions and their access. */
export type Accounts = {
  db: DatabaseSync;
  access: AccessControl;
  limits: SignInLimits;
  actLimits: ActLimits;
  adminToken: AdminToken;
  changes: AccessChanges;
  /**
   * The caller's identity: anonymous without an Authorization header.
   *
   * @throws LakeError 401 for an unknown token (`SIO-401-ANF`) or an expired session (`AEX`), also where anonymous
   * callers are allowed, so that a client notices an invalid token.
   */
  identify(authorization: string | null): Identity;
  /** Whether it is a valid token, session or preview. All other callers are anonymous clients. */
  isSignedIn(authorization: string | null): boolean;
  /** The current access of the person or token; null if it no longer exists. */
  accessOf(id: string, dataset: Pick<Dataset, 'aclMode'>): Access | null;
  close(): void;
};

export const openAccounts = (folder: string, roles: Role[] = standardRoles): Accounts => {
  const administrator = roles.find(({ isAdministrator }) => isAdministrator === true);
  const db = openAccountsDatabase(folder);
  const access = createAccessControl(roles, (id) => controllerOf(db, id));
  const changes = watchAccessChanges(db);
  const adminToken = issueAdminToken(folder, administrator?.name ?? '');

  const identify = (authorization: string | null): Identity => {
    if (authorization === null) return anonymous;
    const secret = secretOf(authorization);
    if (!secret) throw unauthorized('SIO-401-AWH', 'The Authorization header is not "Bearer <token>"');
    const robot = adminToken.findIdentity(secret) ?? findTokenIdentity(db, secret);
    if (robot) return robot;
    const session = findSession(db, secret);
    if (session.kind === 'valid')
      return { ...toIdentity(session.user), credential: { kind: 'session', id: session.id } };
    if (session.kind === 'expired') throw unauthorized('AEX', 'Session has expired: sign in again');
    throw unauthorized('SIO-401-ANF', 'Session not found');
  };

  const isSignedIn = (authorization: string | null): boolean => {
    const secret = authorization === null ? null : secretOf(authorization);
    if (!secret) return false;
    return (
      adminToken.findIdentity(secret) !== null ||
      findTokenIdentity(db, secret) !== null ||
      findSession(db, secret).kind === 'valid' ||
      findPreviewer({ db, adminToken }, secret) !== null
    );
  };

  const findIdentity = (id: string): Identity | null => {
    const user = findUser(db, id);
    if (user) return toIdentity(user);
    return adminToken.identity.id === id ? adminToken.identity : findTokenById(db, id);
  };

  return {
    db,
    access,
    limits: createSignInLimits(db),
    actLimits: new ActLimits(),
    adminToken,
    changes,
    identify,
    isSignedIn,
    accessOf: (id, dataset) => {
      const identity = findIdentity(id);
      return identity && access.accessFor(identity, dataset);
    },
    close: () => {
      changes.close();
      db.close();
    },
  };
};

/** The bearer token; null for another scheme, and for a token longer than any that the lake issues. */
const secretOf = (authorization: string): string | null =>
  /^Bearer\s+(\S{1,200})\s*$/i.exec(authorization)?.[1] ?? null;

/**
 * `SIO-401-ANF`: unknown session, sign in. `AEX`: expired session; Studio keeps a pending edit and retries after the
 * next sign-in.
 */
export const unauthorized = (errorCode: 'SIO-401-ANF' | 'SIO-401-AWH' | 'AEX', message: string): LakeError =>
  new LakeError(401, message, { type: 'unauthorized', errorCode });
