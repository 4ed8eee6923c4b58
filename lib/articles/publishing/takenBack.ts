import { isReadTheSame, type StoredStory } from '../changes/readContent.ts';

type DraftChange = {
  before: StoredStory;
  /** Null where the draft would be discarded. */
  after: StoredStory | null;
  /** Whether a schedule publishes it. */
  isScheduled: boolean;
  by: string;
  /** ISO 8601. */
  at: string;
};

type WaitingMarks = { filedAt: unknown; takenBackAt?: string; takenBackBy?: string };

const isFilled = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** Where a story stands and what holds it; readers depend on these as on its words. */
const placeOf = ({ slug, section, topics, language, embargoedUntil }: StoredStory): string =>
  JSON.stringify([slug, section, topics, language, embargoedUntil].map((value) => value ?? null));

const isSame = (one: StoredStory, other: StoredStory): boolean =>
  isReadTheSame(one, other) && placeOf(one) === placeOf(other);

/**
 * What is written to a draft that an editor scheduled, or that was filed, when somebody changes or discards it who may
 * not publish: it waits for an editor again, says who and when, and keeps its hour so that it is missed if nobody
 * looks. Null when nothing is: whoever filed a story that nobody planned yet may take it back.
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
