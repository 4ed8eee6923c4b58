import { foldedWords } from '../../store/index/searchedText.ts';
import { parseTextQuery, patternTerms } from '../values/match.ts';
import { elementsOf, type TextQuery } from '../values/values.ts';

/**
 * Words that SQLite's tokenizer is sure to see as the lake's own does. Of others nothing is asked: newer scripts
 * than it knows would part them.
 */
const isPlainWord = (word: string): boolean =>
  /^[\p{L}\p{N}]+$/u.test(word) && !/[\u{10000}-\u{10ffff}]/u.test(word);

const phrase = (words: string[], isPrefix: boolean): string => `"${words.join(' ')}"${isPrefix ? ' *' : ''}`;

/** What FTS5 is asked for a text query, null when it has no word that would narrow anything down. */
export const fullTextOfQuery = (query: TextQuery): string | null => {
  const wanted = parseTextQuery(query.text).filter(
    ({ isExcluded, words }) => !isExcluded && words.every(isPlainWord),
  );
  if (wanted.length === 0) return null;
  return wanted.map(({ words, isPrefix }) => phrase(words, isPrefix)).join(' AND ');
};

/** What FTS5 is asked for the right side of a plain `match`. A word that begins with `*` cannot be asked for. */
export const fullTextOfPattern = (pattern: unknown): string | null => {
  const patterns = typeof pattern === 'string' ? [pattern] : Array.from(elementsOf(pattern) ?? []);
  const parts = patterns.flatMap((text) => {
    if (typeof text !== 'string') return [];
    return patternTerms(text).flatMap((term) => {
      const [begun = '', ...rest] = term.split('*');
      const words = foldedWords(begun);
      return words.length > 0 && words.every(isPlainWord) ? [phrase(words, rest.length > 0)] : [];
    });
  });
  return parts.length > 0 ? parts.join(' AND ') : null;
};
