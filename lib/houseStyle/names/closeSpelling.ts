import { editsBetween, isTransposed } from '../../text/spelling.ts';

/** Shorter words are easily another name. */
const minLetters = 5;
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
  { maxEdits = 1, isWithS = false }: Options = {},
): boolean => {
  if (!mayBeClose(one, other)) return false;
  const [a, b] = [plain(one), plain(other)];
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
