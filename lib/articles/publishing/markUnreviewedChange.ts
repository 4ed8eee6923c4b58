import { isSameValue } from '../../isSameValue.ts';
import type { StoredStory } from '../changes/readContent.ts';
import { unwrittenFields } from './workflowFields.ts';

type DraftChange = {
  before: StoredStory;
  after: StoredStory;
  /** True if a schedule publishes it. */
  isScheduled: boolean;
  by: string;
  /** ISO 8601. */
  at: string;
};

type WaitingMarks = {
  filedAt: unknown;
  unreviewedChangeAt?: string | undefined;
  unreviewedChangeBy?: string | undefined;
};

/** The marks of a draft that its writer took back. */
const none: WaitingMarks = {
  filedAt: undefined,
  unreviewedChangeAt: undefined,
  unreviewedChangeBy: undefined,
};

const isFilled = (value: unknown): boolean => typeof value === 'string' && value !== '';

const unwritten = new Set(unwrittenFields);

/** What is written in a draft, in the fields that no page shows too: anyone can read a published document. */
const writtenIn = (story: StoredStory): StoredStory =>
  Object.fromEntries(Object.entries(story).filter(([name]) => !unwritten.has(name)));

/**
 * Returns true if the same would be published of both. A key, a space or an empty field that changes is a change: it may
 * keep the story from being published at its hour.
 */
export const isSameWork = (one: StoredStory, other: StoredStory): boolean =>
  isSameValue(writtenIn(one), writtenIn(other));

/**
 * Returns the patch for a scheduled or filed draft that someone without the right to publish changes.
 * The draft waits for an editor again and records the user and the time of the change. It keeps its scheduled time, so
 * an unreviewed story is listed as missed. A journalist may take back their own filed story. Null if nothing is to be
 * recorded.
 */
export const markUnreviewedChange = ({
  before,
  after,
  isScheduled,
  by,
  at,
}: DraftChange): WaitingMarks | null => {
  const isPlanned = isScheduled || isFilled(before.scheduledFor);
  if (!isPlanned && !isFilled(before.filedAt)) return null;
  const isTheirs = !isPlanned && before.filedBy === by;
  if (isTheirs && !isFilled(after.filedAt)) return none;
  const filedAt = before.filedAt;
  if (isSameWork(before, after)) return { filedAt };
  return { filedAt: filedAt ?? at, unreviewedChangeAt: at, unreviewedChangeBy: by };
};
