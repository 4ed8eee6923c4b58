import { LakeError } from '../errors.ts';
import type { Identity } from '../types/identities.ts';
import { type Accounts, unauthorized } from './accounts.ts';

/** @throws LakeError 401 for an anonymous client. */
export const requireIdentity = (identity: Identity): Identity => {
  if (identity.kind === 'anonymous') throw unauthorized('SIO-401-ANF', 'Unauthorized - Session not found');
  return identity;
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
