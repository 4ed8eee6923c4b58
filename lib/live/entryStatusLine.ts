import { type WaitingCorrection, waitingWords } from '../corrections/state/waitingWords.ts';
import { isObject } from '../isObject.ts';

type StoredEntry = {
  isDraft: boolean;
  firstPublishedAt?: unknown;
  withdrawnAt?: unknown;
  withdrawal?: unknown;
  correction?: WaitingCorrection | null;
  missedSchedule?: unknown;
  isKey?: unknown;
  isPinned?: unknown;
  endsCoverage?: unknown;
};

const stateOf = (entry: StoredEntry): string => {
  const { isDraft, firstPublishedAt, withdrawnAt, withdrawal, correction, missedSchedule } = entry;
  if (withdrawal) return 'To be taken off';
  if (withdrawnAt) return 'Taken off';
  if (!isDraft) return 'Live';
  if (isObject(missedSchedule))
    return missedSchedule.unscheduledAt ? 'Schedule taken off' : 'Missed its time';
  return firstPublishedAt ? `Live, ${waitingWords(correction) ?? 'with changes'}` : 'Not published yet';
};

/** What a list in Studio says of an entry: its state, then its marks. */
export const entryStatusLine = (entry: StoredEntry): string =>
  [
    stateOf(entry),
    entry.isKey === true && 'key moment',
    entry.isPinned === true && 'pinned',
    entry.endsCoverage === true && 'ends the coverage',
  ]
    .filter(Boolean)
    .join(' · ');
