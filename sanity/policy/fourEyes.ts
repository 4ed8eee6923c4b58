import type { Companion, DocumentChange, Proposal, SanityDocument } from 'local-lake/policy';
import { fourEyesProblem, isFourEyesOff, keptFourEyes, siteRemovalProblem } from '../../lib/fourEyes.ts';
import { isSameValue } from '../../lib/isSameValue.ts';
import { isAdministrator } from '../../lib/roles.ts';
import { findForerunnerId } from './changes.ts';

const siteChange = ({ changes }: Proposal): DocumentChange | undefined =>
  changes.find(({ id }) => id === 'site');

/** Returns why the commit may not remove the settings of the site, or change four eyes in them, or null. */
export const findFourEyesProblem = (proposal: Proposal): string | null => {
  const change = siteChange(proposal);
  if (!change) return null;
  const isSystem = proposal.identity.kind === 'system';
  return (
    siteRemovalProblem(change.before, change.after, isSystem) ??
    fourEyesProblem(change.before, change.after, isAdministrator(proposal.identity.roles)) ??
    otherAuthorProblem(change, proposal)
  );
};

const hasSameFourEyes = (one: SanityDocument | null, other: SanityDocument | null): boolean =>
  isFourEyesOff(one) === isFourEyesOff(other);

/** An administrator must change the setting personally, not publish or schedule someone else's draft of it. */
const otherAuthorProblem = (
  { id, before, after }: DocumentChange,
  { changes, identity, getBefore, findAuthor }: Proposal,
): string | null => {
  const forerunner = getBefore(findForerunnerId(id, changes) ?? '');
  if (!forerunner || hasSameFourEyes(before, after) || !hasSameFourEyes(forerunner, after)) return null;
  return findAuthor(forerunner._id, hasSameFourEyes) === identity.id
    ? null
    : 'Someone else switched four eyes in this draft. Discard the draft, then switch four eyes yourself.';
};

/** The server records who changed it, and when. */
export const stampFourEyes = (proposal: Proposal): Companion[] => {
  const change = siteChange(proposal);
  if (!change?.after) return [];
  const { identity, at, transactionId } = proposal;
  // The log outlives the document.
  const before = change.before ?? proposal.findDeleted('site', 'site')?.document ?? null;
  const kept = keptFourEyes(before, change.after, { by: identity.id, at, transactionId });
  if (isSameValue(kept, change.after.fourEyes)) return [];
  return [
    kept === undefined
      ? { patch: { id: 'site', unset: ['fourEyes'] } }
      : { patch: { id: 'site', set: { fourEyes: kept } } },
  ];
};
