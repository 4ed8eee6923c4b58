import type { DocumentChange, Proposal, SanityDocument } from 'local-lake/policy';
import {
  draftNamedProblem,
  isWaiting,
  oneAtATimeProblem,
} from '../../../lib/corrections/oneAtATimeProblem.ts';
import { isPublishedId, mayApprove, ofType, publishedId, referenceOf } from '../changes.ts';
import { isImportedRequest } from './importedRequests.ts';

/** The ids of the corrections of `$articleId` that wait for approval or for their time. */
export const waitingCorrections =
  '*[_type == "correction" && article._ref == $articleId && status in ["drafted", "approved"]]._id';

/**
 * Returns why a correction may not begin to wait for approval, or null. Those that wait already are approved as before. An
 * editor's retraction waits beside another one: else whoever drafts corrections could delay it. So an export may have two,
 * which an import brings back.
 */
export const findOneAtATimeProblem = (proposal: Proposal): string | null => {
  for (const change of proposal.changes) {
    if (namesDraft(change)) return draftNamedProblem;
    if (!beginsToWait(change) || isImportedRequest(change, proposal)) continue;
    if (isRetraction(change.after) && mayApprove(proposal.identity)) continue;
    const articleId = waitsFor(change.after);
    const other = articleId === null ? null : findOther(change.id, articleId, proposal);
    if (other) return oneAtATimeProblem(other);
  }
  return null;
};

const articleOf = (document: SanityDocument | null): string | null =>
  referenceOf(ofType(document, 'correction'), 'article');

/** A reference to a draft would be that of another story. */
const namesDraft = ({ before, after }: DocumentChange): boolean =>
  articleOf(after)?.includes('.') === true && articleOf(after) !== articleOf(before);

const isRetraction = (document: SanityDocument | null): boolean => document?.kind === 'retraction';

/** The story of a correction that waits, or null. */
export const waitsFor = (document: SanityDocument | null): string | null => {
  const correction = ofType(document, 'correction');
  return correction && !isPublishedId(correction._id) && isWaiting(correction.status)
    ? referenceOf(correction, 'article')
    : null;
};

/** A retraction that becomes a correction begins to wait as one. */
const beginsToWait = ({ before, after }: DocumentChange): boolean =>
  waitsFor(before) !== waitsFor(after) || (isRetraction(before) && !isRetraction(after));

/** A copy in a release is the same correction. */
const findOther = (
  id: string,
  articleId: string,
  { ask, changes, get }: Proposal,
): SanityDocument | undefined => {
  const stored = ask(waitingCorrections, { articleId }) as string[];
  return [...stored, ...changes.map((change) => change.id)]
    .filter((other) => publishedId(other) !== publishedId(id))
    .flatMap((other) => get(other) ?? [])
    .find((other) => waitsFor(other) === articleId);
};
