import { existsSync, readFileSync } from 'node:fs';
import { dailyQuotas, standingQuotas } from 'local-lake/policy';
import { defaultReaderDataDays, maxDaysOf } from '../../lib/reports/personalData.ts';
import { changesForOneEditor } from '../../lib/secondPerson/changesForOneEditor.ts';

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

describe('the table of what is kept of people', () => {
  const [, table = ''] = page.split('## What is kept of people\n');
  const rows = (table.split(/^## /m)[0] ?? '').split('\n').filter((line) => line.startsWith('| '));
  const [header = [], , ...kept] = rows.map((line) => line.split('|').slice(1, -1));

  it('says of each thing where it is, why, how long, and how it is erased', () => {
    expect(header.map((cell) => cell.trim())).toEqual([
      'what',
      'where',
      'why',
      'how long',
      'how it is erased',
    ]);
    expect(kept.length).toBeGreaterThan(15);
    expect(kept.filter((cells) => cells.length !== 5 || cells.some((cell) => cell.trim() === ''))).toEqual(
      [],
    );
  });

  it('names each database that is not made from others', () => {
    const source = readFileSync('bin/supervisor/damage/checkDatabases.ts', 'utf8');
    const databases = [...source.matchAll(/'([\w/]+[.]sqlite)'(?![^\n]*'derived')/g)].map(
      ([, file = '']) => file,
    );
    expect(databases.length).toBeGreaterThan(2);
    const places = kept.map(([, where = '']) => where).join('\n');
    expect(
      databases.map((file) => file.split('/').at(-1) ?? '').filter((file) => !places.includes(file)),
    ).toEqual([]);
  });

  it('has the time that the lake keeps to', () => {
    expect(page).toContain(`\`READER_DATA_DAYS\`, ${defaultReaderDataDays} by default`);
    expect(maxDaysOf(defaultReaderDataDays)).toBe(2 * defaultReaderDataDays);
  });
});

describe('what an account may create', () => {
  it('is the list that the lake has', () => {
    const part = page.split('## What an account may create\n')[1]?.split(/^## /m)[0] ?? '';
    const cells = part
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(2)
      .map((row) =>
        row
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    const number = (count: number): string => (count === 0 ? 'none' : count.toLocaleString('en'));
    const listed = (quotas: typeof dailyQuotas | typeof standingQuotas, within: string): string[][] =>
      Object.values(quotas).map(({ what, each, administrator }) => [
        what,
        within,
        number(each),
        number(administrator),
      ]);
    expect(cells).toEqual([...listed(dailyQuotas, '24 hours'), ...listed(standingQuotas, 'at one time')]);
  });
});

describe('what one editor changes alone', () => {
  it('is the list that the code has, with the reason of each', () => {
    const part = page.split('## What one editor changes alone\n')[1]?.split(/^## /m)[0] ?? '';
    const rows = part.split('\n').filter((line) => line.startsWith('| ') && line.includes('`'));
    const cells = rows.map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
    expect(cells).toEqual(
      changesForOneEditor.map(({ field, words, reason }) => [words, `\`${field}\``, reason]),
    );
  });
});
