import type { Finding } from '../Finding.ts';
import type { StyleEntry } from '../HouseStyle.ts';
import { isSentenceStart, type Token } from '../words/tokensOf.ts';
import { WordIndex } from '../words/WordIndex.ts';
import { quotedTokens } from './quotations.ts';
import { findingIn, type ReadText } from './TextCheck.ts';

/** The day on which readers first see a text, in the paper's time zone; null if nobody knows. */
export type Day = { year: number; month: number; day: number };

const dayMs = 24 * 60 * 60 * 1000;

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

const dateWords = ({ year, month, day }: Day, offset: number): string => {
  const date = new Date(Date.UTC(year, month - 1, day) + offset * dayMs);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
};

type Suggest = (day: Day) => { words: string; preposition: string };

const onDay =
  (offset: number): Suggest =>
  (day) => ({ words: dateWords(day, offset), preposition: 'on' });
const inYear =
  (offset: number): Suggest =>
  ({ year }) => ({ words: `${year + offset}`, preposition: 'in' });
const inMonth =
  (offset: number): Suggest =>
  ({ year, month }) => {
    const date = new Date(Date.UTC(year, month - 1 + offset, 1));
    return { words: `${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`, preposition: 'in' };
  };

const weekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const units = [
  ...['night', 'week', 'weekend', 'month', 'year', 'spring', 'summer', 'autumn', 'winter'],
  ...weekdays,
];
const spans = ['hour', 'day', 'week', 'fortnight', 'month'];
const known: Record<string, Suggest> = {
  yesterday: onDay(-1),
  today: onDay(0),
  tomorrow: onDay(1),
  'last month': inMonth(-1),
  'this month': inMonth(0),
  'next month': inMonth(1),
  'last year': inYear(-1),
  'this year': inYear(0),
  'next year': inYear(1),
};

const phrases = [
  ...Object.keys(known),
  ...['tonight', 'this morning', 'this afternoon', 'this evening', 'the other day', 'recently'],
  ...spans.flatMap((unit) => [`${unit} ago`, `${unit}s ago`]),
  ...weekdays.map((day) => `on ${day}`),
  ...units.flatMap((unit) => ['last', 'this', 'next'].map((which) => `${which} ${unit}`)),
];

const index = new WordIndex(
  [...new Set(phrases)].map(
    (words): StyleEntry => ({
      key: words,
      words,
      instead: null,
      reason: null,
      blocks: false,
      isExact: true,
      language: null,
    }),
  ),
  'en',
);

/** After these, a date has no preposition of its own. */
const prepositions = new Set(
  'on in since until till by from before after for of during through to between'.split(' '),
);

const quantities = new Set(
  `a an about almost couple dozen few half just many nearly of over several some one two three four five six seven eight
  nine ten eleven twelve`.split(/\s+/u),
);
const maxQuantityWords = 4;

/** Where `two days ago` begins, from the index of `days`. */
const startOf = (tokens: readonly Token[], at: number): number => {
  let first = at;
  for (let before = at - 1; before >= 0 && at - before <= maxQuantityWords; before -= 1) {
    const token = tokens[before];
    if (!tokens[before + 1]?.isSpaced || !token?.isWord) break;
    if (!quantities.has(token.folded) && !/^\d+$/u.test(token.text)) break;
    first = before;
  }
  return first;
};

const monthNames = new Set(months.map((month) => month.toLowerCase()));

/** Returns true for `on Monday 24 November` and `on Monday, November 24`. */
const hasDate = (tokens: readonly Token[], after: number): boolean => {
  const next = tokens[after]?.text === ',' ? tokens[after + 1] : tokens[after];
  return next !== undefined && (/^\d/u.test(next.text) || monthNames.has(next.folded));
};

/** Returns true for `Today` in `USA Today`: a word of a name. In headlines any word may begin with a capital. */
const isInName = ({ text, tokens }: ReadText, at: number): boolean => {
  const [before, token] = [tokens[at - 1], tokens[at]];
  const isCapital = /^\p{Lu}/u.test(token?.text ?? '');
  return !text.isHeading && isCapital && before !== undefined && !isSentenceStart(tokens, at);
};

/** Dates that depend on the day of reading, outside quotations. @param day null if it is not known. */
export const findUnclearDates = ({ text, tokens }: ReadText, day: Day | null): Finding[] => {
  if (text.isQuotation) return [];
  const quoted = quotedTokens(tokens);
  return index.find(tokens).flatMap(({ entry, at, from, to }) => {
    if (quoted.has(at) || isInName({ text, tokens }, at)) return [];
    const isWeekday = entry.key.startsWith('on ');
    if (isWeekday && hasDate(tokens, at + 2)) return [];
    const start = entry.key.endsWith(' ago') ? (tokens[startOf(tokens, at)]?.from ?? from) : from;
    const suggest =
      day && text.text.slice(to, to + 2).replace('’', "'") !== "'s" ? known[entry.key] : undefined;
    const before = tokens[at - 1];
    const date = suggest && day ? suggest(day) : null;
    const needsNone = before !== undefined && prepositions.has(before.folded);
    const phrase = date && (needsNone ? date.words : `${date.preposition} ${date.words}`);
    const isCapital = /^\p{Lu}/u.test(text.text.slice(from, to));
    return findingIn(
      text,
      { from: start, to },
      {
        kind: 'date',
        why: 'Readers who come later cannot tell which day this is.',
        instead: phrase && isCapital ? phrase.slice(0, 1).toUpperCase() + phrase.slice(1) : phrase,
      },
    );
  });
};
