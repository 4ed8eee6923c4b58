import type { Companion, DocumentChange, MissedPublication, Proposal } from 'local-lake/policy';
import { approvalFields } from '../../../lib/corrections/agreedFields.ts';
import { asText, findForerunnerId, mayApprove, publishedId } from '../changes.ts';
import { weakenedDrafts } from '../references/weakenReferences.ts';
import { dropImportedApprovals } from './importedRequests.ts';
import { asCorrection } from './published.ts';

/** A copy in a release, which is approved there: an approval ends with its request. */
export const isCopy = ({ id, before, after }: DocumentChange): boolean =>
  id.startsWith('versions.') && !asCorrection(before) && asCorrection(after) !== null;

/** The server's patches for approvals that are given, lost, or copied into a release. */
export const keepApprovals = (proposal: Proposal): Companion[] => [
  ...stampApprovals(proposal),
  ...dropCopiedApprovals(proposal),
  ...dropImportedApprovals(proposal),
  ...takeBackApprovals(proposal),
  ...keepApproved(proposal),
];

const dropCopiedApprovals = ({ changes }: Proposal): Companion[] =>
  changes
    .filter(isCopy)
    .flatMap(({ id, after }) =>
      (after?.approvedBy ?? null) === null
        ? []
        : [{ patch: { id, set: { status: 'drafted' }, unset: [...approvalFields] } }],
    );

/** Dates an approval, and records whose it is for a time: who hears if that is missed, after the approval is gone. */
const stampApprovals = ({ changes, at, getBefore }: Proposal): Companion[] =>
  changes.flatMap((change): Companion[] => {
    const { id, before, after } = change;
    const correction = isCopy(change) ? null : asCorrection(after);
    const known = before ?? getBefore(findForerunnerId(publishedId(id), changes) ?? '');
    if (!correction || correction.approvedBy === undefined) return [];
    if (correction.approvedBy === known?.approvedBy) return [];
    const isForLater = id.startsWith('drafts.') && typeof correction.scheduledFor === 'string';
    const set = { approvedAt: at, ...(isForLater ? { scheduledBy: correction.approvedBy } : {}) };
    return [{ patch: { id, set } }];
  });

const approvedCorrections = `*[_type == "correction" && article._ref == $articleId && status == "approved"
  && defined(approvedBy) && defined(approvedDraft) && _id in path("drafts.**")]._id`;

/** Returns true if an approval names the revision of the draft of a story, so that the server must not touch the draft. */
export const isDraftNamedByApproval = (articleId: string, { ask }: Proposal): boolean =>
  (ask(approvedCorrections, { articleId }) as string[]).length > 0;

/**
 * A changed or discarded draft takes back the approval of a scheduled correction: its approver read another text. Both
 * wait for another approval, and the correction records who changed the draft.
 */
const takeBackApprovals = (proposal: Proposal): Companion[] => {
  const { changes, at, identity, ask, get, getBefore } = proposal;
  const changed = [
    ...changes.map(({ id, before, after }) => ({ id, draft: before ?? after })),
    ...weakenedDrafts(proposal).map((draft) => ({ id: draft._id, draft })),
  ];
  return changed.flatMap(({ id, draft }): Companion[] => {
    const articleId = publishedId(id);
    const isDraftOfLive =
      id === `drafts.${articleId}` &&
      asText(draft) !== null &&
      getBefore(articleId) !== null &&
      get(articleId) === getBefore(articleId);
    if (!isDraftOfLive) return [];
    return (ask(approvedCorrections, { articleId }) as string[])
      .filter((waitingId) => get(waitingId)?.approvedBy === getBefore(waitingId)?.approvedBy)
      .map((waitingId) => takeBack(waitingId, { unreviewedChangeAt: at, unreviewedChangeBy: identity.id }));
  });
};

/** If someone who cannot approve takes an approval back, the correction waits for another one and records who it was. */
const keepApproved = (proposal: Proposal): Companion[] =>
  proposal.changes.flatMap((change): Companion[] => {
    const { at, identity } = proposal;
    const { id } = change;
    const before = asCorrection(change.before);
    const after = asCorrection(change.after);
    const isLost = (before?.approvedBy ?? null) !== null && (after?.approvedBy ?? null) === null;
    if (!after || !isLost || mayApprove(identity) || !id.startsWith('drafts.')) return [];
    return [takeBack(id, { unreviewedChangeAt: at, unreviewedChangeBy: identity.id })];
  });

const takeBack = (id: string, marks: Record<string, string>): Companion => ({
  patch: { id, set: { status: 'drafted', ...marks }, unset: [...approvalFields] },
});

/** A correction that missed its time waits for approval again, with the reason. Its story’s draft carries no mark. */
export const missedCorrection: MissedPublication = (draft, { reason, executeAt, cancelledAt }) => [
  takeBack(draft._id, {
    missedBecause: reason,
    scheduledFor: executeAt,
    ...(cancelledAt && { unscheduledAt: cancelledAt }),
  }),
];
