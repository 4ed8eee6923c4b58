import type { DocumentChange, Proposal, SanityDocument } from 'local-lake/policy';
import { isWaiting, oneAtATimeProblem } from '../../../lib/corrections/oneAtATimeProblem.ts';
import { isPublishedId, ofType, publishedId, referenceOf } from '../changes.ts';

const waitingCorrections =
  '*[_type == "correction" && article._ref == $articleId && status in ["drafted", "approved"]]._id';

/** Returns why a correction may not begin to wait for approval, or null. Those that wait already are approved as before. */
export const findOneAtATimeProblem = (proposal: Proposal): string | null => {
  for (const change of proposal.changes) {
    const articleId = beginsToWait(change) ? waitsFor(change.after) : null;
    const other = articleId === null ? null : findOther(change.id, articleId, proposal);
    if (other) return oneAtATimeProblem(other);
  }
  return null;
};

/** The story of a correction that waits, or null. */
const waitsFor = (document: SanityDocument | null): string | null => {
  const correction = ofType(document, 'correction');
  return correction && !isPublishedId(correction._id) && isWaiting(correction.status)
    ? referenceOf(correction, 'article')
    : null;
};

const beginsToWait = ({ before, after }: DocumentChange): boolean => waitsFor(before) !== waitsFor(after);

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
