/** A word of a text: its form for comparison, and its place. */
export type Word = { folded: string; start: number; end: number };

const run = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts without spaces between words. Each character is a word, and a query for several is a phrase. */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}';
const isUnspaced = new RegExp(`[${unspaced}]`, 'u');
const part = new RegExp(`[${unspaced}]\\p{M}*|[^${unspaced}]+`, 'gu');
/** Scripts whose marks are accents or optional vowels. In others, such as Devanagari, they are letters. */
const hasOptionalMarks =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** Letters that Unicode does not decompose, and those that people type for one another. */
const sameLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  ґ: 'г',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ـ: '',
};
const isPlain = /^[a-z0-9]+$/;

/** Longer words are cut. */
const maxLetters = 60;

/** A word without accents, in lower case. */
const fold = (word: string): string => {
  const lower = word.slice(0, maxLetters).toLowerCase();
  if (isPlain.test(lower)) return lower;
  const apart = lower.normalize('NFKD');
  const plain = hasOptionalMarks.test(apart) ? apart.replace(/\p{M}/gu, '') : apart;
  return Array.from(plain.toLowerCase(), (letter) => sameLetters[letter] ?? letter)
    .join('')
    .normalize('NFC');
};

/** The words of a text for search, the same for stories and queries. Compatible forms, accents and case are equal. */
export const wordsIn = (text: string): Word[] =>
  Array.from(text.matchAll(run)).flatMap(({ 0: found, index }) =>
    isUnspaced.test(found)
      ? Array.from(found.matchAll(part), ({ 0: piece, index: at }) => wordAt(piece, index + at))
      : [wordAt(found, index)],
  );

const wordAt = (word: string, start: number): Word => ({
  // A compatible form may contain spaces or signs.
  folded: fold(word).replace(/[^\p{L}\p{N}\p{M}]/gu, ''),
  start,
  end: start + word.length,
});
