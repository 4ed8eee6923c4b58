import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import subset from 'subset-font';

/**
 * Cuts the fonts that every page loads: the letters of western Europe, the weights that the styles use, and one
 * optical size for headlines. A first visit then loads less than half. Run it when a font's package or the styles'
 * weights change: `node tools/fonts.ts`. The results are part of the repository, so that no build draws anything.
 */
const root = path.resolve(import.meta.dirname, '..');
const packages = path.join(root, 'node_modules/@fontsource-variable');
const folder = path.join(root, 'components/styles/fonts');

/** The `latin` range of Google's fonts: what lies outside comes from `fonts.css`, from the whole fonts. */
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

const cut = async (file: string, source: string, variationAxes: Axes): Promise<void> => {
  const font = await subset(readFileSync(path.join(packages, source)), String.fromCodePoint(...letters), {
    targetFormat: 'woff2',
    variationAxes,
  });
  writeFileSync(path.join(folder, file), font);
  console.log(`${file}: ${Math.round(font.length / 1024)} KB`);
};

const text = { wght: { min: 400, max: 700 } };
mkdirSync(folder, { recursive: true });
// Between a text and a poster cut: teasers of 18 pixels and headlines of 60 share it.
await cut('display.woff2', 'newsreader/files/newsreader-latin-opsz-normal.woff2', {
  opsz: 32,
  wght: { min: 500, max: 650 },
});
await cut('text.woff2', 'source-serif-4/files/source-serif-4-latin-wght-normal.woff2', text);
await cut('text-italic.woff2', 'source-serif-4/files/source-serif-4-latin-wght-italic.woff2', text);
await cut('labels.woff2', 'public-sans/files/public-sans-latin-wght-normal.woff2', text);
