import { existsSync, globSync, readFileSync, statSync } from 'node:fs';

const read = (file: string): string => readFileSync(file, 'utf8');

describe('CHANGELOG.md', () => {
  const titles = [...read('CHANGELOG.md').matchAll(/^## (.*)$/gm)].map(([, title]) => title ?? '');
  const versions = titles.slice(1).map((title) => /^\[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d$/.exec(title)?.[1]);

  it('begins with unreleased changes, and lists each version with its date, newest first', () => {
    expect(titles[0]).toBe('[Unreleased]');
    expect(versions).not.toContain(undefined);
    const weight = (version = ''): number =>
      version.split('.').reduce((sum, part) => sum * 1_000 + Number(part), 0);
    expect(versions).toEqual(versions.toSorted((a, b) => weight(b) - weight(a)));
  });

  it('has the version of package.json as its latest', () => {
    expect(versions[0]).toBe((JSON.parse(read('package.json')) as { version: string }).version);
  });

  it('uses the change types of Keep a Changelog', () => {
    const kinds = [...read('CHANGELOG.md').matchAll(/^### (.*)$/gm)].map(([, kind]) => kind ?? '');
    const known = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
    expect(kinds.filter((kind) => !known.includes(kind))).toEqual([]);
  });
});

describe('the files for a repository host', () => {
  it('include a workflow that runs .ci/run, which is executable', () => {
    expect(read('.github/workflows/ci.yml')).toMatch(/^ +- run: \.ci\/run$/m);
    expect(statSync('.ci/run').mode & 0o111).not.toBe(0);
  });

  it('include templates for bugs, features and pull requests', () => {
    for (const name of ['ISSUE_TEMPLATE/bug.yml', 'ISSUE_TEMPLATE/feature.yml', 'pull_request_template.md'])
      expect([name, existsSync(`.github/${name}`)]).toEqual([name, true]);
  });

  it('name no repository host or owner', () => {
    const files = [...globSync('.github/**/*.{yml,md}'), 'CONTRIBUTING.md', 'CHANGELOG.md', 'README.md'];
    for (const file of files)
      expect([file, read(file)]).not.toEqual([file, expect.stringMatching(/github\.com\//)]);
  });
});

it('.editorconfig agrees with the formatter', () => {
  const { formatter } = JSON.parse(read('biome.json')) as { formatter: Record<string, unknown> };
  const editor = Object.fromEntries(
    read('.editorconfig')
      .split('[*.md]', 1)
      .join('')
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line) => line.split(' = ') as [string, string]),
  );
  expect(editor).toMatchObject({
    indent_style: formatter.indentStyle,
    indent_size: String(formatter.indentWidth),
    max_line_length: String(formatter.lineWidth),
  });
});
