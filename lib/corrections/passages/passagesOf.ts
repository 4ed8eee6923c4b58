import type { Correction } from '../Correction.ts';
import { readableParts, type WordPart, wholeWordings } from './wordParts.ts';

/** More would hide the note that explains them. */
const maxPassages = 3;

/** Parts that the server compares at publication. Changes in others are known from the note only. */
const comparedParts = ['headline', 'standfirst', 'body', 'summary', 'caption'];

/**
 * The passages shown with a note, as struck, inserted and unchanged words: the recorded changes. Without recorded
 * changes, or in parts that are not compared, the two wordings that the newsroom wrote.
 */
export const passagesOf = ({
  affects,
  was,
  is,
  changes,
}: Pick<Correction, 'affects' | 'was' | 'is' | 'changes'>): { passages: WordPart[][]; hasMore: boolean } => {
  const seen = (changes ?? []).filter(({ isAbridged }) => !isAbridged);
  if (seen.length > 0)
    return {
      passages: seen.slice(0, maxPassages).map((change) => readableParts(change.was, change.is)),
      hasMore: seen.length > maxPassages,
    };
  const isUncompared = changes === null || affects.some((part) => !comparedParts.includes(part));
  return { passages: was && is && isUncompared ? [wholeWordings(was, is)] : [], hasMore: false };
};
