import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import subset from 'subset-font';

/**
 * Subsets the fonts of readers' pages to the letters of western Europe, the weights and features of the styles, and one
 * optical size for headlines. English letters are files of their own, which every page loads. `fonts.css` loads the
 * others on demand. Run `node tools/fonts.ts` when a font package or the weights in the styles change. The results are
 * committed, so builds do not need this.
 */
const root = path.resolve(import.meta.dirname, '..');
const packages = path.join(root, 'node_modules/@fontsource-variable');
const folder = path.join(root, 'components/styles/fonts');

type Ranges = [first: number, last: number][];

/** The letters and marks of nearly every English page. `unicode-range` in `fonts.css` repeats them. */
const english: Ranges = [
  [0x20, 0x7e],
  [0xa0, 0xa0],
  [0xa3, 0xa3],
  [0xa7, 0xa7],
  [0xa9, 0xa9],
  [0xab, 0xab],
  [0xad, 0xad],
  [0xb7, 0xb7],
  [0xbb, 0xbb],
  [0x2000, 0x2015],
  [0x2018, 0x201e],
  [0x2022, 0x2022],
  [0x2026, 0x2026],
  [0x2028, 0x202f],
  [0x2039, 0x203a],
  [0x2060, 0x2060],
  [0x20ac, 0x20ac],
  [0x2190, 0x2193],
];

/** The rest of the `latin` range of Google Fonts. `fonts.css` loads other characters from the complete fonts. */
const western: Ranges = [
  [0xa1, 0xa2],
  [0xa4, 0xa6],
  [0xa8, 0xa8],
  [0xaa, 0xaa],
  [0xac, 0xac],
  [0xae, 0xb6],
  [0xb8, 0xba],
  [0xbc, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x2bb, 0x2bc],
  [0x2c6, 0x2c6],
  [0x2da, 0x2da],
  [0x2dc, 0x2dc],
  [0x2016, 0x2017],
  [0x201f, 0x2021],
  [0x2023, 0x2025],
  [0x2027, 0x2027],
  [0x2030, 0x2038],
  [0x203b, 0x205f],
  [0x2061, 0x206f],
  [0x2122, 0x2122],
  [0x2212, 0x2215],
  [0xfeff, 0xfeff],
  [0xfffd, 0xfffd],
];

const lettersOf = (ranges: Ranges): string =>
  String.fromCodePoint(
    ...ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at)),
  );

/** Kerning, ligatures, marks, letters of a language, and the figures of the styles. No small capitals or alternates. */
const features = ['kern', 'liga', 'clig', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'rlig', 'lnum', 'tnum'];

type Axes = NonNullable<NonNullable<Parameters<typeof subset>[2]>['variationAxes']>;

const writeSubsets = async (name: string, source: string, variationAxes: Axes): Promise<void> => {
  const font = readFileSync(path.join(packages, source));
  for (const [file, ranges] of [
    [`${name}.woff2`, english],
    [`${name}-western.woff2`, western],
  ] as const) {
    const options = { targetFormat: 'woff2' as const, variationAxes, keepFeatures: features };
    const part = await subset(font, lettersOf(ranges), options);
    writeFileSync(path.join(folder, file), part);
    console.log(`${file}: ${(part.length / 1000).toFixed(1)} KB`);
  }
};

const weights = { wght: { min: 400, max: 700 } };
mkdirSync(folder, { recursive: true });
// An optical size for both teasers of 18 pixels and headlines of 60.
await writeSubsets('display', 'newsreader/files/newsreader-latin-opsz-normal.woff2', {
  opsz: 32,
  wght: { min: 500, max: 650 },
});
await writeSubsets('text', 'source-serif-4/files/source-serif-4-latin-wght-normal.woff2', weights);
await writeSubsets('text-italic', 'source-serif-4/files/source-serif-4-latin-wght-italic.woff2', weights);
await writeSubsets('labels', 'public-sans/files/public-sans-latin-wght-normal.woff2', weights);
