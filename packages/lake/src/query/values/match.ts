import { LRUCache } from 'lru-cache';
import { foldedWords, foldQuickly, gatherTexts, wordPattern } from '../../store/index/searchedText.ts';
import { gathered } from '../limits/valueSize.ts';
import { elementsOf, isObject, TextQuery } from './values.ts';

const separators = /[^!@#$%^&*(),\\/?";:{}|[\]+<>\s-]+/g;
const separatorsButWildcard = /[^!@#$%^&(),\\/?";:{}|[\]+<>\s-]+/g;
/** Dots beside a letter or digit. A run is looked at from its first dot alone: from each it would be quadratic. */
const edgeDots = /(?<=\w)\.+|(?<!\.)\.+(?=\w)/g;
const longestTerm = 1024;

/** The words of a text, as `match` tells them apart. */
const tokenize = (text: string): string[] => text.replace(edgeDots, '').match(separators) ?? [];

/** The words of a pattern, `*` kept. */
export const patternTerms = (pattern: string): string[] =>
  pattern.replace(edgeDots, '').match(separatorsButWildcard) ?? [];

type WordTest = (lowercaseToken: string) => boolean;

/** What one word of a pattern asks of one word of a text: `*` stands for any letters. No pattern makes it slow. */
const termTest = (term: string): WordTest => {
  const [start = '', ...rest] = term.slice(0, longestTerm).toLowerCase().split('*');
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
  return gathered(elements).filter((element) => typeof element === 'string');
};

const allStrings = (value: unknown): boolean => {
  if (typeof value === 'string') return true;
  const elements = elementsOf(value);
  return elements !== null && gathered(elements).every((element) => typeof element === 'string');
};

const testsOf = (pattern: unknown): WordTest[] | null =>
  allStrings(pattern) ? stringsOf(pattern).flatMap(patternTerms).map(termTest) : null;

/** How often each word of the pattern is found, in texts of how many characters. */
type Frequencies = { counts: number[]; characters: number };

const lengthOf = (texts: string[]): number => texts.reduce((sum, { length }) => sum + length, 0);

/** Null where the pattern is none, or there is nothing to find it in. */
const frequencies = (text: unknown, pattern: unknown): Frequencies | null => {
  const tests = testsOf(pattern);
  if (!tests || tests.length === 0) return null;
  const texts = stringsOf(text);
  const tokens = texts.flatMap(tokenize).map((token) => token.toLowerCase());
  if (tokens.length === 0) return null;
  return { counts: tests.map((test) => tokens.filter(test).length), characters: lengthOf(texts) };
};

/** One part of a text query: words that stand in a row, the last perhaps only begun. */
export type TextTerm = { words: string[]; isPrefix: boolean; isExcluded: boolean };

const queryParts = /(-?)(?:"([^"]*)"?|([^\s"]+))/g;

/** Asked once for each document. */
const parsed = new LRUCache<string, TextTerm[]>({ max: 100 });

/** Reads a text query: words, `begun*`, `"a phrase"`, `-excluded`. A lone `*` asks for nothing. */
export const parseTextQuery = (text: string): TextTerm[] => {
  const terms = parsed.get(text) ?? readTextQuery(text);
  parsed.set(text, terms);
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
    const isMet = wanted.every((word, offset) => {
      const found = list[start + offset] ?? '';
      return isPrefix && offset === last ? found.startsWith(word) : found === word;
    });
    if (isMet) count++;
  }
  return count;
};

const wordLetter = /[\p{L}\p{N}]/u;

/** Counts without taking the text apart: most texts hold the word not at all. */
const occurrencesOfWord = (text: string, word: string, isPrefix: boolean): number => {
  let count = 0;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    const isBegin = at === 0 || !wordLetter.test(text.charAt(at - 1));
    const end = at + word.length;
    if (isBegin && (isPrefix || end === text.length || !wordLetter.test(text.charAt(end)))) count++;
  }
  return count;
};

const occurrences = (texts: string[], term: TextTerm): number =>
  texts.reduce((sum, text) => {
    const [word = '', ...more] = term.words;
    if (more.length === 0) return sum + occurrencesOfWord(text, word, term.isPrefix);
    return text.includes(word) ? sum + occurrencesOfPhrase(text.match(wordPattern) ?? [], term) : sum;
  }, 0);

/** A document's texts are searched for a filter, and again for its score. */
const foldedBefore = new WeakMap<object, string[]>();

const foldedTexts = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(foldedTexts);
  if (!isObject(value)) return typeof value === 'string' ? [foldQuickly(value)] : [];
  const texts = foldedBefore.get(value) ?? gatherTexts(value, isObject).map(foldQuickly);
  foldedBefore.set(value, texts);
  return texts;
};

/** How often each wanted part occurs; null when an excluded one does. */
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

/** The saturation of BM25: the tenth occurrence of a word says less than the second. */
const saturation = 1.2;

/** How far its length weighs, and the length of a text for which it weighs nothing: a title's. */
const lengthShare = 0.75;
const usualCharacters = 40;

/** How well a text matches, the shorter the better: 0 when it does not. */
export const matchScore = (text: unknown, pattern: unknown): number => {
  const found = findAll(text, pattern);
  if (!found?.counts.every((count) => count > 0)) return 0;
  if (found.counts.length === 0) return 1;
  const length = Math.log1p(found.characters) / Math.log1p(usualCharacters);
  const norm = saturation * (1 - lengthShare + lengthShare * length);
  return found.counts.reduce((sum, count) => sum + (count * (saturation + 1)) / (count + norm), 0);
};
