import { isInstant } from '../dates/instants.ts';
import { isObject } from '../isObject.ts';
import { isSameValue } from '../isSameValue.ts';
import { areWordsOutdated } from './areWordsOutdated.ts';
import type { FoundSlot } from './slotsIn.ts';

type Fields = FoundSlot['slot'];

/** For which headline of the story words for the front were written, and when (ISO 8601). */
export type WordsDate = { writtenFor: string | null; writtenAt: string };

/** The story's headline now, and its latest correction; null without one. */
export type DatedStory = { headline: string | null; correctedAt: string | null };

type Dated = {
  slot: FoundSlot;
  /** The places of the versions before: the same document, the draft that is published, the published one. */
  before: FoundSlot[];
  /** Called only if words were written. */
  storyOf: (id: string) => DatedStory;
  /** ISO 8601. */
  at: string;
};

/**
 * The date of a place's headline and label. Null if it has none.
 *
 * Unchanged words keep their date. Words of a restored revision come with theirs. Changed words are dated now, unless
 * the story was not corrected since the date that they had: typing does not change it with each key.
 */
export const dateWords = ({ slot: { path, slot }, before, storyOf, at }: Dated): WordsDate | null => {
  if (!hasWords(slot)) return null;
  const own = dateOf(slot, at);
  const known = before.filter((other) => isSamePlace(other, { path, slot }));
  const unchanged = known.find((other) => isSameValue(wordsOf(other.slot), wordsOf(slot)));
  const kept = unchanged && dateOf(unchanged.slot, at);
  if (kept) return kept;
  const isBrought = own && !known.some((other) => isSameValue(dateOf(other.slot, at), own));
  if (isBrought && !unchanged) return own;
  const story = storyOf(idOf(slot));
  const isCurrent =
    own &&
    known.some((other) => idOf(other.slot) === idOf(slot)) &&
    !areWordsOutdated({
      isSameHeadline: own.writtenFor === story.headline,
      writtenAt: own.writtenAt,
      correctedAt: story.correctedAt,
    });
  return isCurrent ? own : { writtenFor: story.headline, writtenAt: at };
};

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

const hasWords = ({ headline, kicker }: Fields): boolean => isText(headline) || isText(kicker);

const idOf = ({ story }: Fields): string => (isObject(story) && isText(story._ref) ? story._ref : '');

const wordsOf = (slot: Fields): unknown[] => [slot.headline, slot.kicker, idOf(slot)];

/** A date in the future would keep words that are outdated. */
const dateOf = ({ writtenFor, writtenAt }: Fields, at: string): WordsDate | null =>
  isInstant(writtenAt) && Date.parse(writtenAt) <= Date.parse(at)
    ? { writtenFor: typeof writtenFor === 'string' ? writtenFor : null, writtenAt }
    : null;

/** Items of lists have keys, which stay when they move. */
const isSamePlace = (one: FoundSlot, other: FoundSlot): boolean =>
  one.slot._key === undefined ? one.path === other.path : one.slot._key === other.slot._key;
