import { existsSync, readFileSync } from 'node:fs';

const page = readFileSync('docs/security.md', 'utf8');
/** A heading of the third level names a threat; a paragraph and a list of tests follow. */
const threats = page
  .split(/^### /m)
  .slice(1)
  .map((part) => {
    const [threat = '', ...lines] = (part.split(/^## /m)[0] ?? '').split('\n').filter(Boolean);
    return {
      threat,
      against: lines.filter((line) => !line.startsWith('- ')),
      tests: lines.filter((line) => line.startsWith('- ')),
    };
  });
const shown = threats.flatMap(({ threat, tests }) =>
  tests.flatMap((line) => {
    const file = /`([^`]+)`/.exec(line)?.[1] ?? '';
    return [...line.matchAll(/“([^”]+)”/g)].map(
      ([, title = '']): [threat: string, file: string, title: string] => [threat, file, title],
    );
  }),
);
/** What differs from case to case: `%s` and `$name` in Jest, `${name}` in Playwright. */
const differs = /%[a-z]|\$\{[^}]*\}|\$\w+/g;
/** As source code has it, in any kind of quotation marks. */
const isTitled = (source: string, title: string) =>
  ["'", '"', '`'].some((mark) =>
    source
      .replace(/\(\s+/g, '(')
      .replace(differs, '…')
      .includes(`(${mark}${title.replace(differs, '…')}${mark},`),
  );

describe('the threat model', () => {
  it('has threats, each with what stands against it and a test', () => {
    expect(threats.length).toBeGreaterThan(20);
    for (const { threat, against, tests } of threats) {
      expect([threat, against.length]).toEqual([threat, 1]);
      expect(tests.filter((line) => !/^- `[^`]*__tests__\/[^`]+` “[^”]+”/.test(line))).toEqual([]);
      expect([threat, tests.length > 0]).toEqual([threat, true]);
    }
  });

  it.each(shown)('%s: %s has “%s”', (_threat, file, title) => {
    expect(existsSync(file)).toBe(true);
    expect(isTitled(readFileSync(file, 'utf8'), title)).toBe(true);
  });
});
