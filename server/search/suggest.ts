import type { DatabaseSync } from 'node:sqlite';
import type { Suggestions } from '../../lib/search/suggestions.ts';

const maxTitles = 5;
const maxHeadlines = 5;

/** Folded words have letters and digits only, so quotation marks cannot be closed. */
const expressionOf = (words: string[]): string =>
  words.map((word, index) => `"${word}"${index === words.length - 1 ? '*' : ''}`).join(' ');

/**
 * The titles of sections, topics and people, and the newest headlines, that have all words and one that begins with the
 * last. Each once. Of titles the shortest come first.
 */
export const suggest = (db: DatabaseSync, words: string[]): Suggestions => {
  const expression = expressionOf(words);
  const titles = db
    .prepare(
      `select title from titles join subject on number = titles.rowid where words match ?
       order by length(title), title limit ?`,
    )
    .all(expression, maxTitles);
  const headlines = db
    .prepare(
      `select headline as title from (select rowid from headlines where words match ? order by rowid desc limit ?)
       join story on id = rowid order by id desc`,
    )
    .all(expression, maxHeadlines);
  return [...new Set([...titles, ...headlines].map(({ title }) => String(title)))];
};
