import { existsSync, readFileSync } from 'node:fs';

const page = readFileSync('docs/security.md', 'utf8');
/** A third-level heading names a threat. A paragraph and a list of tests follow. */
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
const titles = threats.flatMap(({ threat, tests }) =>
  tests.flatMap((line) => {
    const file = /`([^`]+)`/.exec(line)?.[1] ?? '';
    return [...line.matchAll(/“([^”]+)”/g)].map(
      ([, title = '']): [threat: string, file: string, title: string] => [threat, file, title],
    );
  }),
);
/** Placeholders of cases: `%s` and `$name` in Jest, `${name}` in Playwright. */
const placeholder = /%[a-z]|\$\{[^}]*\}|\$\w+/g;
/** Finds a title in source code, in any quotation marks. */
const isTitled = (source: string, title: string) =>
  ["'", '"', '`'].some((mark) =>
    source
      .replace(/\(\s+/g, '(')
      .replace(placeholder, '…')
      .includes(`(${mark}${title.replace(placeholder, '…')}${mark},`),
  );

describe('the threat model', () => {
  it('lists threats, each with a countermeasure and a test', () => {
    expect(threats.length).toBeGreaterThan(20);
    for (const { threat, against, tests } of threats) {
      expect([threat, against.length]).toEqual([threat, 1]);
      expect(tests.filter((line) => !/^- `[^`]*__tests__\/[^`]+` “[^”]+”/.test(line))).toEqual([]);
      expect([threat, tests.length > 0]).toEqual([threat, true]);
    }
  });

  it.each(titles)('%s: %s has “%s”', (_threat, file, title) => {
    expect(existsSync(file)).toBe(true);
    expect(isTitled(readFileSync(file, 'utf8'), title)).toBe(true);
  });
});
