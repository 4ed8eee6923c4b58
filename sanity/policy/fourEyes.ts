import { fourEyesProblem, keptFourEyes } from '../../lib/fourEyes.ts';
import { isSameValue } from '../../lib/isSameValue.ts';
import type { Companion, DocumentChange, Proposal } from '../lake/types.ts';
import { isAdministrator } from './changes.ts';

const siteChange = ({ changes }: Proposal): DocumentChange | undefined =>
  changes.find(({ id }) => id === 'site');

/** Why the rule of two people must not be switched as the commit would, or null. */
export const findSwitched = (proposal: Proposal): string | null => {
  const change = siteChange(proposal);
  return change ? fourEyesProblem(change.before, change.after, isAdministrator(proposal.identity)) : null;
};

/** Who switched it, and when, is the server's to say. */
export const stampFourEyes = (proposal: Proposal): Companion[] => {
  const change = siteChange(proposal);
  if (!change?.after) return [];
  const { identity, at, transactionId, findDeleted } = proposal;
  const before = change.before ?? findDeleted('site')?.document ?? null;
  const kept = keptFourEyes(before, change.after, { by: identity.id, at, transactionId });
  if (isSameValue(kept, change.after.fourEyes)) return [];
  return [
    kept === undefined
      ? { patch: { id: 'site', unset: ['fourEyes'] } }
      : { patch: { id: 'site', set: { fourEyes: kept } } },
  ];
};
