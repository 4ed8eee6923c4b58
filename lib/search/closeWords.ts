/** Shorter words have too many neighbours. */
const minLetters = 4;
const minLettersOfTwoEdits = 8;

/** The number of pieces of each word. */
export const pieceCount = 7;

/**
 * The first letter of a word, and pieces of the rest: a word with the same first letter that is two typing errors away
 * has at least one of them. They are the rest in three, and the pieces at a border across which two letters changed places.
 */
export const piecesOf = (word: string): { first: string; pieces: string[] } => {
  const [first = '', ...rest] = word;
  const [one, two] = [Math.round(rest.length / 3), Math.round((2 * rest.length) / 3)];
  const swappedAt = (border: number) =>
    rest.with(border - 1, rest[border] ?? '').with(border, rest[border - 1] ?? '');
  const partsOf = (letters: string[]) =>
    [letters.slice(0, one), letters.slice(one, two), letters.slice(two)].map((part) => part.join(''));
  const pieces = [
    ...partsOf(rest),
    ...partsOf(swappedAt(one)).slice(0, 2),
    ...partsOf(swappedAt(two)).slice(1),
  ];
  return { first, pieces };
};

/** The letters of each alphabet, folded. */
const alphabets: [RegExp, string][] = [
  [/^[a-z]+$/, 'abcdefghijklmnopqrstuvwxyz'],
  [/^\p{Script=Cyrillic}+$/u, 'абвгдежзийклмнопрстуфхцчшщъыьэюяєі'],
  [/^\p{Script=Greek}+$/u, 'αβγδεζηθικλμνξοπρστυφχψω'],
  [/^\p{Script=Hebrew}+$/u, 'אבגדהוזחטיכךלמםנןסעפףצץקרשת'],
  [/^\p{Script=Arabic}+$/u, 'ءابةتثجحخدذرزسشصضطظعغفقكلمنهويپچژگٹڈڑں'],
];

/** The number of typing errors that a word may have. */
export const maxEditsOf = (word: string): 0 | 1 | 2 => {
  if (word.length < minLetters || /\p{N}/u.test(word)) return 0;
  return word.length < minLettersOfTwoEdits ? 1 : 2;
};

/** All words that one typing error makes of a word: a letter less, more, another one, or two that changed places. */
export const wordsOneEditAway = (word: string): Set<string> => {
  const letters = alphabets.find(([script]) => script.test(word))?.[1] ?? '';
  const words = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    if (after) words.add(before + after.slice(1));
    if (after.length > 1) words.add(`${before}${after[1]}${after[0]}${after.slice(2)}`);
    for (const letter of letters) {
      words.add(before + letter + after);
      if (after) words.add(before + letter + after.slice(1));
    }
  }
  words.delete(word);
  return words;
};

/**
 * The letters more, less, changed or swapped between two words; more than `max` if they are more: then the work ends
 * early.
 *
 * @see https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance
 */
const typingErrorsBetween = (one: string, other: string, max: number): number => {
  if (Math.abs(one.length - other.length) > max) return max + 1;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const exchanged = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      let edits = Math.min(exchanged, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] && i > 1 && j > 1)
        edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
      next[j] = edits;
      least = Math.min(least, edits);
    }
    if (least > max) return max + 1;
    [before, row] = [row, next];
  }
  return row[other.length] ?? 0;
};

/** A word of published stories, with the number of stories that have it. */
export type KnownWord = { word: string; stories: number };

/** The known word that was probably meant: the fewest edits, then the most stories. */
export const findClosest = (word: string, known: KnownWord[]): string | null => {
  const maxEdits = maxEditsOf(word);
  const close = known
    .map(({ word: other, stories }) => ({
      other,
      stories,
      edits: typingErrorsBetween(word, other, maxEdits),
    }))
    .filter(({ edits }) => edits <= maxEdits)
    .toSorted((a, b) => a.edits - b.edits || b.stories - a.stories || (a.other < b.other ? -1 : 1));
  return close[0]?.other ?? null;
};
