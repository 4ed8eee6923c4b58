import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SlowPattern } from './findSlowPatterns.ts';

type Report = { files: number; patterns: number; slow: SlowPattern[] };

const judge = (folder: string): Report =>
  JSON.parse(
    execFileSync(process.execPath, [join(import.meta.dirname, 'findSlowPatterns.ts'), folder], {
      encoding: 'utf8',
    }),
  );

const minutes = 60_000;

describe('the regular expressions of the product', () => {
  it(
    'take linear time for any text',
    () => {
      const { files, patterns, slow } = judge(join(import.meta.dirname, '../..'));
      expect(slow).toEqual([]);
      expect(files).toBeGreaterThan(300);
      expect(patterns).toBeGreaterThan(150);
    },
    10 * minutes,
  );
});

const found: [what: string, source: string, expected: { line: number; pattern: RegExp; problem: RegExp }][] =
  [
    [
      'a pattern for paths that backtracks exponentially',
      String.raw`
const isPlain = /^\/(?:[\w~-][\w.~-]*\/?)*$/;`,
      { line: 2, pattern: /^\/\^.*\$\/$/, problem: /^exponential on '.*repeat/ },
    ],
    [
      'a quadratic pattern for the end of a text',
      'const slug = (text: string) => text.replace(/-+$/, "");',
      { line: 1, pattern: /^\/-\+\$\/$/, problem: /polynomial on '.*repeat/ },
    ],
    [
      'a pattern built from constants',
      'const digits = "[0-9]+";\nexport const number = String.raw`(?:$' +
        '{digits})+`;\nnew RegExp(`^$' +
        '{number}$`, "u");',
      { line: 3, pattern: /^new RegExp/, problem: /^exponential/ },
    ],
    [
      'a pattern built at run time',
      'export const find = (word: string, text: string) => new RegExp(word).exec(text);',
      { line: 1, pattern: /^new RegExp\(word\)$/, problem: /built at run time/ },
    ],
    [
      'a string that is converted to a pattern',
      'export const find = (text: string) => text.match("(a|a)*$");',
      { line: 1, pattern: /match/, problem: /^exponential/ },
    ],
  ];
const accepted: [what: string, source: string][] = [
  ['a linear pattern', String.raw`export const isWord = (text: string) => /^\w+$/.test(text);`],
  ['an array that has a method of the same name', 'export const found = ["a"].find((a) => a === "a");'],
];

describe('the checker of regular expressions', () => {
  let report: Report;
  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'patterns-'));
    try {
      for (const [what, source] of [...found, ...accepted]) writeFileSync(join(folder, `${what}.ts`), source);
      report = judge(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  const foundIn = (what: string): SlowPattern[] => report.slow.filter(({ file }) => file === `${what}.ts`);

  it.each(found)('finds %s', (what, _source, { line, pattern, problem }) => {
    expect(foundIn(what)).toEqual([
      {
        file: `${what}.ts`,
        line,
        pattern: expect.stringMatching(pattern),
        problem: expect.stringMatching(problem),
      },
    ]);
  });

  it.each(accepted)('accepts %s', (what) => {
    expect(report.files).toBe(found.length + accepted.length);
    expect(foundIn(what)).toEqual([]);
  });
});
