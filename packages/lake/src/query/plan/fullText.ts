import { foldedWords } from '../../store/index/searchedText.ts';
import { parseTextQuery, patternTerms } from '../values/match.ts';
import { elementsOf, type TextQuery } from '../values/values.ts';

/**
 * Whether SQLite's tokenizer reads a word as the lake's tokenizer does. It may split words in scripts newer than its
 * Unicode version, so the index is not asked for those.
 */
const isPlainWord = (word: string): boolean =>
  /^[\p{L}\p{N}]+$/u.test(word) && !/[\u{10000}-\u{10ffff}]/u.test(word);

const phrase = (words: string[], isPrefix: boolean): string => `"${words.join(' ')}"${isPrefix ? ' *' : ''}`;

/** The FTS5 expression for a text query; null if no part of it can be asked. */
export const fullTextOfQuery = (query: TextQuery): string | null => {
  const wanted = parseTextQuery(query.text).filter(
    ({ isExcluded, words }) => !isExcluded && words.every(isPlainWord),
  );
  if (wanted.length === 0) return null;
  return wanted.map(({ words, isPrefix }) => phrase(words, isPrefix)).join(' AND ');
};

/** The FTS5 expression for the right side of a plain `match`; null if no word can be asked, such as `*infix`. */
export const fullTextOfPattern = (pattern: unknown): string | null => {
  const patterns = typeof pattern === 'string' ? [pattern] : Array.from(elementsOf(pattern) ?? []);
  const parts = patterns.flatMap((text) => {
    if (typeof text !== 'string') return [];
    return patternTerms(text).flatMap((term) => {
      const [prefix = '', ...rest] = term.split('*');
      const words = foldedWords(prefix);
      return words.length > 0 && words.every(isPlainWord) ? [phrase(words, rest.length > 0)] : [];
    });
  });
  return parts.length > 0 ? parts.join(' AND ') : null;
};
