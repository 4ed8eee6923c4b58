import { readdirSync, readFileSync } from 'node:fs';

const architecture = readFileSync('docs/architecture.md', 'utf8');
describe('docs/architecture.md', () => {
  it.each(['A reader’s request', 'A publish', 'A query'])('draws %s', (title) => {
    const section = architecture.replaceAll("'", '’').split(`## ${title}\n`)[1]?.split('\n## ')[0];
    expect(section).toContain('```mermaid');
  });

  it('lists every folder with sources', () => {
    const hidden = new Set(['node_modules', 'public', 'docs', 'test-results', 'examples']);
    const folders = readdirSync('.', { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !hidden.has(entry.name))
      .map(({ name }) => name);
    expect(folders.filter((name) => !architecture.includes(`| \`${name}/`))).toEqual([]);
  });

  it('explains each word of the glossary once', () => {
    const glossary = architecture.split('## Glossary')[1] ?? '';
    const words = [...glossary.matchAll(/^\| ([^|]+?) +\|/gm)].map(([, word]) => word);
    expect(words.length).toBeGreaterThan(10);
    expect(new Set(words).size).toBe(words.length);
  });
});
