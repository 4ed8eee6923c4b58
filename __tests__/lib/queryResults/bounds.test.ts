import { articleFrom } from '../../../lib/articles/articleFrom.ts';
import { findPicture } from '../../../lib/images/imageUrl.ts';
import { image } from '../../../lib/queryResults/image.ts';
import { parseResult, UnreadableError } from '../../../lib/queryResults/parseResult.ts';
import { story } from '../../../lib/queryResults/story.ts';
import { storyResult } from '../../fixtures/storyResult.ts';

const span = (more: object = {}) => ({ _type: 'span', _key: 's', text: 'x', marks: [], ...more });
const block = (more: object = {}) => ({ _type: 'block', _key: 'b', children: [span()], ...more });
const many = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item);
const nested = (depth: number): object => (depth === 0 ? {} : { in: nested(depth - 1) });

describe('content that would take too long to render', () => {
  it.each<[string, object]>([
    ['a list 999,999 levels deep', { body: [block({ listItem: 'bullet', level: 999_999 })] }],
    ['a list of eleven levels', { body: [block({ listItem: 'bullet', level: 11 })] }],
    ['a million blocks', { body: many(1_000_000, block()) }],
    ['a paragraph of a hundred thousand spans', { body: [block({ children: many(100_000, span()) })] }],
    [
      'a table of a million columns',
      { body: [{ _type: 'table', _key: 't', rows: [{ cells: many(1_000_000, 'x') }] }] },
    ],
    ['a table of a million rows', { body: [{ _type: 'table', _key: 't', rows: many(1_000_000, {}) }] }],
    [
      'a timeline of a million events',
      { body: [{ _type: 'timeline', _key: 't', events: many(1_000_000, {}) }] },
    ],
    [
      'a body of ten million characters',
      { body: many(100, block({ children: [span({ text: 'x'.repeat(100_000) })] })) },
    ],
    ['a headline of a million characters', { headline: 'x'.repeat(1_000_000) }],
    ['a slug of 10,000 characters', { slug: 'x'.repeat(10_000) }],
    ['a million authors', { authors: many(1_000_000, 'Ann') }],
    ['a million key points', { keyPoints: many(1_000_000, 'One') }],
    ['a block nested 2,000 deep', { body: [nested(2_000)] }],
  ])('is not drawn: %s', (_case, change) => {
    expect(() => parseResult(story, { ...storyResult(), ...change })).toThrow(UnreadableError);
  });

  it.each([
    ['key', { _key: 'k'.repeat(501) }],
    ['white space', { href: `https://example.org/report${'\n'.repeat(10_000)}` }],
  ])('keeps a link with a long %s, which is no change of the text', (_case, long) => {
    const link = { _type: 'link', _key: 'l', href: 'https://example.org/report', ...long };
    const { value } = parseResult(story, {
      ...storyResult(),
      body: [block({ children: [span({ marks: [link._key] })], markDefs: [link] })],
    });
    const article = value && articleFrom(value, { noBylineLine: null, now: new Date() });
    expect(article?.body).toMatchObject([
      { children: [{ marks: [link._key] }], markDefs: [{ href: 'https://example.org/report' }] },
    ]);
  });

  it('renders a span with too many marks without marks', () => {
    const marks = many(100_000, 'strong');
    const { value } = parseResult(story, {
      ...storyResult(),
      body: [block({ children: [span({ marks })] })],
    });
    const article = value && articleFrom(value, { noBylineLine: null, now: new Date() });
    expect(article?.body).toMatchObject([{ children: [{ text: 'x', marks: [] }] }]);
  });

  it.each([
    ['no crop', { crop: { top: 0.6, bottom: 0.6, left: 0, right: 0 } }, { rect: null }],
    ['no crop', { crop: { top: -1, bottom: 0, left: 0, right: 0 } }, { rect: null }],
    ['its other sides cut', { crop: { top: null, left: 0.5 } }, { rect: { left: 500, top: 0 } }],
    ['the middle', { hotspot: { x: 1e9, y: 0 } }, { focus: { x: 0.5, y: 0.5 } }],
  ])('renders a picture with %s for an invalid value', (_case, change, expected) => {
    const { value } = parseResult(image, { ...storyResult().leadImage, ...change });
    expect(findPicture(value)).toMatchObject(expected);
  });

  it.each([
    ['a placeholder that is a style of its own', { metadata: { lqip: 'x) } body { display: none' } }],
    ['an invalid address', { url: 'http://[/images/' }],
    ['a file whose name is a style', { url: 'https://cdn.sanity.io/images/a/b/x{}.png' }],
  ])('writes no CSS for %s', (_case, change) => {
    const { leadImage } = storyResult();
    const { value } = parseResult(image, { ...leadImage, asset: { ...leadImage.asset, ...change } });
    expect(findPicture(value)?.placeholder ?? null).toBeNull();
  });
});
