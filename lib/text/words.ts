/** Scripts that write words without spaces between them: their words come from a dictionary. */
const isUnspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** Punctuation that belongs to the sentence and not to the word beside it; `%` and `-` belong to their figure. */
const isEdge = (sign: string): boolean => /\p{P}/u.test(sign) && !'%‰#§@&*-'.includes(sign);

/** What stands between two spaces, with the punctuation at its ends apart: `(£19m).` is `(`, `£19m`, `)` and `.`. */
const wordsOfRun = (run: string): string[] => {
  if (isUnspaced.test(run)) return [...segmenter.segment(run)].map(({ segment }) => segment);
  const signs = [...run];
  const isInside = signs.map((sign) => !isEdge(sign));
  const first = isInside.indexOf(true);
  if (first < 0) return signs;
  const last = isInside.lastIndexOf(true);
  return [...signs.slice(0, first), signs.slice(first, last + 1).join(''), ...signs.slice(last + 1)];
};

/**
 * A text in words, spaces and punctuation, which joined are the text again. A word is what readers take for one:
 * `£19m`, `co-operation`, `don’t`, `8.5%`; in languages without spaces, a word of the dictionary.
 */
export const wordsOf = (text: string): string[] =>
  text
    .split(/(\s+|—)/u)
    .filter((run) => run !== '')
    .flatMap((run) => (/^[\s—]/u.test(run) ? [run] : wordsOfRun(run)));

/** The offsets at which words begin or end, the text's own ends included. */
const boundariesOf = (text: string): Set<number> => {
  const boundaries = new Set([0]);
  let offset = 0;
  for (const word of wordsOf(text)) {
    offset += word.length;
    boundaries.add(offset);
  }
  return boundaries;
};

/** Where a passage stands in a text as whole words: `9` does not stand in `£19m`. */
export const findWholeWords = (text: string, passage: string): number[] => {
  if (passage === '' || !text.includes(passage)) return [];
  const boundaries = boundariesOf(text);
  const found: number[] = [];
  for (let at = text.indexOf(passage); at >= 0; at = text.indexOf(passage, at + 1))
    if (boundaries.has(at) && boundaries.has(at + passage.length)) found.push(at);
  return found;
};
