import type { Companion, Proposal, SanityDocument } from 'local-lake/policy';
import { isSameValue } from '../../../lib/isSameValue.ts';
import { asText, publishedId } from '../changes.ts';
import { isOfLive } from '../drafts.ts';
import { asPatch } from '../stories.ts';
import { isDraftNamedByApproval } from './approvals.ts';
import { waitingCorrections, waitsFor } from './oneAtATime.ts';

/**
 * The draft of a live story or entry refers to the correction with which it goes live: lists show drafts, and what these
 * refer to. An approved draft is not touched, because its approval names the revision.
 */
export const nameWaitingCorrections = (proposal: Proposal): Companion[] =>
  [...touchedTexts(proposal)].flatMap((articleId) => {
    const draft = asText(proposal.get(`drafts.${articleId}`));
    if (!draft || !isOfLive(draft._id, proposal)) return [];
    const waiting = findWaiting(articleId, proposal);
    const mark = waiting && { _type: 'reference', _ref: publishedId(waiting._id), _weak: true };
    if (isSameValue(draft.waitingCorrection ?? null, mark) || isDraftNamedByApproval(articleId, proposal))
      return [];
    return asPatch(
      draft._id,
      mark ? { set: { waitingCorrection: mark }, unset: [] } : { set: {}, unset: ['waitingCorrection'] },
    );
  });

/** The stories and entries whose draft, or whether a correction of them waits, changes with the commit. */
const touchedTexts = ({ changes }: Proposal): Set<string> =>
  new Set(
    changes.flatMap(({ id, before, after }) => {
      if (id.startsWith('drafts.') && asText(after)) return [publishedId(id)];
      const [was, is] = [waitsFor(before), waitsFor(after)];
      // Approved, and published later: the approval names the draft as it is.
      if (was === is || (after?.approvedBy ?? null) !== null) return [];
      return [was, is].filter((one) => one !== null);
    }),
  );

/** The one that was approved first: it goes live with the text. A retraction may wait beside it. */
const findWaiting = (articleId: string, { ask, changes, get }: Proposal): SanityDocument | null => {
  const stored = ask(waitingCorrections, { articleId }) as string[];
  const waiting = [...new Set([...stored, ...changes.map(({ id }) => id)])]
    .flatMap((id) => get(id) ?? [])
    .filter((one) => one._id.startsWith('drafts.') && waitsFor(one) === articleId);
  return waiting.find(({ status }) => status === 'approved') ?? waiting[0] ?? null;
};
