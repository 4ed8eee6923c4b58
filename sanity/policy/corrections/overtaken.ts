import type { Proposal } from 'local-lake/policy';
import { publishedId } from '../changes.ts';
import { asCorrection } from './published.ts';
import { hasSameAgreedFields } from './waiting.ts';

/** Returns why an approval comes too late, or null: somebody approved the same correction at the same moment. */
export const overtakenApproval = ({ changes, identity, getBefore }: Proposal): string | null => {
  for (const { id, before, after } of changes) {
    const given = asCorrection(after);
    const live = asCorrection(getBefore(publishedId(id)));
    const decided = live ?? asCorrection(before);
    if (given?.approvedBy !== identity.id || typeof decided?.approvedBy !== 'string') continue;
    if (!hasSameAgreedFields(given, decided)) continue;
    const outcome = live ? 'Readers have it.' : 'It goes live at its time, or with its release.';
    if (decided.approvedBy !== identity.id)
      return `Another editor approved this correction while you were reading it. ${outcome}`;
    // A copy of the published one is no approval.
    if (live && given.approvedAt !== decided.approvedAt)
      return `You have approved this correction already. ${outcome}`;
  }
  return null;
};
