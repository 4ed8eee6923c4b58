import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SlowPattern } from './findSlowPatterns.ts';

type Report = { files: number; patterns: number; slow: SlowPattern[] };

const judge = (folder: string): Report =>
  JSON.parse(
    execFileSync(process.execPath, [join(__dirname, 'findSlowPatterns.ts'), folder], { encoding: 'utf8' }),
  );

const judgeSource = (source: string): SlowPattern[] => {
  const folder = mkdtempSync(join(tmpdir(), 'patterns-'));
  try {
    writeFileSync(join(folder, 'source.ts'), source);
    return judge(folder).slow;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const minutes = 60_000;

describe('the regular expressions of the product', () => {
  it(
    'each take linear time, whatever text they meet',
    () => {
      const { files, patterns, slow } = judge(join(__dirname, '../..'));
      expect(slow).toEqual([]);
      expect(files).toBeGreaterThan(300);
      expect(patterns).toBeGreaterThan(150);
    },
    10 * minutes,
  );
});

describe('the check of regular expressions', () => {
  it.each([
    [
      'one that backtracks exponentially, of a path',
      String.raw`
const isPlain = /^\/(?:[\w~-][\w.~-]*\/?)*$/;`,
      { line: 2, pattern: String.raw`/^\/(?:[\w~-][\w.~-]*\/?)*$/`, problem: /^exponential on '.*repeat/ },
    ],
    [
      'a quadratic one, of what ends a text',
      'const slug = (text: string) => text.replace(/-+$/, "");',
      { line: 1, pattern: '/-+$/', problem: /polynomial on '.*repeat/ },
    ],
    [
      'one put together from constants',
      'const digits = "[0-9]+";\nexport const number = String.raw`(?:$' +
        '{digits})+`;\nnew RegExp(`^$' +
        '{number}$`, "u");',
      { line: 3, pattern: /^new RegExp/, problem: /^exponential/ },
    ],
    [
      'one put together while the program runs',
      'export const find = (word: string, text: string) => new RegExp(word).exec(text);',
      { line: 1, pattern: 'new RegExp(word)', problem: /while the program runs/ },
    ],
    [
      'a text that is made a pattern',
      'export const find = (text: string) => text.match("(a|a)*$");',
      { line: 1, problem: /^exponential/ },
    ],
  ])('finds %s', (_case, source, { pattern, problem, ...rest }: Record<string, unknown>) => {
    const [found, ...others] = judgeSource(source);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ file: 'source.ts', ...rest });
    expect(found?.problem).toMatch(problem as RegExp);
    if (pattern) expect(found?.pattern).toMatch(pattern as RegExp | string);
  });

  it.each([
    ['a linear pattern', String.raw`export const isWord = (text: string) => /^\w+$/.test(text);`],
    ['an array that has a method of the same name', 'export const found = ["a"].find((a) => a === "a");'],
  ])('says nothing of %s', (_case, source) => {
    expect(judgeSource(source)).toEqual([]);
  });
});
