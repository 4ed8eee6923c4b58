import { readFileSync } from 'node:fs';
import { hunspellWords } from '../../../lib/spelling/hunspellWords.ts';
import { type Spelling, spellingOf } from '../../../lib/spelling/Spelling.ts';

type HasWord = (word: string) => boolean;

/**
 * The packages with the dictionaries of a language. Of the languages of readers' pages these have capitals: without them
 * any word may be a name. English is known as it is written on both sides of the Atlantic.
 */
const packages: Record<string, string[]> = {
  en: ['dictionary-en', 'dictionary-en-gb'],
  de: ['dictionary-de'],
  es: ['dictionary-es'],
  fr: ['dictionary-fr'],
  pl: ['dictionary-pl'],
  uk: ['dictionary-uk'],
};

/** Read when they are first asked for, then kept: 1 to 15 MB each. */
const opened = new Map<string, Spelling | null>();

/** The spelling of the language of a BCP 47 tag. Null if this server has no dictionary for it. */
export const spellingIn = (tag: string): Spelling | null => {
  const [language = ''] = tag.toLowerCase().split('-');
  const known = opened.get(language);
  if (known !== undefined) return known;
  const dictionaries = Object.hasOwn(packages, language)
    ? (packages[language] ?? []).map(readDictionary)
    : [];
  const spelling =
    dictionaries.length > 0 && dictionaries.every((one) => one !== null) ? spellingOf(dictionaries) : null;
  opened.set(language, spelling);
  return spelling;
};

/** Null if the package is not installed: whoever passes the product on may leave dictionaries out. */
const readDictionary = (name: string): HasWord | null => {
  const folder = findPackage(name);
  return (
    folder &&
    hunspellWords({
      affixes: readFileSync(new URL('index.aff', folder), 'utf8'),
      words: readFileSync(new URL('index.dic', folder)),
    })
  );
};

const findPackage = (name: string): URL | null => {
  try {
    return new URL(import.meta.resolve(name));
  } catch {
    return null;
  }
};
