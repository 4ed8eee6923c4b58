import type { Correction } from '../Correction.ts';
import { readableParts, type WordPart, wholeWordings } from './wordParts.ts';

/** More at once would hide the note that explains them. */
const maxFirst = 3;

/** Parts that the server compares at publication. Changes in others are known from the note only. */
const comparedParts = ['headline', 'standfirst', 'body', 'summary', 'caption'];

/** Passages as struck, inserted and unchanged words: the first ones, and the rest, which is shown on request. */
type ShownPassages = { passages: WordPart[][]; more: WordPart[][] };

/**
 * The passages of a correction: the recorded changes. Without recorded changes, or in parts that are not compared,
 * the two wordings that the newsroom wrote.
 */
export const passagesOf = ({
  affects,
  was,
  is,
  changes,
}: Pick<Correction, 'affects' | 'was' | 'is' | 'changes'>): ShownPassages => {
  const seen = (changes ?? [])
    .filter(({ isAbridged }) => !isAbridged)
    .map((change) => readableParts(change.was, change.is));
  if (seen.length > 0) return { passages: seen.slice(0, maxFirst), more: seen.slice(maxFirst) };
  const isUncompared = changes === null || affects.some((part) => !comparedParts.includes(part));
  return { passages: was && is && isUncompared ? [wholeWordings(was, is)] : [], more: [] };
};
