import {
  type BylineOpening,
  findBylineOpening,
  isNameLike,
  isNameOfSeveralWords,
  withSeparators,
} from './bylineOpening.ts';
import { signedNamesIn } from './namesIn.ts';
import { isSentence } from './sentences.ts';

const monthName =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/iu;
const weekdayName = /^(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?$/iu;
/** A word in a date is the month. */
const datePatterns = [
  /\d{1,2}(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+\d{4}/giu,
  /\b([a-z]{3,9})\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}/giu,
  /(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})(?!\d)/gu,
];

/** The first date in a text, with its weekday. */
const findDate = (text: string): string | null => {
  const [date] = datePatterns
    .flatMap((pattern) => Array.from(text.matchAll(pattern)))
    .filter(([, month]) => month === undefined || monthName.test(month))
    .toSorted((left, right) => left.index - right.index);
  if (!date) return null;
  const end = date.index + date[0].length;
  const before = text.slice(0, date.index).trimEnd();
  const lastWord = before.slice(before.lastIndexOf(' ') + 1);
  return text.slice(weekdayName.test(lastWord) ? before.length - lastWord.length : date.index, end);
};

const findIn =
  (pattern: RegExp) =>
  (text: string): string | null =>
    pattern.exec(text)?.[0] ?? null;
const findTime = findIn(
  /\b(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?(?:\s*(?:[ap]\.?m\.?))?(?:\s*(?:GMT|UTC|BST|I[SD]T|CES?T|EES?T|[ECMP][SD]?T|[+-]\d{2}:?\d{2}))?(?![\w%])/iu,
);
const findCounter = findIn(/\b(?:page )?views?\s*(?::\s*)?[\d,.]+k?\b/iu);

/** The credits line: `Written by … 2:33 pm Tech Views: 0`. */
export type Credits = {
  /** Null if the line names nobody. Empty if what follows “by” is missing or no name. */
  names: string[] | null;
  /** True if nothing follows “by”. */
  isNameless: boolean;
  date: string | null;
  time: string | null;
  /** The rest of the line, such as a section. */
  rest: string[];
  counter: string | null;
};

const opensTime =
  /^(?:published|posted|first published|updated|last updated|last modified)\b\s*:?\s*(?:on|at)?\s*/iu;
const maxRestCharacters = 40;
const maxCharacters = 160;
const maxNamesCharacters = 120;

/** Parses a credits line above the text, or returns null. A sentence is none, even if it starts with “By”, and no address. */
export const findCredits = (text: string): Credits | null => {
  if (isSentence(text) || text.length > maxCharacters || text.includes('://')) return null;
  const opening = findBylineOpening(text);
  const hasByline = opening !== null;
  let left = text.slice(opening?.length ?? 0);
  const hasOpening = hasByline || opensTime.test(left);
  left = left.replace(opensTime, '');
  const take = (find: (text: string) => string | null): string | null => {
    const found = find(left);
    if (found !== null) left = left.replace(found, ' | ');
    return found?.trim() ?? null;
  };
  const counter = take(findCounter);
  const date = take(findDate);
  const time = take(findTime);
  const hasFacts = counter !== null || date !== null || time !== null;
  if (!hasOpening && !hasFacts) return null;
  const firstGap = left.search(/\||·|•/);
  const before = hasByline ? (firstGap < 0 ? left : left.slice(0, firstGap)) : '';
  const after = hasByline ? (firstGap < 0 ? '' : left.slice(firstGap)) : left;
  const parts = after
    .split(/[|·•]|\s[-–—]\s/u)
    .map((part) => part.replace(/^(?:in|at|on|,)\s+/i, '').trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  const signed = parts.map(signatureOf);
  const rest = parts.filter((_, index) => signed[index]?.length === 0);
  // “By 14:30 the fire was out”
  if (rest.some((part) => part.length > maxRestCharacters || /^\p{Ll}/u.test(part))) return null;
  if (hasByline && (before.length > maxNamesCharacters || !isNameLike(before))) return null;
  const found = [...(opening ? namesAfter(opening, before) : []), ...signed.flat()];
  const names = opening || found.length > 0 ? found : null;
  return { names, isNameless: hasByline && !/[\p{L}\p{N}]/u.test(before), date, time, rest, counter };
};

/** “4 May 2019 by Jane Roe” */
const signatureOf = (part: string): string[] => {
  const opening = findBylineOpening(part);
  const names = opening ? part.slice(opening.length) : '';
  return opening && isNameLike(withSeparators(names)) ? namesAfter(opening, names) : [];
};

const namesAfter = ({ isSure }: BylineOpening, text: string): string[] => {
  const names = signedNamesIn(withSeparators(text));
  return isSure ? names : names.filter(isNameOfSeveralWords);
};

/** True for a line that is only a name, as it may be below “Written by”. A word alone may be a section or a label. */
export const isNameAlone = (text: string): boolean =>
  text.includes(' ') &&
  text.length <= maxNamesCharacters &&
  isNameLike(text) &&
  signedNamesIn(text).length > 0;

/** True for a line that names who wrote the text. */
export const hasByline = (text: string): boolean => (findCredits(text)?.names?.length ?? 0) > 0;
