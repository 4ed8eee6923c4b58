import type { Action } from '@sanity/client';
import { approvalFields } from '../../../lib/corrections/agreedFields.ts';
import type { CorrectionStatus } from '../../../lib/corrections/vocabulary.ts';
import { edit } from './documentActions.ts';

type Declined = { id: string; status?: CorrectionStatus; reportedVia?: string };

/** Returns true if the correction answers a reader’s report. The report stays open if the answer is declined. */
export const isAnswer = ({ status, reportedVia }: Declined): boolean =>
  reportedVia === 'reader' && (status === 'drafted' || status === 'approved');

/** Declines a report, a request, or the answer to a report. */
export const declineRequest = (declined: Declined, declineReason: string): Action[] => [
  isAnswer(declined)
    ? edit(declined.id, {
        set: { status: 'accepted', declineReason },
        unset: ['requestedBy', ...approvalFields],
      })
    : edit(declined.id, { set: { status: 'declined', declineReason } }),
];
