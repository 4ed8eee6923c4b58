import { existsSync, readFileSync } from 'node:fs';

const page = readFileSync('docs/security.md', 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\| *(?:-|threat)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));
const shown = rows.flatMap(([, threat = '', , tests = '']) =>
  tests.split(';').flatMap((part) => {
    const file = /`([^`]+)`/.exec(part)?.[1] ?? '';
    return [...part.matchAll(/“([^”]+)”/g)].map(
      ([, title = '']): [threat: string, file: string, title: string] => [threat, file, title],
    );
  }),
);
/** As source code has it, in any kind of quotation marks. */
const isTitled = (source: string, title: string) =>
  ["'", '"', '`'].some((mark) => source.replace(/\(\s+/g, '(').includes(`(${mark}${title}${mark},`));

describe('the threat model', () => {
  it('has threats, each with what stands against it and a test', () => {
    expect(rows.length).toBeGreaterThan(20);
    for (const [, threat, against, tests] of rows)
      expect([threat, against !== '', /`__tests__\/[^`]+` “[^”]+”/.test(tests ?? '')]).toEqual([
        threat,
        true,
        true,
      ]);
  });

  it.each(shown)('%s: %s has “%s”', (_threat, file, title) => {
    expect(existsSync(file)).toBe(true);
    expect(isTitled(readFileSync(file, 'utf8'), title)).toBe(true);
  });
});
