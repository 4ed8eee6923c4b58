import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** The code points of a `unicode-range`. */
const pointsOf = (range: string): number[] =>
  range.split(',').flatMap((part) => {
    const [first = 0, last = first] = part
      .trim()
      .replace(/^U\+/, '')
      .split('-')
      .map((hex) => Number.parseInt(hex, 16));
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  });

/** The ranges of the files in `components/styles/fonts`, by the file's name. */
const ranges = new Map(
  [
    ...read('components/styles/fonts.css').matchAll(
      /url\("\.\/fonts\/([\w-]+)\.woff2"\)[^;]*;\s*unicode-range:\s*([^;]+);/g,
    ),
  ].map(([, file = '', range = '']) => [file, pointsOf(range)]),
);

type Face = { family: string; style: string; weight: string; points: number[] };

/** Every `@font-face` of the theme. */
const faces = [...read('components/styles/fonts.css').matchAll(/@font-face \{[^}]+\}/g)].map(
  ([rule]): Face => {
    const find = (name: string) => new RegExp(`${name}:\\s*([^;]+);`).exec(rule)?.[1] ?? '';
    return {
      family: find('font-family').replaceAll('"', ''),
      style: find('font-style'),
      weight: find('font-weight'),
      points: pointsOf(find('unicode-range')),
    };
  },
);

/** Browsers draw a letter by the files of the family that have the style and the weight; other files count for nothing. */
const familiesWith = (letter: string, style: string): string[] =>
  faces
    .filter((face) => face.style === style && face.points.includes(letter.codePointAt(0) ?? 0))
    .map(({ family }) => family);

describe('the fonts of readers’ pages', () => {
  it('say one range of weights for each family, because browsers combine only files of equal weights', () => {
    const weights = new Map<string, Set<string>>();
    for (const { family, weight } of faces)
      weights.set(family, (weights.get(family) ?? new Set()).add(weight));
    expect([...weights].filter(([, said]) => said.size > 1)).toEqual([]);
  });

  it.each([...'éäßñŻłЖїсםשקپچ'])('have %s for headlines and text', (letter) => {
    expect(familiesWith(letter, 'normal')).toEqual(
      expect.arrayContaining(['Newsreader Extended', 'Source Serif 4 Extended']),
    );
  });

  it.each([...'eéäłЖї'])('have %s in italics for text', (letter) => {
    expect(familiesWith(letter, 'italic')).toContain('Source Serif 4 Extended');
  });

  it.each(['display', 'text', 'text-italic', 'labels'])('have each letter of %s in one file', (font) => {
    const [english, western] = [ranges.get(font) ?? [], ranges.get(`${font}-western`) ?? []];
    expect(english).toEqual(ranges.get('text'));
    const all = [...english, ...western];
    expect(new Set(all).size).toBe(all.length);
    const latin1 = Array.from({ length: 0xff - 0xa0 + 1 }, (_, at) => 0xa0 + at);
    const ascii = Array.from({ length: 0x7e - 0x20 + 1 }, (_, at) => 0x20 + at);
    expect(all).toEqual(expect.arrayContaining([...ascii, ...latin1]));
  });

  it('have the letters and signs of English in the files that every page loads', () => {
    const points = new Set(ranges.get('text'));
    const missing = [...'The Queen’s “speech” – £5 or €6 … it’s • ‘late’ — ›'].filter(
      (letter) => !points.has(letter.codePointAt(0) ?? 0),
    );
    expect(missing).toEqual([]);
  });
});
