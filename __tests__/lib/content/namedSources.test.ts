import { hasSameContent, readContent } from '../../../lib/articles/changes/readContent.ts';
import { compareStories } from '../../../lib/articles/comparison/compareStories.ts';
import { withSourceNotes } from '../../../lib/articles/page/sourceNotes.ts';
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

describe('a story of many notes', () => {
  const many = Array.from({ length: 1_000 }, (_, index) => `key-${index}`);
  /** How many items of lists are searched. */
  const searchedBy = (read: () => unknown): number => {
    const { indexOf, lastIndexOf } = Array.prototype;
    let searched = 0;
    const spies = [
      jest.spyOn(Array.prototype, 'indexOf').mockImplementation(function (this: unknown[], item) {
        searched += this.length;
        return indexOf.call(this, item);
      }),
      jest.spyOn(Array.prototype, 'lastIndexOf').mockImplementation(function (this: unknown[], item) {
        searched += this.length;
        return lastIndexOf.call(this, item);
      }),
    ];
    read();
    for (const spy of spies) spy.mockRestore();
    return searched;
  };
  const notes = many.map((key) => note(`n-${key}`, key));
  const block = {
    _type: 'block' as const,
    _key: 'p',
    style: 'normal',
    markDefs: notes,
    children: [{ _type: 'span' as const, _key: 's', text: 'A claim.', marks: [] }],
  };
  const noted = { body: [block], sources: many.map((_key) => ({ _key, outlet: 'A paper' })) };

  it.each([
    ['by its content', () => readContent(noted)],
    ['on its page', () => withSourceNotes([block], many)],
  ])('is read without searching its sources for each note: %s', (_case, read) => {
    expect(searchedBy(read)).toBeLessThan(2 * many.length);
  });

  it('is as long in canonical form as it is stored, however many spans have the same link', () => {
    const link = { _type: 'link', _key: 'l', href: `https://example.org/${'x'.repeat(10_000)}` };
    const spans = many.map((text, index) => span(text, ...(index % 2 ? ['l', 'strong'] : ['l'])));
    const linked = story(spans, [link]);
    expect(JSON.stringify(readContent(linked)).length).toBeLessThan(2 * JSON.stringify(linked).length);
  });
});
