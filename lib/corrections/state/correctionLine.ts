import { titleOf } from '../../vocabulary.ts';
import { type CorrectionStatus, correctionKinds, correctionStatuses } from '../vocabulary.ts';

type ListedCorrection = {
  status?: CorrectionStatus;
  kind?: string;
  note?: string;
  /** What a reader wrote. */
  message?: string;
  missedBecause?: string;
  unscheduledAt?: string;
  declineReason?: string;
  scheduledFor?: string;
  inRelease?: string;
};

/** A report that no correction answers, though an answer may have been declined: kind and note are that one's. */
const isReport = ({ status, kind, declineReason }: ListedCorrection): boolean =>
  !kind || (status === 'accepted' && Boolean(declineReason));

/** What a list calls a correction, before the headline of its story. */
export const correctionName = (correction: ListedCorrection): string =>
  isReport(correction) ? 'Report' : titleOf(correctionKinds, correction.kind ?? '');

/** The state of a correction as lists show it, with the reason why it missed its time or was declined, and its words. */
export const correctionLine = (correction: ListedCorrection): string => {
  const { note, message } = correction;
  const words = isReport(correction) ? message || note : note || message;
  return [stateOf(correction), words].filter(Boolean).join(' · ');
};

const stateOf = ({ status, ...correction }: ListedCorrection): string | undefined => {
  const { missedBecause, unscheduledAt, declineReason, scheduledFor, inRelease } = correction;
  if (missedBecause) return `${unscheduledAt ? 'Schedule taken off' : 'Missed its time'}: ${missedBecause}`;
  if (inRelease) return 'Approved, in a release';
  switch (status) {
    case undefined:
      return undefined;
    case 'accepted':
      return declineReason ? `Accepted, answer declined: ${declineReason}` : 'Accepted';
    case 'declined':
      return declineReason ? `Declined: ${declineReason}` : 'Declined';
    case 'drafted':
      return 'Waiting for approval';
    case 'approved':
      return scheduledFor ? 'Approved, scheduled' : 'Approved';
    default:
      return titleOf(correctionStatuses, status);
  }
};

/**
 * What a story says of its correction that was declined, after who declined it. Null if it was not.
 *
 * @see latestCorrectionQuery
 */
export const declinedWords = (
  status: string,
  declineReason: string | null,
): { what: string; text: string } | null => {
  const reason = declineReason ?? '';
  if (status === 'declined') return { what: 'declined the correction of this story', text: reason };
  return status === 'accepted'
    ? {
        what: 'declined the answer to a report about this story',
        text: `${reason} The report is still open.`.trim(),
      }
    : null;
};
