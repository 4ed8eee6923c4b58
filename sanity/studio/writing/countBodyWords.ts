import { plainText } from '../../../lib/text/plainText.ts';
import { countWords } from '../../../lib/text/readingTime.ts';

/** Studio keeps the blocks that an edit does not touch, so a key counts one paragraph. */
const counts = new WeakMap<object, number>();

const countBlock = (block: object): number => {
  const known = counts.get(block);
  if (known !== undefined) return known;
  const count = countWords(plainText([block]));
  counts.set(block, count);
  return count;
};

/** The words of a body's paragraphs, headings, quotes and lists. */
export const countBodyWords = (body: readonly object[]): number =>
  body.reduce((sum, block) => sum + countBlock(block), 0);
