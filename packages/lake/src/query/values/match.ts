import { LRUCache } from 'lru-cache';
import { foldedWords, foldQuickly, gatherTexts, wordPattern } from '../../store/index/searchedText.ts';
import { toBoundedArray } from '../limits/valueSize.ts';
import { elementsOf, isObject, TextQuery } from './values.ts';

const words = /[^!@#$%^&*(),\\/?";:{}|[\]+<>\s-]+/g;
const wordsWithWildcards = /[^!@#$%^&(),\\/?";:{}|[\]+<>\s-]+/g;
/**
 * Dots next to a letter or digit. Matching starts only at the first dot of a run: starting at each dot is quadratic.
 */
const edgeDots = /(?<=\w)\.+|(?<!\.)\.+(?=\w)/g;
const maxTermCharacters = 1024;

/** Splits a text into words for `match`. */
const tokenize = (text: string): string[] => text.replace(edgeDots, '').match(words) ?? [];

/** Splits a pattern into words and keeps `*`. */
export const patternTerms = (pattern: string): string[] =>
  pattern.replace(edgeDots, '').match(wordsWithWildcards) ?? [];

type WordTest = (lowercaseToken: string) => boolean;

/** Makes a test for one word of a pattern, in which `*` stands for any characters. The test takes linear time. */
const termTest = (term: string): WordTest => {
  const [start = '', ...rest] = term.slice(0, maxTermCharacters).toLowerCase().split('*');
  const end = rest.pop();
  if (end === undefined) return (token) => token === start;
  return (token) => {
    if (!token.startsWith(start)) return false;
    let position = start.length;
    for (const part of rest) {
      const found = token.indexOf(part, position);
      if (found === -1) return false;
      position = found + part.length;
    }
    return token.length - end.length >= position && token.endsWith(end);
  };
};

const stringsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  const elements = elementsOf(value);
  if (!elements) return [];
  return toBoundedArray(elements).filter((element) => typeof element === 'string');
};

const allStrings = (value: unknown): boolean => {
  if (typeof value === 'string') return true;
  const elements = elementsOf(value);
  return elements !== null && toBoundedArray(elements).every((element) => typeof element === 'string');
};

const testsOf = (pattern: unknown): WordTest[] | null =>
  allStrings(pattern) ? stringsOf(pattern).flatMap(patternTerms).map(termTest) : null;

/** The number of occurrences of each word of the pattern, and the number of characters in the texts. */
type Frequencies = { counts: number[]; characters: number };

const lengthOf = (texts: string[]): number => texts.reduce((sum, { length }) => sum + length, 0);

/** Null if the pattern is not valid, or if the pattern or the text has no words. */
const frequencies = (text: unknown, pattern: unknown): Frequencies | null => {
  const tests = testsOf(pattern);
  if (!tests || tests.length === 0) return null;
  const texts = stringsOf(text);
  const tokens = texts.flatMap(tokenize).map((token) => token.toLowerCase());
  if (tokens.length === 0) return null;
  return { counts: tests.map((test) => tokens.filter(test).length), characters: lengthOf(texts) };
};

/** One part of a text query: consecutive words. With `isPrefix` the last one matches all words that begin with it. */
export type TextTerm = { words: string[]; isPrefix: boolean; isExcluded: boolean };

const queryParts = /(-?)(?:"([^"]*)"?|([^\s"]+))/g;

/** The same text query is evaluated for each document. */
const parsedTextQueries = new LRUCache<string, TextTerm[]>({ max: 100 });

/** Reads a text query: words, `prefix*`, `"a phrase"` and `-excluded`. A single `*` has no effect. */
export const parseTextQuery = (text: string): TextTerm[] => {
  const terms = parsedTextQueries.get(text) ?? readTextQuery(text);
  parsedTextQueries.set(text, terms);
  return terms;
};

const readTextQuery = (text: string): TextTerm[] =>
  Array.from(text.matchAll(queryParts))
    .flatMap(([, minus, phrase, word]): TextTerm[] => {
      const isExcluded = minus === '-';
      if (phrase !== undefined) return [{ words: foldedWords(phrase), isPrefix: false, isExcluded }];
      const plain = word ?? '';
      return [{ words: foldedWords(plain), isPrefix: plain.endsWith('*'), isExcluded }];
    })
    .filter(({ words: list }) => list.length > 0);

const occurrencesOfPhrase = (list: string[], { words: wanted, isPrefix }: TextTerm): number => {
  const last = wanted.length - 1;
  let count = 0;
  for (let start = 0; start + last < list.length; start++) {
    const isFound = wanted.every((word, offset) => {
      const found = list[start + offset] ?? '';
      return isPrefix && offset === last ? found.startsWith(word) : found === word;
    });
    if (isFound) count++;
  }
  return count;
};

const wordLetter = /[\p{L}\p{N}]/u;

/** Counts without splitting the text into words, because most texts do not contain the word. */
const occurrencesOfWord = (text: string, word: string, isPrefix: boolean): number => {
  let count = 0;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    const isWordStart = at === 0 || !wordLetter.test(text.charAt(at - 1));
    const end = at + word.length;
    if (isWordStart && (isPrefix || end === text.length || !wordLetter.test(text.charAt(end)))) count++;
  }
  return count;
};

const occurrences = (texts: string[], term: TextTerm): number =>
  texts.reduce((sum, text) => {
    const [word = '', ...more] = term.words;
    if (more.length === 0) return sum + occurrencesOfWord(text, word, term.isPrefix);
    return text.includes(word) ? sum + occurrencesOfPhrase(text.match(wordPattern) ?? [], term) : sum;
  }, 0);

/** A document's texts are searched by the filter, and again for the score. */
const foldedTextsOf = new WeakMap<object, string[]>();

const foldedTexts = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(foldedTexts);
  if (!isObject(value)) return typeof value === 'string' ? [foldQuickly(value)] : [];
  const texts = foldedTextsOf.get(value) ?? gatherTexts(value, isObject).map(foldQuickly);
  foldedTextsOf.set(value, texts);
  return texts;
};

/** The number of occurrences of each part; null if an excluded part occurs. */
const textFrequencies = (value: unknown, query: TextQuery): Frequencies | null => {
  const terms = parseTextQuery(query.text);
  const texts = foldedTexts(value);
  const count = (term: TextTerm): number => occurrences(texts, term);
  if (terms.some((term) => term.isExcluded && count(term) > 0)) return null;
  return { counts: terms.filter(({ isExcluded }) => !isExcluded).map(count), characters: lengthOf(texts) };
};

const findAll = (text: unknown, pattern: unknown): Frequencies | null =>
  pattern instanceof TextQuery ? textFrequencies(text, pattern) : frequencies(text, pattern);

/** The `match` operator: each word of the pattern is among the words of the text. */
export const isMatch = (text: unknown, pattern: unknown): boolean =>
  findAll(text, pattern)?.counts.every((count) => count > 0) ?? false;

/** The saturation of BM25: further occurrences of a word raise the score less and less. */
const saturation = 1.2;

/** The weight of the length of a text, and the neutral length: about that of a title. */
const lengthWeight = 0.75;
const neutralCharacters = 40;

/** The score of a text for a pattern; 0 if it does not match. Shorter texts score higher. */
export const matchScore = (text: unknown, pattern: unknown): number => {
  const found = findAll(text, pattern);
  if (!found?.counts.every((count) => count > 0)) return 0;
  if (found.counts.length === 0) return 1;
  const length = Math.log1p(found.characters) / Math.log1p(neutralCharacters);
  const norm = saturation * (1 - lengthWeight + lengthWeight * length);
  return found.counts.reduce((sum, count) => sum + (count * (saturation + 1)) / (count + norm), 0);
};
