import { z } from 'zod';
import { maxQueryLength } from './readSearch.ts';
import { wordsIn } from './wordsIn.ts';

/** In characters of the last word. A single letter begins too many words to mean one. */
export const suggestedFrom = 2;
const maxWords = 12;

/** What a reader probably types: the title of a section, topic or person, or the headline of a story. */
export const suggestions = z.array(z.string()).max(10);
export type Suggestions = z.output<typeof suggestions>;

/** The folded words of a beginning, of which the last one may be incomplete; null if nothing can be suggested for it. */
export const beginningOf = (typed: string): string[] | null => {
  if (typed.length > maxQueryLength) return null;
  const words = wordsIn(typed.toWellFormed())
    .map(({ folded }) => folded)
    .filter(Boolean);
  const last = words.at(-1) ?? '';
  const isLong = [...last].length >= suggestedFrom || isOneCharacterWord(last);
  // A sign may stand for many letters.
  const areShort = words.every((word) => word.length <= maxQueryLength);
  return isLong && areShort && words.length <= maxWords ? words : null;
};

/** In Chinese and Japanese one character says much. */
const isOneCharacterWord = (word: string): boolean =>
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(word);
