import { withoutEditMarks } from './editMarks.ts';
import { wordsOf } from './words.ts';

/** Adults read English non-fiction at this speed. @see https://doi.org/10.1016/j.jml.2019.104047 */
const wordsPerMinute = 238;

/** The number of words of a text. Punctuation between spaces is no word. */
export const countWords = (text: string): number =>
  wordsOf(withoutEditMarks(text)).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** The time that a text takes to read, in whole minutes, at least one. */
export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / wordsPerMinute));
