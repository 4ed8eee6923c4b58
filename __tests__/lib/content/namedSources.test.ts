import { hasSameContent } from '../../../lib/articles/changes/readContent.ts';
import { compareStories } from '../../../lib/articles/comparison/compareStories.ts';
import { passageChanges } from '../../../lib/corrections/passages/passageChanges.ts';

const span = (text: string, ...marks: string[]) => ({ _type: 'span', _key: text, text, marks });
const note = (_key: string, source: string) => ({ _type: 'sourceNote', _key, source });
const sources = [
  { _type: 'source', _key: 'a', outlet: 'The Ministry' },
  { _type: 'source', _key: 'b', outlet: 'A charity', title: 'A report' },
];
const story = (children: object[], markDefs: object[] = [note('n', 'a')], more: object = {}) => ({
  body: [{ _type: 'block', _key: 'p', style: 'normal', markDefs, children }],
  sources,
  ...more,
});
const cited = story([span('A claim.', 'n')]);
const moved = story([span('A claim.', 'n')], [note('n', 'b')]);
const swapped = story([span('A claim.', 'n')], [note('n', 'a')], {
  sources: [
    { ...sources[0], _key: 'b' },
    { ...sources[1], _key: 'a' },
  ],
});
const textsOf = (before: object, after: object): string =>
  JSON.stringify(compareStories(before as never, after as never, () => null));

describe('a passage that names another source', () => {
  it.each([
    ['by its note', moved],
    ['by the key of the source', swapped],
  ])('is another content, and whoever approves reads which: %s', (_case, after) => {
    expect(hasSameContent(cited, after)).toBe(false);
    expect(textsOf(cited, after)).toContain('A report, A charity');
    expect(textsOf(cited, after)).toContain('The Ministry');
  });

  it('is told to readers', () => {
    expect(passageChanges(cited, moved, () => null)).toEqual([
      expect.objectContaining({ block: 'p', was: 'The Ministry', is: 'A report, A charity' }),
    ]);
  });
});

it.each([
  ['a mark in two parts', [span('AB', 'n')], [span('A', 'n'), span('B', 'm')]],
  [
    'a mark in two places',
    [span('A', 'n'), span('x'), span('B', 'n')],
    [span('A', 'n'), span('x'), span('B', 'm')],
  ],
  ['a mark without text', [span('AB')], [span('AB'), span('', 'n')]],
  ['a note of no source', [span('AB')], [span('AB', 'gone')]],
])('what readers see alike is one content: %s', (_case, before, after) => {
  const definitions = [note('n', 'a'), note('m', 'a'), note('gone', 'x')];
  expect(hasSameContent(story(before, definitions), story(after, definitions))).toBe(true);
});
