import { isSameWork } from '../articles/publishing/markUnreviewedChange.ts';
import { missedScheduleField } from '../articles/publishing/missedSchedule.ts';
import { scheduleFields } from '../articles/publishing/workflowFields.ts';
import { approvalFields } from '../corrections/agreedFields.ts';
import { isObject } from '../isObject.ts';
import { isSameValue } from '../isSameValue.ts';
import { copyFields } from './copyFields.ts';

type StoredCopy = { _type: string; [field: string]: unknown };

type CopyChange = {
  /** Null if the copy is put into the release. */
  before: StoredCopy | null;
  after: StoredCopy;
  by: { id: string; mayPublish: boolean };
  /** True if nobody reads what is written: an import with its marks, or a release that is taken out of the archive. */
  isRestored: boolean;
  /** ISO 8601. */
  at: string;
};

/** The marks of a copy in a release: who changed it unread, or the editor who read it. */
type CopyMarks = { unreviewedChangeAt?: unknown; unreviewedChangeBy?: unknown; readBy?: unknown };

const isFilled = (value: unknown): value is string => typeof value === 'string' && value !== '';

const marksIn = ({ unreviewedChangeAt, unreviewedChangeBy, readBy }: StoredCopy): CopyMarks => ({
  unreviewedChangeAt,
  unreviewedChangeBy,
  readBy,
});

const read = (readBy: unknown): CopyMarks => ({
  unreviewedChangeAt: undefined,
  unreviewedChangeBy: undefined,
  readBy,
});

/** Fields that say nothing of what is written. */
const unwritten: readonly string[] = [
  ...['_id', '_rev', '_createdAt', '_updatedAt', '_system'],
  ...copyFields,
  'waitingCorrection',
  'recheckLive',
  missedScheduleField,
];

/** Fields of a correction that its editor or the server writes: whoever approves it has read it. */
const decided: readonly string[] = ['status', ...approvalFields, ...scheduleFields];

const writtenIn = (document: StoredCopy, others: readonly string[] = []): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(document).filter(([name]) => !unwritten.includes(name) && !others.includes(name)),
  );

/** Returns true if the release takes the document off instead of publishing it. */
const isTakenOff = ({ _system }: StoredCopy): boolean => isObject(_system) && _system.delete === true;

/** Returns true if the same would be published of both drafts, so that a change of one into the other needs no reading. */
export const isSameDraft = (before: StoredCopy, after: StoredCopy): boolean =>
  before._type === 'article' && after._type === 'article'
    ? isSameWork(before, after)
    : isSameValue(writtenIn(before), writtenIn(after));

const isSameText = (before: StoredCopy, after: StoredCopy): boolean =>
  after._type === 'correction'
    ? isSameValue(writtenIn(before, decided), writtenIn(after, decided))
    : isSameDraft(before, after);

const isSame = (before: StoredCopy, after: StoredCopy): boolean =>
  before._type === after._type && isTakenOff(before) === isTakenOff(after) && isSameText(before, after);

/** Unread by somebody, and not read since. */
const isMarkedUnread = (copy: StoredCopy): boolean =>
  isFilled(copy.unreviewedChangeAt) && !isFilled(copy.readBy);

/**
 * The marks of a copy in a release, of any kind of document. Someone who cannot publish leaves it unread. An editor who
 * puts it in, changes it or confirms it has read it. Whoever puts in a copy of an unread one has not.
 */
export const marksOfCopy = ({ before, after, by, isRestored, at }: CopyChange): CopyMarks => {
  if (isRestored) return marksIn(after);
  const isUnchanged = before !== null && isSame(before, after);
  if (!by.mayPublish)
    return isUnchanged
      ? marksIn(before)
      : { unreviewedChangeAt: at, unreviewedChangeBy: by.id, readBy: undefined };
  if (before === null) return isMarkedUnread(after) ? marksIn(after) : read(by.id);
  if (!isUnreadCopy(before)) return read(before.readBy);
  const isConfirmed =
    isFilled(after.readBy) || (isFilled(before.unreviewedChangeAt) && !isFilled(after.unreviewedChangeAt));
  return isUnchanged && !isConfirmed ? marksIn(before) : read(by.id);
};

/**
 * Returns true if no editor has read a copy in a release. A copy without marks is older than they are, so who wrote it
 * last is not known.
 */
export const isUnreadCopy = (copy: Record<string, unknown>): boolean => !isFilled(copy.readBy);

/** Returns true if someone who cannot publish changed a draft after it was filed or scheduled. */
export const isUnreviewed = (draft: Record<string, unknown> | null): boolean =>
  isFilled(draft?.unreviewedChangeAt);

export const unreadCopyProblem =
  'No editor has read this since it was put into the release or changed there. Open it in the release, read it, and choose “Confirm for the release”.';
