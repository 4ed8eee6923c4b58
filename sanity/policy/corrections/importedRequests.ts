import type { Companion, DocumentChange, Proposal, SanityDocument } from 'local-lake/policy';
import { approvalFields } from '../../../lib/corrections/agreedFields.ts';
import { isAdministrator } from '../../../lib/roles.ts';
import { ofType } from '../changes.ts';

/**
 * Returns true if an administrator’s API token writes a request for a correction for the first time, as an import of an
 * exported dataset does. The request keeps the name of who made it. It is the token's work all the same: nobody can approve
 * it before a person takes it over.
 *
 * @see approvalProblem
 */
export const isImportedRequest = (
  { id, before, after }: DocumentChange,
  { identity: { kind, roles } }: Pick<Proposal, 'identity'>,
): boolean =>
  kind === 'robot' &&
  isAdministrator(roles) &&
  id.startsWith('drafts.') &&
  before === null &&
  ofType(after, 'correction') !== null;

/** An approval was of revisions that the import does not bring. */
export const withoutApproval = (request: SanityDocument): SanityDocument => ({
  ...request,
  ...Object.fromEntries(approvalFields.map((name) => [name, undefined])),
  status: waitingAgain(request.status),
});

const waitingAgain = (status: unknown): unknown =>
  status === 'approved' || status === 'published' || status === 'superseded' ? 'drafted' : status;

/** An imported request waits for an approval again. */
export const dropImportedApprovals = (proposal: Proposal): Companion[] =>
  proposal.changes.flatMap((change): Companion[] => {
    const { id, after } = change;
    if (!after || !isImportedRequest(change, proposal)) return [];
    return [{ patch: { id, set: { status: waitingAgain(after.status) }, unset: [...approvalFields] } }];
  });
