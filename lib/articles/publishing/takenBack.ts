import { isReadTheSame, type StoredStory } from '../changes/readContent.ts';

type DraftChange = {
  before: StoredStory;
  /** Null if the draft is discarded. */
  after: StoredStory | null;
  /** True if a schedule publishes it. */
  isScheduled: boolean;
  by: string;
  /** ISO 8601. */
  at: string;
};

type WaitingMarks = { filedAt: unknown; takenBackAt?: string; takenBackBy?: string };

const isFilled = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** Fields that control a story's place and release. They matter to readers as much as its words. */
const placeOf = ({ slug, section, topics, language, embargoedUntil }: StoredStory): string =>
  JSON.stringify([slug, section, topics, language, embargoedUntil].map((value) => value ?? null));

const isSame = (one: StoredStory, other: StoredStory): boolean =>
  isReadTheSame(one, other) && placeOf(one) === placeOf(other);

/**
 * Returns the patch for a scheduled or filed draft that someone without the right to publish changes or discards.
 * The draft waits for an editor again and records who changed it and when. It keeps its time, so an unreviewed one
 * is missed. Null if nothing is to be recorded: a journalist may withdraw their own filed story.
 */
export const takeBack = ({ before, after, isScheduled, by, at }: DraftChange): WaitingMarks | null => {
  const isPlanned = isScheduled || isFilled(before.scheduledFor);
  if (!isPlanned && !isFilled(before.filedAt)) return null;
  const isTheirs = !isPlanned && before.filedBy === by;
  if (isTheirs && !isFilled(after?.filedAt)) return null;
  const filedAt = before.filedAt;
  if (after && isSame(before, after)) return { filedAt };
  return { filedAt: filedAt ?? at, takenBackAt: at, takenBackBy: by };
};
