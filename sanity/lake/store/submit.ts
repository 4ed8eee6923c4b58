import { createHash } from 'node:crypto';
import { LakeError } from '../errors.ts';
import type { Access, Commit, Dataset, DocumentChange, Policy } from '../types.ts';
import { checkLinks } from './checkLinks.ts';
import { forbidden } from './mutationErrors.ts';
import type { WorkingSet } from './workingSet.ts';

export type Submission = {
  dataset: Dataset;
  access: Access;
  policy: Policy | undefined;
  working: WorkingSet;
  digest: string;
  /** Everything is checked, nothing is written. */
  dryRun: boolean;
};

/**
 * The one door to the dataset: grants, then links, then the policy, then the commit. Null when the dry run
 * ended well, or nothing changed.
 *
 * @throws LakeError 403 for a missing grant or a refusal of the policy's, 409 for a broken strong reference.
 */
export const submit = ({ dataset, access, policy, working, digest, dryRun }: Submission): Commit | null => {
  const changes = working.changes();
  for (const change of changes) checkGrant(access, change);
  checkLinks(dataset, working, changes);
  const refusal = access.identity.kind === 'system' ? null : policy?.({ identity: access.identity, changes });
  if (refusal) {
    throw new LakeError(403, refusal, {
      type: 'mutationError',
      items: [{ error: { type: 'policyError', description: refusal }, index: 0 }],
    });
  }
  if (dryRun) return null;
  return dataset.commit({
    transactionId: working.transactionId,
    timestamp: working.timestamp,
    author: access.identity.id,
    changes,
    digest,
  });
};

const checkGrant = (access: Access, { id, before, after }: DocumentChange): void => {
  if (!before && after && !access.canCreate(after)) throw forbidden(id, 'create');
  if (before && after && !access.canUpdate(before, after)) throw forbidden(id, 'update');
  if (before && !after && !access.canDelete(before)) throw forbidden(id, 'update');
};

/** Tells a transaction that is sent again from another one under the same id. */
export const digestOf = (author: string, request: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([author, request]))
    .digest('base64url');
