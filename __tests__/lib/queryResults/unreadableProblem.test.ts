import { unreadableProblem } from '../../../lib/queryResults/unreadableProblem.ts';
import { seedDocuments } from '../../../sanity/seed/seedDocuments.ts';

const many = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item);
const span = { _type: 'span', _key: 's', text: 'x', marks: [] };
const block = { _type: 'block', _key: 'b', children: [span] };
const story = {
  _id: 's',
  _type: 'article',
  headline: 'News',
  slug: { _type: 'slug', current: 'news' },
  body: [block],
};
const note = { _id: 'c', _type: 'correction', kind: 'update', affects: ['body'], note: 'More is known.' };

describe('a document that the site could not show', () => {
  it.each<[string, string, object]>([
    ['topics', 'topics', { topics: many(201, { _ref: 't' }) }],
    ['contacts', 'contacts', { contacts: many(201, { _ref: 'p' }) }],
    ['key points', 'keyPoints', { keyPoints: many(101, 'x') }],
    ['sources', 'sources', { sources: many(1_001, { outlet: 'x' }) }],
    ['blocks', 'body', { body: many(10_001, block) }],
    ['spans', 'body[0].children', { body: [{ ...block, children: many(1_001, span) }] }],
    [
      'lines',
      'body[0].children[0].text',
      { body: [{ ...block, children: [{ ...span, text: '\n'.repeat(2_000) }] }] },
    ],
    ['columns', 'body[0].rows[0].cells', { body: [{ _type: 'table', rows: [{ cells: many(201, 'x') }] }] }],
    ['events', 'body[0].events', { body: [{ _type: 'timeline', events: many(5_001, { text: 'x' }) }] }],
    ['characters in a label', 'kicker', { kicker: 'x'.repeat(200_001) }],
  ])('is not published: a story with too many %s', (_case, path, change) => {
    expect(unreadableProblem(story, { ...story, ...change })).toContain(`“${path}”`);
    expect(unreadableProblem(null, { ...story, ...change })).toContain(`“${path}”`);
    expect(unreadableProblem({ ...story, ...change }, { ...story, ...change })).toBeNull();
  });

  it.each<[string, object]>([
    ['characters', { note: 'x'.repeat(200_001) }],
    ['parts', { affects: many(101, 'body') }],
  ])('is not published: a note with too many %s', (_case, change) => {
    expect(unreadableProblem(null, { ...note, ...change })).not.toBeNull();
  });

  it.each(['firstPublishedAt', 'modifiedAt', 'retractedAt'])(
    'is not published: a story whose %s is of another age',
    (field) => {
      expect(unreadableProblem(null, { ...story, [field]: '0001-06-01T00:00:00Z' })).toContain(`“${field}”`);
      expect(unreadableProblem(null, { ...story, [field]: '1821-05-05T00:00:00Z' })).toBeNull();
    },
  );

  it.each(['section', 'topic', 'page'])('is not published: a %s with a title that shows nothing', (type) => {
    const list = { _type: type, slug: { _type: 'slug', current: 'x' } };
    expect(unreadableProblem(null, { ...list, title: '\u200b ' })).toContain('“title”');
    expect(unreadableProblem(null, { ...list, title: 'Sport' })).toBeNull();
  });

  it('is none of the seed, nor a story without an address, which nobody can open', () => {
    for (const document of seedDocuments) expect(unreadableProblem(null, document)).toBeNull();
    expect(unreadableProblem(null, { ...story, slug: undefined, keyPoints: many(101, 'x') })).toBeNull();
    expect(unreadableProblem(null, story)).toBeNull();
    expect(unreadableProblem(null, note)).toBeNull();
    expect(unreadableProblem(null, { _type: 'constructor' })).toBeNull();
  });
});
