import { wordsIn } from './wordsIn.ts';

/** Words that must occur side by side: one word, or a phrase. */
export type SearchTerm = {
  words: string[];
  /** In quotation marks: it is neither corrected nor found in other forms. */
  isQuoted: boolean;
};

const maxTerms = 12;
const maxWords = 40;
const quotes = /["“”„«»]/;
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** The words between two spaces: a dictionary splits languages without spaces. `co-operation` is one term. */
const termsOfRun = (run: string): string[][] => {
  const words = wordsIn(run);
  const hasUnspaced = words.some(({ end }, index) => words[index + 1]?.start === end);
  const pieces = hasUnspaced ? Array.from(segmenter.segment(run), ({ segment }) => segment) : [run];
  return pieces.map(foldedIn);
};

const foldedIn = (text: string): string[] =>
  wordsIn(text)
    .map(({ folded }) => folded)
    .filter(Boolean);

/** The terms of a query, which a story must all have; null if they are too many. */
export const termsIn = (query: string): SearchTerm[] | null => {
  const terms = query
    .split(quotes)
    .flatMap((text, index): SearchTerm[] =>
      index % 2 === 1
        ? [{ words: foldedIn(text), isQuoted: true }]
        : text.split(/\s+/).flatMap((run) => termsOfRun(run).map((words) => ({ words, isQuoted: false }))),
    )
    .filter(({ words }) => words.length > 0);
  const distinct = [...new Map(terms.map((term) => [term.words.join(' '), term])).values()];
  const words = distinct.reduce((sum, term) => sum + term.words.length, 0);
  return distinct.length > maxTerms || words > maxWords ? null : distinct;
};
