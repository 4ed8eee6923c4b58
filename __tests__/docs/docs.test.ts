import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readEnvironment } from '../../server/environment.ts';

const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...globSync('{docs,sanity,examples}/**/*.md'),
  ...globSync('packages/*/{README.md,src/**/*.md}'),
].map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}));
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const example = readFileSync('.env.example', 'utf8');
const exampleNames = [...example.matchAll(/^#?\s?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name ?? '');

const all = (pattern: RegExp, pick = 1) =>
  pages.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].map((match): [path: string, found: string] => [path, match[pick] ?? '']),
  );

describe('the documentation', () => {
  it.each(
    all(/(?:`|^)npm (?:run )?((?!run\b|ci\b|i\b|install\b|pack\b)[a-z]+)\b/gm).filter(
      ([, name]) => name !== '',
    ),
  )('%s: npm has the command %s', (_path, name) => {
    const script = scripts[name];
    expect(script).toBeDefined();
    const file = /bootstrap\.mjs ([a-z]+)/.exec(script ?? '')?.[1];
    if (file)
      expect([`bin/${file}.ts`, `tools/${file}.ts`].filter((path) => existsSync(path))).toHaveLength(1);
  });

  it.each(all(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g))('%s: the link %s leads to a file', (path, target) => {
    expect(existsSync(join(dirname(path), target))).toBe(true);
  });

  it.each(
    all(/`((?:app|bin|components|docs|edge|lib|packages|public|sanity|server|tools)\/[\w./()[\]-]*)`/g),
  )('%s: %s exists', (_path, target) => {
    expect(existsSync(target)).toBe(true);
  });

  it.each(all(/`((?:SANITY|DATA|SITE|LOG|TRUSTED|LAKE|REDIS|INDEXNOW|READER)_[A-Z_]+|PORT|HOST|WORKERS)`/g))(
    '%s: .env.example explains %s',
    (_path, name) => {
      expect(exampleNames).toContain(name);
    },
  );

  it('names every variable of .env.example as the product reads it', () => {
    const source = ['environment.ts', 'signIn/signInVariables.ts', 'mail/mailVariables.ts']
      .map((file) => readFileSync(`server/${file}`, 'utf8'))
      .join('\n');
    const read = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name ?? '');
    expect(exampleNames.toSorted()).toEqual(read.toSorted());
  });

  it('has an example environment that is valid as it is', () => {
    const lines = example.split('\n').filter((line) => /^[A-Z]/.test(line));
    const given = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
    expect(readEnvironment(given)).toEqual(readEnvironment({}));
  });

  it('names nothing outside the repository', () => {
    expect(all(/(\/work\/|\/home\/|~\/|localhost:(?!3000|333[345])\d+)/g)).toEqual([]);
  });

  it('has a context, a decision and consequences on each page of docs/decisions', () => {
    for (const { path, text } of pages.filter((page) => page.path.startsWith('docs/decisions/')))
      for (const part of ['# ', '**Context.**', '**Decision.**', '**Consequences.**'])
        expect([path, text.includes(part) ? part : null]).toEqual([path, part]);
  });
});
