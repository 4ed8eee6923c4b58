import { editsBetween, isTransposed } from '../../text/spelling.ts';
import { areSpellingsOfOneName } from './spellingsOfOneName.ts';

/** Shorter words are easily another name. */
const minWordLetters = 5;
/** The same of given names before one surname. */
const minGivenNameLetters = 3;
/** From this length on, two letters may differ within a full name. */
const longLetters = 8;
/** The rest of a longer word is not compared. */
const maxLetters = 40;

/** Different names that are one letter apart. */
const differentNames = new Set(['iceland ireland']);

/** Without accents, in lower case. */
const plain = (word: string): string =>
  word.slice(0, maxLetters).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace('’', "'");

/** Most pairs of names begin with different letters. */
const mayBeClose = (one: string, other: string): boolean =>
  one !== other &&
  Math.abs(one.length - other.length) <= maxDifference &&
  plain(one.slice(0, 1)) === plain(other.slice(0, 1));
/** Accents may be characters of their own. */
const maxDifference = 4;

type Options = {
  /** Letters that may differ in a long word. */
  maxEdits?: 1 | 2;
  /** Shorter words are not compared. */
  minLetters?: number;
  /** True if one may be the other with an `s`: of words that are surely names. */
  isWithS?: boolean;
};

/**
 * Returns true if two words are probably one name in two spellings: accents, a letter more, less or changed, or two
 * letters swapped. `Israel` and `Israeli`, or `American` and `Americans`, are two words.
 */
export const isCloseSpelling = (
  one: string,
  other: string,
  { maxEdits = 1, minLetters = minWordLetters, isWithS = false }: Options = {},
): boolean => {
  const [a, b] = [plain(one), plain(other)];
  if (areSpellingsOfOneName(a, b)) return true;
  if (!mayBeClose(one, other)) return false;
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  // Only accents differ; a name in capitals is the same one.
  if (a === b) return one.toLowerCase() !== other.toLowerCase();
  if (shorter.length < minLetters) return false;
  if (differentNames.has([a, b].toSorted().join(' '))) return false;
  if (longer.startsWith(shorter)) {
    const rest = longer.slice(shorter.length);
    return rest === shorter.at(-1) || (isWithS && rest === 's');
  }
  if (isTransposed(shorter, longer)) return true;
  return editsBetween(shorter, longer) <= (shorter.length >= longLetters ? maxEdits : 1);
};

/** `Harry` as `Hary`. */
const undoubled = (word: string): string => word.replace(/(\p{L})\1/gu, '$1');

/**
 * Returns true if two given names before one surname are probably one in two spellings. `Paul` and `Paula`, or `Mario`
 * and `Maria`, are two people.
 *
 * @param isStrict true if only a doubled letter may differ in a short name: of people whom the story may not mean.
 */
export const isCloseGivenName = (one: string, other: string, isStrict: boolean): boolean => {
  if (isCloseSpelling(one, other, { maxEdits: 2, isWithS: true })) return true;
  const [a, b] = [plain(one), plain(other)];
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  if (shorter.length < minGivenNameLetters || longer.startsWith(shorter) || !mayBeClose(one, other))
    return false;
  return isStrict
    ? undoubled(a) === undoubled(b)
    : isTransposed(a, b) || (editsBetween(a, b) === 1 && a.at(-1) === b.at(-1));
};

/** Shorter words with an `e` are other words. */
const minSilentELetters = 3;

/** Returns true for `Brown` and `Browne`. */
export const isWithSilentE = (one: string, other: string): boolean => {
  const [shorter, longer] = [plain(one), plain(other)].toSorted((a, b) => a.length - b.length);
  return shorter !== undefined && shorter.length >= minSilentELetters && longer === `${shorter}e`;
};
