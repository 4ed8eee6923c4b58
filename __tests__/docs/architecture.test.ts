import { spawnSync } from 'node:child_process';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

jest.setTimeout(120_000);

const architecture = readFileSync('docs/architecture.md', 'utf8');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...globSync('docs/**/*.md'),
  ...globSync('packages/**/README.md'),
]
  .filter((file) => !file.includes('node_modules'))
  .map((file) => [file, readFileSync(file, 'utf8')] as const);

/** Mermaid ships ES modules that Jest cannot load: a Node of its own parses. */
const parser = `
  import mermaid from 'mermaid';
  let text = '';
  for await (const part of process.stdin) text += part;
  for (const drawing of JSON.parse(text)) console.log((await mermaid.parse(drawing)).diagramType);
`;
const parse = (drawings: string[]) =>
  spawnSync(path.resolve('node_modules/.bin/node'), ['--input-type=module', '--eval', parser], {
    input: JSON.stringify(drawings),
    encoding: 'utf8',
  });

describe('docs/architecture.md', () => {
  it('has drawings that Mermaid can read, as has every page', () => {
    const drawings = pages.flatMap(([, text]) =>
      [...text.matchAll(/^```mermaid\n([\s\S]*?)^```$/gm)].map(([, drawing]) => drawing ?? ''),
    );
    const { stdout, stderr } = parse(drawings);
    expect(stderr).toBe('');
    expect(stdout.trim().split('\n')).toHaveLength(drawings.length);
    expect(drawings.length).toBeGreaterThanOrEqual(3);
    expect(parse(['sequenceDiagram\n  Reader->>: GET']).status).not.toBe(0);
  });

  it.each(['A reader’s request', 'A publish', 'A query'])('draws %s', (title) => {
    const section = architecture.replaceAll("'", '’').split(`## ${title}\n`)[1]?.split('\n## ')[0];
    expect(section).toContain('```mermaid');
  });

  it('maps every folder of the tree that holds sources', () => {
    const hidden = new Set(['node_modules', 'public', 'docs', 'test-results', 'examples']);
    const folders = readdirSync('.', { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !hidden.has(entry.name))
      .map(({ name }) => name);
    expect(folders.filter((name) => !architecture.includes(`| \`${name}/`))).toEqual([]);
  });

  it('explains each of its own words once', () => {
    const glossary = architecture.split('## Glossary')[1] ?? '';
    const words = [...glossary.matchAll(/^\| ([^|]+?) +\|/gm)].map(([, word]) => word);
    expect(words.length).toBeGreaterThan(10);
    expect(new Set(words).size).toBe(words.length);
  });
});
