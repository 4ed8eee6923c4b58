/** Scripts without spaces between words. A dictionary splits them. */
const isUnspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

const hasPunctuation = /\p{P}/u;

/** Punctuation of the sentence. `%` and `-` stay with their figure. */
const isEdge = (sign: string): boolean => hasPunctuation.test(sign) && !'%‰#§@&*-'.includes(sign);

/** Splits the text between two spaces: `(£19m).` becomes `(`, `£19m`, `)` and `.`. */
const wordsOfRun = (run: string): string[] => {
  if (isUnspaced.test(run)) return [...segmenter.segment(run)].map(({ segment }) => segment);
  if (!hasPunctuation.test(run)) return [run];
  const signs = [...run];
  const isInside = signs.map((sign) => !isEdge(sign));
  const first = isInside.indexOf(true);
  if (first < 0) return signs;
  const last = isInside.lastIndexOf(true);
  return [...signs.slice(0, first), signs.slice(first, last + 1).join(''), ...signs.slice(last + 1)];
};

/**
 * Splits a text into words, spaces and punctuation. Joined, the parts are the text again. Examples of one word:
 * `£19m`, `co-operation`, `don’t`, `8.5%`. A dictionary splits languages without spaces.
 */
export const wordsOf = (text: string): string[] =>
  text
    .split(/(\s+|—)/u)
    .filter((run) => run !== '')
    .flatMap((run) => (/^[\s—]/u.test(run) ? [run] : wordsOfRun(run)));

/** The offsets at which words begin or end, including both ends of the text. */
const boundariesOf = (text: string): Set<number> => {
  const boundaries = new Set([0]);
  let offset = 0;
  for (const word of wordsOf(text)) {
    offset += word.length;
    boundaries.add(offset);
  }
  return boundaries;
};

/** Finds a passage in a text as whole words: `9` is not found in `£19m`. */
export const findWholeWords = (text: string, passage: string): number[] => {
  if (passage === '' || !text.includes(passage)) return [];
  const boundaries = boundariesOf(text);
  const found: number[] = [];
  for (let at = text.indexOf(passage); at >= 0; at = text.indexOf(passage, at + 1))
    if (boundaries.has(at) && boundaries.has(at + passage.length)) found.push(at);
  return found;
};
