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

describe('the fonts of readers’ pages', () => {
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
