import { comparable } from '../../../lib/import/recognise/comparable.ts';

/** The words of a text, with Unicode's rules: Chinese and Thai have no spaces. */
export const wordsOf = (text: string, language: string): string[] =>
  [...segmenterFor(language).segment(text.normalize('NFKC').toLowerCase())].flatMap(
    ({ segment, isWordLike }) => (isWordLike ? [segment] : []),
  );

const segmenters = new Map<string, Intl.Segmenter>();

const segmenterFor = (language: string): Intl.Segmenter => {
  const known = segmenters.get(language);
  if (known) return known;
  const [tag = 'en'] = Intl.Segmenter.supportedLocalesOf([language.replace('_', '-')].filter(isTag));
  const made = new Intl.Segmenter(tag, { granularity: 'word' });
  segmenters.set(language, made);
  return made;
};

const isTag = (tag: string): boolean => /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(tag);

/** Precision and recall of words in one figure, each word as often as it occurs. */
export const f1 = (found: string[], expected: string[]): number => {
  const left = new Map<string, number>();
  for (const word of expected) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of found) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common += 1;
  }
  return expected.length + found.length === 0 ? 1 : (2 * common) / (expected.length + found.length);
};

/** Case, quotes, dashes and spaces do not count. */
export const isSameTitle = (found: string, expected: string): boolean =>
  comparable(found) === comparable(expected);

/** True if each of the expected names was found. Their order and the words between them do not count. */
export const isAuthorFound = (found: string, expected: string): boolean => {
  const known = ` ${comparable(found)} `;
  const names = comparable(expected.replace(/^by\b:?/i, ''))
    .split(/ and | und | et | y /)
    .filter(Boolean);
  return names.length > 0 && names.every((name) => known.includes(` ${name} `));
};

/** True for the same day somewhere on earth: sets and pages differ in their zones. */
export const isSameDay = (found: string, expected: string): boolean =>
  Math.abs(Date.parse(found) - Date.parse(expected)) <= 24 * 3_600_000;

/** True if the texts begin alike: one of them may be cut off. */
export const isDescriptionFound = (found: string, expected: string): boolean => {
  const [a, b] = [comparable(found), comparable(expected)];
  const length = Math.min(a.length, b.length, 80);
  return length > 0 && a.slice(0, length) === b.slice(0, length);
};

/** True for the same file: sizes are in the path's end or the query. */
export const isSameImage = (found: string, expected: string): boolean => fileOf(found) === fileOf(expected);

const fileOf = (address: string): string => {
  const { pathname } = new URL(address, 'https://none.example');
  return (
    decodeURIComponent(pathname)
      .split('/')
      .at(-1)
      ?.replace(/-\d+x\d+(?=\.)/, '')
      .toLowerCase() ?? ''
  );
};
