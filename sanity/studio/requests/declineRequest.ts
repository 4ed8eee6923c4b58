import type { Action } from '@sanity/client';
import { approvalFields } from '../../../lib/corrections/agreedFields.ts';
import type { CorrectionStatus } from '../../../lib/corrections/vocabulary.ts';
import { discard, edit } from './documentActions.ts';

export type Declinable = { id: string; status?: CorrectionStatus; reportedVia?: string };

/** Returns true if the correction answers a reader’s report. The report stays open if the answer is declined. */
export const isAnswer = ({ status, reportedVia }: Declinable): boolean =>
  reportedVia === 'reader' && (status === 'drafted' || status === 'approved');

/** Of an answer: its report is open again. */
const unanswered = ['requestedBy', ...approvalFields];

/** Takes back a request: its text stays in the story's draft. The report that it answers is open again. */
export const takeBackRequest = (taken: Declinable): Action[] => [
  isAnswer(taken) ? edit(taken.id, { set: { status: 'accepted' }, unset: unanswered }) : discard(taken.id),
];

/** Declines a report, a request, or the answer to a report. */
export const declineRequest = (declined: Declinable, declineReason: string): Action[] => [
  isAnswer(declined)
    ? edit(declined.id, { set: { status: 'accepted', declineReason }, unset: unanswered })
    : edit(declined.id, { set: { status: 'declined', declineReason } }),
];
