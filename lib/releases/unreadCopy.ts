import { isSameWork } from '../articles/publishing/markUnreviewedChange.ts';
import { isSameValue } from '../isSameValue.ts';

type StoredCopy = { _type: string; [field: string]: unknown };

type CopyChange = {
  /** Null if the copy is put into the release. */
  before: StoredCopy | null;
  after: StoredCopy;
  by: { id: string; mayPublish: boolean };
  /** ISO 8601. */
  at: string;
};

type UnreadMarks = { unreviewedChangeAt?: unknown; unreviewedChangeBy?: unknown };

const none: UnreadMarks = { unreviewedChangeAt: undefined, unreviewedChangeBy: undefined };

const marksOf = ({ unreviewedChangeAt, unreviewedChangeBy }: StoredCopy): UnreadMarks => ({
  unreviewedChangeAt,
  unreviewedChangeBy,
});

const typed = ['article', 'correction'];

const isSame = (before: StoredCopy, after: StoredCopy): boolean =>
  before._type === after._type &&
  (after._type === 'article' ? isSameWork(before, after) : isSameValue(noteOf(before), noteOf(after)));

/** What readers see of a correction. */
const noteOf = ({ note, kind, severity, affects, was, is, article, supersedes }: StoredCopy): unknown[] =>
  [note, kind, severity, affects, was, is, article, supersedes].map((value) => value ?? null);

/**
 * The marks of the copy of a story or a correction in a release. Someone who cannot publish leaves it unread. An editor
 * who puts it in, changes it or removes the marks has read it.
 */
export const markUnreadCopy = ({ before, after, by, at }: CopyChange): UnreadMarks => {
  if (!typed.includes(after._type)) return marksOf(after);
  if (by.mayPublish) return before && isSame(before, after) ? marksOf(after) : none;
  return before && isSame(before, after)
    ? marksOf(before)
    : { unreviewedChangeAt: at, unreviewedChangeBy: by.id };
};

export const isUnread = (copy: Record<string, unknown> | null): boolean =>
  typeof copy?.unreviewedChangeAt === 'string';

export const unreadCopyProblem =
  'Someone who cannot publish put this into the release or changed it there, and no editor has read it since. Open it in the release, read it, and choose “Confirm for the release”.';
