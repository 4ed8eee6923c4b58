import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LooseWords } from './findLooseWords.ts';

const findLooseWords = (sources: Record<string, string>): LooseWords[] =>
  JSON.parse(
    execFileSync(process.execPath, [join(import.meta.dirname, 'findLooseWords.ts')], {
      encoding: 'utf8',
      input: JSON.stringify(sources),
    }),
  );

/** Editors alone see these, beside Studio, which is English. */
const ofTheNewsroom = new Set([
  'components/page/DraftNotice.tsx',
  'components/page/UnreadablePreview.tsx',
  'app/(site)/error.tsx',
]);

it('words of readers’ pages are in the catalogues of lib/words, for every language', () => {
  const files = globSync(['components/**/*.{ts,tsx}', 'app/(site)/**/*.{ts,tsx}', 'app/api/errors/*.ts']);
  const ofReaders = files.filter((file) => !ofTheNewsroom.has(file));
  expect(ofReaders.length).toBeGreaterThan(100);
  const sources = Object.fromEntries(ofReaders.map((file) => [file, readFileSync(file, 'utf8')]));
  expect(findLooseWords(sources)).toEqual([]);
});

const loose: [where: string, source: string, text: string][] = [
  ['a text', '<p>Most read</p>', 'Most read'],
  ['a text in a condition', "<p>{isOn ? 'Most read' : null}</p>", 'Most read'],
  ['a text that is joined', `<p>{\`By \${name}\`}</p>`, 'By'],
  ['a spoken attribute', '<nav aria-label="Sections" />', 'Sections'],
  ['a spoken attribute with a default', "<nav aria-label={title ?? 'Table'} />", 'Table'],
  ['a text of a fragment', '<>Most read</>', 'Most read'],
  ['metadata', "export const metadata = { title: 'Thank you' }", 'Thank you'],
  ['a text that a script writes', "button.textContent = 'Dismiss'", 'Dismiss'],
  ['a text that a script appends', "line.append('Dismiss')", 'Dismiss'],
  [
    'a sentence that a script tells',
    "class A { a() { this.#offer('It has moved'); } #offer() {} }",
    'It has moved',
  ],
  ['an attribute that a script sets', "button.setAttribute('aria-label', 'Dismiss')", 'Dismiss'],
];

it('finds words wherever readers see or hear them', () => {
  const sources = Object.fromEntries(loose.map(([where, source]) => [`${where}.tsx`, source]));
  expect(findLooseWords(sources)).toEqual(
    loose.map(([where, , text]) => ({ file: `${where}.tsx`, line: 1, text })),
  );
});

it('finds no words in classes, addresses, names of formats and calls', () => {
  const sources = [
    '<p className="kicker">{words(\'front.latest\')}</p>',
    "<p>{count === 'many' && <b>·</b>}</p>",
    '<a href="/feed.xml">RSS</a>',
    "<time>{format(at, 'long')}</time>",
    "const list = { title: 'reading.saved' }",
  ];
  expect(
    findLooseWords(Object.fromEntries(sources.map((source, index) => [`${index}.tsx`, source]))),
  ).toEqual([]);
});
