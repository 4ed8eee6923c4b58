import { termsIn } from '../../../lib/search/termsIn.ts';
import type { SearchRequest } from '../../../server/search/searchRequest.ts';
import { storyAt, wordAt } from './stories.ts';

const searchFor = (q: string, more: Partial<SearchRequest> = {}): SearchRequest => ({
  terms: termsIn(q) ?? [],
  page: 1,
  ...more,
});

/** Replaces the letter at a place. */
const withError = (word: string, at: number): string => `${word.slice(0, at)}w${word.slice(at + 1)}`;

const wordsOfHeadline = (round: number, count: number): string =>
  storyAt(round * 97)
    .headline.split(' ')
    .slice(0, count)
    .join(' ');

/** Every kind of search that readers make, from the cheapest to the most expensive. */
export const searches: Record<string, (round: number) => SearchRequest> = {
  'a rare word': (round) => searchFor(wordAt(9_000 + round * 13)),
  'a frequent word': (round) => searchFor(wordAt(100 + round)),
  'a word of every story': (round) => searchFor(wordAt(round % 8)),
  'two words of every story': (round) => searchFor(`${wordAt(round % 8)} ${wordAt(8 + (round % 8))}`),
  'twelve words of every story': () => searchFor(Array.from({ length: 12 }, (_, at) => wordAt(at)).join(' ')),
  'four words of a headline': (round) => searchFor(wordsOfHeadline(round, 4)),
  'a phrase': (round) => searchFor(`"${wordsOfHeadline(round, 3)}"`),
  'a typing error': (round) => searchFor(withError(wordAt(6_400 + round * 11), 3)),
  'two typing errors': (round) => searchFor(withError(withError(`${wordAt(100_000 + round * 17)}`, 4), 6)),
  'a section and a frequent word': (round) =>
    searchFor(wordAt(round % 30), { section: `section-${round % 12}` }),
  'a person and a frequent word': (round) =>
    searchFor(wordAt(round % 30), { person: `person-${round % 300}` }),
  'a year and a frequent word': (round) =>
    searchFor(wordAt(round % 30), {
      from: `${2013 + (round % 12)}-01-01T00:00:00Z`,
      to: `${2014 + (round % 12)}-01-01T00:00:00Z`,
    }),
  'the last page': (round) => searchFor(wordAt(round % 30), { page: 20 }),
  nothing: (round) => searchFor(`${wordAt(500_000_000 + round)} ${wordAt(1)}`),
};

/** Folded beginnings that readers type: of all topics, and of frequent words. */
export const beginnings: Record<string, string[]> = {
  'suggestions for the beginning of all topics': ['to'],
  'suggestions for a frequent word': [wordAt(0)],
  'suggestions for two frequent words': [wordAt(0), wordAt(1)],
  'suggestions for six frequent words': Array.from({ length: 6 }, (_, at) => wordAt(at)),
  'suggestions for nothing': [wordAt(0), 'xylophone'],
};
