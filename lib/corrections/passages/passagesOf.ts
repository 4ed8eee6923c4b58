import type { Correction } from '../Correction.ts';
import { readableParts, type WordPart, wholeWordings } from './wordParts.ts';

/** More would bury the note that explains them. */
const mostPassages = 3;

/** The parts that are compared when a correction is published; of the others only the newsroom can tell. */
const comparedParts = ['headline', 'standfirst', 'body', 'summary', 'caption'];

/**
 * The passages that are shown beside a note, each in the words that were struck, put in and kept: what changed when it
 * was published. Of a correction that does not hold that, and of parts that nobody compares, the two wordings that the
 * newsroom wrote.
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
      passages: seen.slice(0, mostPassages).map((change) => readableParts(change.was, change.is)),
      hasMore: seen.length > mostPassages,
    };
  const isUncompared = changes === null || affects.some((part) => !comparedParts.includes(part));
  return { passages: was && is && isUncompared ? [wholeWordings(was, is)] : [], hasMore: false };
};
