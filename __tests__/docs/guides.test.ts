import { globSync, readFileSync } from 'node:fs';

const guides = globSync('docs/newsroom/*.md').map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const sources = globSync('{sanity,lib}/**/*.{ts,tsx}')
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

/** Words of Studio itself, and emphasis. */
const others = new Set([
  'Manage translations',
  'Publish',
  'Revert to revision',
  'Select',
  'strong',
  'A typo',
  'An update that only adds',
  'Everything else',
]);

/** Names of lists, fields and buttons are bold. “›” leads from one to the next. */
const names = guides.flatMap(({ path, text }) =>
  [...new Set([...text.matchAll(/\*\*([^*]+)\*\*/g)].flatMap(([, bold]) => (bold ?? '').split(' › ')))].map(
    (name) => [path, name] as const,
  ),
);

describe('the guides of the newsroom', () => {
  it('are for journalists and for editors', () => {
    expect(guides.map(({ path }) => path).toSorted()).toEqual([
      'docs/newsroom/editors.md',
      'docs/newsroom/journalists.md',
    ]);
  });

  it.each(names.filter(([, name]) => !others.has(name)))('%s: Studio has “%s”', (_path, name) => {
    expect(["'", '"', '>'].some((mark) => sources.includes(`${mark}${name}`))).toBe(true);
  });
});
