import { isObject } from '../../isObject.ts';
import { isSameValue } from '../../isSameValue.ts';
import { contentFields, hasSameContent, type StoredStory } from '../changes/readContent.ts';
import { unwrittenFields } from './workflowFields.ts';

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

const comparedOtherwise = new Set([...contentFields, ...unwrittenFields]);

/**
 * Everything else that is published: the story's place, release and language, which matter to readers as much as its
 * words, and fields that no page shows, because anyone can read a published document.
 */
const restOf = (story: StoredStory): object =>
  Object.fromEntries(
    Object.entries(story).filter(
      ([name, value]) => !comparedOtherwise.has(name) && value !== undefined && value !== null,
    ),
  );

/** Which part of each picture readers see: a crop can leave out a person. */
const cropsOf = ({ leadImage, body }: StoredStory): unknown[] =>
  [leadImage, ...(Array.isArray(body) ? body : [])]
    .filter(isObject)
    .flatMap(({ pictures, poster, ...block }) => [
      block,
      ...[...(Array.isArray(pictures) ? pictures : []), poster].filter(isObject),
    ])
    .map(({ crop, hotspot }) => [crop ?? null, hotspot ?? null]);

/** Returns true if the same would be published of both. */
export const isSameWork = (one: StoredStory, other: StoredStory): boolean =>
  hasSameContent(one, other) &&
  isSameValue(restOf(one), restOf(other)) &&
  isSameValue(cropsOf(one), cropsOf(other));

/**
 * Returns the patch for a scheduled or filed draft that someone without the right to publish changes or discards.
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
  if (isTheirs && !isFilled(after?.filedAt)) return after && none;
  const filedAt = before.filedAt;
  if (after && isSameWork(before, after)) return { filedAt };
  return { filedAt: filedAt ?? at, unreviewedChangeAt: at, unreviewedChangeBy: by };
};
