import { transliterate } from 'transliteration';

const maxLength = 80;

/** Bounds the work for a headline that is a whole text. A slug keeps far less. */
const maxReadCharacters = 1_000;

/** The slug of a text without a letter or a digit. */
export const emptySlug = 'untitled';

/**
 * Turns a headline into a slug: lower-case letters, digits and hyphens, cut at a word. Letters that are Latin with accents
 * lose them, others are transliterated: `Київ` becomes `kyiv`, `Straße` `strasse`, `東京` `dong-jing`.
 */
export const slugFor = (headline: string): string => {
  const slug = inAscii(headline.slice(0, maxReadCharacters).normalize('NFC'))
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  if (slug.length <= maxLength) return slug || emptySlug;
  const cut = slug.slice(0, maxLength + 1);
  return cut.slice(0, cut.lastIndexOf('-') > 20 ? cut.lastIndexOf('-') : maxLength);
};

/** Of Hebrew and Arabic: newspapers seldom print them. */
const vowelSigns = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/g;

/** Letters in ASCII. Signs stay. */
const inAscii = (text: string): string =>
  romanized(text)
    .replaceAll(vowelSigns, '')
    .replaceAll(/\P{ASCII}/gu, withoutAccents)
    .replaceAll(/\p{Script=Han}/gu, ' $& ')
    .replaceAll(/(?:(?!\p{ASCII})[\p{L}\p{M}\p{N}])+/gu, (letters) =>
      transliterate(letters).replaceAll(/['`]/g, ''),
    )
    .replaceAll(/['’]/g, '');

/** The letter without accents, if ASCII has it. */
const withoutAccents = (letter: string): string => {
  const bare = letter.normalize('NFKD').replaceAll(/[\u0300-\u036f]/g, '');
  return /^\p{ASCII}*$/u.test(bare) ? bare : letter;
};

/** As Ukraine writes them in Latin letters. The library reads Cyrillic letters as Russian. */
const ukrainian: Record<string, string> = { и: 'y', г: 'h', ґ: 'g', ї: 'i', И: 'Y', Г: 'H', Ґ: 'G', Ї: 'I' };

const romanized = (text: string): string =>
  /[іїєґ]/iu.test(text) ? text.replaceAll(/[игґї]/giu, (letter) => ukrainian[letter] ?? letter) : text;

/** Returns the first of `slug-2`, `slug-3`, … that is not taken. */
export const freeSlug = (slug: string, taken: readonly string[]): string => {
  let number = 2;
  while (taken.includes(`${slug}-${number}`)) number += 1;
  return `${slug}-${number}`;
};
