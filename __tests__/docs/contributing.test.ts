import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Each section is applied to a copy of the tree, and its commands run there. */

const page = readFileSync('CONTRIBUTING.md', 'utf8');
const sections = new Map(
  page.split(/^## /m).map((section) => [section.split('\n', 1)[0] ?? '', section] as const),
);

/** The code blocks of a section, without the indent of their list. */
const blocksOf = (title: string, language: string): string[] => {
  const blocks = (sections.get(title) ?? '').matchAll(
    new RegExp(`^( *)\`\`\`${language}\n([\\s\\S]*?)^ *\`\`\`$`, 'gm'),
  );
  return [...blocks].map(([, indent = '', code = '']) =>
    code
      .split('\n')
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
      .join('\n'),
  );
};

const root = process.cwd();
const copy = mkdtempSync(path.join(tmpdir(), 'copydesk-contributing-'));
const bin = path.join(root, 'node_modules/.bin');
const run = (command: string, ...parameters: string[]) =>
  spawnSync(command, parameters, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}`, FORCE_COLOR: '0' },
  });

/** Replaces the context and `-` lines by the context and `+` lines. */
const apply = (diff: string): void => {
  const [head = '', ...lines] = diff.trimEnd().split('\n');
  const file = path.join(copy, head.replace('--- ', ''));
  const before = lines.filter((line) => !line.startsWith('+')).map((line) => line.slice(1));
  const after = lines.filter((line) => !line.startsWith('-')).map((line) => line.slice(1));
  const text = readFileSync(file, 'utf8');
  const [start, ...rest] = text.split(before.join('\n'));
  expect([head, rest.length]).toEqual([head, 1]);
  writeFileSync(file, `${start}${after.join('\n')}${rest.join('')}`);
};

beforeAll(() => {
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  for (const file of stdout.split('\0').filter((name) => name && existsSync(name)))
    cpSync(file, path.join(copy, file), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true }));

describe('the steps of CONTRIBUTING.md, on a copy of the tree', () => {
  it.each([
    ['Change the style of a headline', 1],
    ['Add a field that readers see', 10],
    ['Add a GROQ function', 3],
  ])('%s: each diff applies, and its test or lint passes', (title, count) => {
    const diffs = blocksOf(title, 'diff');
    expect(diffs).toHaveLength(count);
    const [command = ''] = blocksOf(title, 'sh');
    const [program = '', ...parameters] = command
      .trim()
      .replace(/^npm test --/, 'jest --ci')
      .replace(/^npx /, '')
      .split(' ');
    for (const diff of diffs) apply(diff);
    const { status, stdout, stderr } = run(program, ...parameters);
    expect(`${status}\n${status === 0 ? '' : stdout + stderr}`).toBe('0\n');
  });

  it('the linter accepts all of them', () => {
    const files = [...page.matchAll(/^ *--- (\S+)$/gm)].map(([, file]) => file ?? '');
    const { status, stdout, stderr } = run('biome', 'check', '--vcs-enabled=false', ...new Set(files));
    expect(`${status}\n${status === 0 ? '' : stdout + stderr}`).toBe('0\n');
  });
});

it('every file that CONTRIBUTING.md names exists', () => {
  const named = [...page.matchAll(/`([\w@.-]+(?:\/[\w@.-]+)+)`/g)].map(([, file]) => file ?? '');
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((file) => !existsSync(file))).toEqual([]);
});
