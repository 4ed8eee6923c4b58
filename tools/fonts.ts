import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import subset from 'subset-font';

/**
 * Subsets the fonts that every page loads to the letters of western Europe, the weights of the styles, and one optical
 * size for headlines. This halves the bytes of a first visit. Run `node tools/fonts.ts` when a font package or the
 * weights in the styles change. The results are committed, so builds do not need this.
 */
const root = path.resolve(import.meta.dirname, '..');
const packages = path.join(root, 'node_modules/@fontsource-variable');
const folder = path.join(root, 'components/styles/fonts');

/** The `latin` range of Google Fonts. `fonts.css` loads other characters from the complete fonts. */
const letters = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x2bb, 0x2bc],
  [0x2c6, 0x2c6],
  [0x2da, 0x2da],
  [0x2dc, 0x2dc],
  [0x2000, 0x206f],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2191, 0x2193],
  [0x2212, 0x2215],
  [0xfeff, 0xfeff],
  [0xfffd, 0xfffd],
].flatMap(([first = 0, last = 0]) => Array.from({ length: last - first + 1 }, (_, index) => first + index));

type Axes = NonNullable<NonNullable<Parameters<typeof subset>[2]>['variationAxes']>;

const writeSubset = async (file: string, source: string, variationAxes: Axes): Promise<void> => {
  const font = await subset(readFileSync(path.join(packages, source)), String.fromCodePoint(...letters), {
    targetFormat: 'woff2',
    variationAxes,
  });
  writeFileSync(path.join(folder, file), font);
  console.log(`${file}: ${Math.round(font.length / 1024)} KB`);
};

const text = { wght: { min: 400, max: 700 } };
mkdirSync(folder, { recursive: true });
// An optical size for both teasers of 18 pixels and headlines of 60.
await writeSubset('display.woff2', 'newsreader/files/newsreader-latin-opsz-normal.woff2', {
  opsz: 32,
  wght: { min: 500, max: 650 },
});
await writeSubset('text.woff2', 'source-serif-4/files/source-serif-4-latin-wght-normal.woff2', text);
await writeSubset('text-italic.woff2', 'source-serif-4/files/source-serif-4-latin-wght-italic.woff2', text);
await writeSubset('labels.woff2', 'public-sans/files/public-sans-latin-wght-normal.woff2', text);
