import { LakeError } from '../errors.ts';
import type { Identity } from '../types/identities.ts';
import { type Accounts, unauthorized } from './accounts.ts';

/** @throws LakeError 401 for an anonymous client. */
export const requireIdentity = (identity: Identity): Identity => {
  if (identity.kind === 'anonymous') throw unauthorized('SIO-401-ANF', 'Unauthorized - Session not found');
  return identity;
};

/**
 * The administrator who manages people: signed in, or at the command line of the data folder. An API token could
 * invent a second person unnoticed, so it cannot manage people.
 *
 * @throws LakeError 401 for an anonymous client, 403 for everybody else.
 */
export const requireManager = (
  context: Parameters<typeof requireAdministrator>[0],
  request: Request,
): Identity => {
  const identity = requireAdministrator(context, request);
  if (identity.credential?.kind !== 'token') return identity;
  throw new LakeError(403, 'An API token cannot manage people. Sign in as an administrator.', {
    type: 'forbidden',
  });
};

/** @throws LakeError 401 for an anonymous client, 403 for one who is not an administrator. */
export const requireAdministrator = (
  { identify, accounts }: { identify(request: Request): Identity; accounts: Pick<Accounts, 'access'> },
  request: Request,
): Identity => {
  const identity = requireIdentity(identify(request));
  if (accounts.access.accessFor(identity, { aclMode: 'private' }).isAdministrator) return identity;
  throw new LakeError(403, 'Only an administrator may do that', { type: 'forbidden' });
};
