const isVowel = (letter: string | undefined): boolean => 'aeiou'.includes(letter ?? ' ');
const isConsonant = (letter: string | undefined): boolean =>
  letter !== undefined && /[a-z]/.test(letter) && !isVowel(letter);

/** `plan`, `hop`: one vowel between consonants at the end. The last letter is doubled before `-ed` and `-ing`. */
const hasShortEnd = (word: string): boolean => {
  const [before, vowel, last] = [...word.slice(-3)];
  return isConsonant(before) && isVowel(vowel) && isConsonant(last) && !'wxy'.includes(last ?? '');
};

/** A word of more letters may keep its last letter single: `targeted`. */
const maxDoubledLetters = 4;
/** Shorter words have few forms that are not another word. */
const minLetters = 3;

/**
 * The regular forms of an English word, for nouns and verbs alike: plural, third person, past and participle. `-man`
 * is also `-men`. Forms that do not exist do no harm; those that are other words are left out, such as `caring` of `car`.
 *
 * @param word in lower case.
 */
export const englishForms = (word: string): string[] => {
  if (word.length < minLetters || !/^[a-z]+$/.test(word)) return [];
  const stem = word.slice(0, -1);
  if (word.endsWith('e')) return [`${word}s`, `${word}d`, `${stem}ing`];
  if (word.endsWith('y') && isConsonant(word.at(-2))) return [`${stem}ies`, `${stem}ied`, `${word}ing`];
  if (/(?:s|x|z|ch|sh)$/.test(word)) return [`${word}es`, `${word}ed`, `${word}ing`];
  const doubled = `${word}${word.at(-1)}`;
  const isShort = hasShortEnd(word);
  return [
    `${word}s`,
    ...(word.endsWith('o') ? [`${word}es`] : []),
    ...(word.endsWith('man') ? [`${word.slice(0, -2)}en`] : []),
    ...(isShort ? [`${doubled}ed`, `${doubled}ing`] : []),
    ...(isShort && word.length <= maxDoubledLetters ? [] : [`${word}ed`, `${word}ing`]),
  ];
};
