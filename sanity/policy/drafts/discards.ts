import type { DocumentChange, Proposal, SanityDocument } from 'local-lake/policy';
import { discardProblem } from '../../../lib/articles/publishing/discarding/discardProblem.ts';
import { ownDraftProblem } from '../../../lib/articles/publishing/discarding/ownDraftProblem.ts';
import { releaseIn } from '../../../lib/releases/releaseIn.ts';
import { asText, isPublishedId, mayApprove, mayDate, ofType, publishedId } from '../changes.ts';

/** Types whose own rules say who deletes their drafts. */
const typesWithOwnRules = ['correction', 'coverage', 'sanity.previewUrlSecret'];

/** Returns why a draft, or a copy in a release, may not be discarded, or null. */
export const findDiscardProblem = (proposal: Proposal): string | null => {
  for (const change of proposal.changes) {
    const problem = isDiscarded(change, proposal) ? problemOf(change, proposal) : null;
    if (problem) return problem;
  }
  return null;
};

/** A draft that becomes a document of another type is lost too. One that goes live is not. */
const isDiscarded = ({ id, before, after }: DocumentChange, { get, getBefore }: Proposal): boolean => {
  const liveId = publishedId(id);
  return (
    !isPublishedId(id) &&
    before !== null &&
    before._type !== after?._type &&
    get(liveId) === getBefore(liveId)
  );
};

const problemOf = ({ id, before }: DocumentChange, proposal: Proposal): string | null => {
  const { identity, getBefore, findSchedule } = proposal;
  if (before === null) return null;
  const mayPublish = mayApprove(identity);
  const isCopy = releaseIn(id) !== null;
  const liveId = publishedId(id);
  const waiting = isCopy
    ? null
    : discardProblem({
        draft: asText(before),
        isLive: getBefore(liveId) !== null,
        isScheduled: !mayPublish && findSchedule(liveId) !== null,
        by: { id: identity.id, mayPublish, isImport: mayDate(identity) },
      });
  if (waiting) return waiting;
  if (mayPublish || typesWithOwnRules.includes(before._type)) return null;
  return ownDraftProblem({ writer: writerOf(before, proposal), isCopy, by: { id: identity.id, mayPublish } });
};

/** A story that was never live is its starter's, whoever began its draft again. */
const writerOf = (draft: SanityDocument, proposal: Proposal): string | null => {
  const { startedBy } = draft;
  return typeof startedBy === 'string' && isFirstDraft(draft, proposal)
    ? startedBy
    : proposal.findCreator(draft._id);
};

const isFirstDraft = (draft: SanityDocument, { getBefore, findDeleted }: Proposal): boolean => {
  const id = publishedId(draft._id);
  const isStory = ofType(draft, 'article') !== null && releaseIn(draft._id) === null;
  return isStory && getBefore(id) === null && findDeleted(id, 'article') === null;
};
