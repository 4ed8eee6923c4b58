import { slotsIn } from '../front/slotsIn.ts';
import { isObject } from '../isObject.ts';

/** What editors wrote for a place of the front page, with the names of a story's fields. */
export type FrontWords = {
  /** The story of the place, or the key of the strip. */
  of: string;
  words: { headline?: unknown; kicker?: unknown };
};

/** The words that are for the front page alone: headlines and labels of its places, and titles of its strips. */
export const wordsOnFront = (front: Record<string, unknown>): FrontWords[] => [
  ...slotsIn(front).map(({ slot: { story, headline, kicker } }) => ({
    of: isObject(story) ? `${story._ref}` : '',
    words: { headline, kicker },
  })),
  ...(Array.isArray(front.strips) ? front.strips.filter(isObject) : []).map(({ _key, title }) => ({
    of: `${_key}`,
    words: { headline: title },
  })),
];
