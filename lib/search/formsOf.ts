import { englishForms } from '../houseStyle/words/englishForms.ts';

/** Shorter stems are often another word: `new` of `news`. */
const minStem = 4;
const endings: [string, string[]][] = [
  ['ies', ['y']],
  ['ied', ['y']],
  ['es', ['', 'e']],
  ['s', ['']],
  ['ed', ['', 'e']],
  ['ing', ['', 'e']],
];

const undoubled = (stem: string): string[] => (stem.at(-1) === stem.at(-2) ? [stem.slice(0, -1)] : []);

/** Words whose regular form is the word. */
const stemsOf = (word: string): string[] =>
  endings
    .filter(([ending]) => word.endsWith(ending))
    .flatMap(([ending, before]) => {
      const rest = word.slice(0, -ending.length);
      return [...before.map((letter) => rest + letter), ...undoubled(rest)];
    })
    .filter((stem) => stem.length >= minStem && englishForms(stem).includes(word));

/** The word and its regular English forms, for nouns and verbs. Those that no story has do no harm. */
export const formsOf = (word: string): string[] => {
  if (word.length < minStem) return [word];
  const stems = [word, ...stemsOf(word)];
  return [...new Set([...stems, ...stems.flatMap(englishForms)])];
};
