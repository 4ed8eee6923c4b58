import { articleFrom } from '../../../../lib/articles/articleFrom.ts';
import { parseResult } from '../../../../lib/queryResults/parseResult.ts';
import { story } from '../../../../lib/queryResults/story.ts';
import { storyResult } from '../../../fixtures/storyResult.ts';

const now = new Date('2026-11-27T12:00:00Z');

const block = (text: string) => ({
  _type: 'block',
  _key: 'b',
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: 's', text, marks: [] }],
});
const entry = (number: number, more: object = {}) => ({
  _id: `e${number}`,
  headline: `Moment ${number}`,
  firstPublishedAt: new Date(Date.UTC(2026, 10, 25) + number * 60_000).toISOString(),
  hasBody: true,
  body: [block(`They met in 2021, says moment ${number}.`)],
  bylines: [{ name: 'Ann Other', slug: 'ann', role: null }],
  ...more,
});
const newestFirst = (count: number) => Array.from({ length: count }, (_, index) => entry(count - index));

const articleOf = (live: object, more: object = {}) => {
  const result = { ...storyResult(), typeOfWork: 'live', live: { count: 0, ...live }, ...more };
  const { value: parsed } = parseResult(story, result);
  if (!parsed) throw new Error('The story is not there.');
  return articleFrom(parsed, { noBylineLine: null, now });
};
const idsOf = (entries: { id: string }[] | undefined) => entries?.map(({ id }) => id);

describe('the coverage of a live story', () => {
  it.each([
    [20, 20],
    [99, 99],
    [100, 50],
    [149, 99],
    [150, 50],
  ])('of %s entries shows the newest %s', (count, shown) => {
    const { live } = articleOf({ count, entries: newestFirst(count).slice(0, 99) });
    expect(live?.entries).toHaveLength(shown);
    expect(live?.entries[0]?.id).toBe(`e${count}`);
  });

  it('shows a pinned entry once, and not apart when it has ended', () => {
    const shared = { count: 2, entries: [entry(2), entry(1)], pinned: [entry(1)] };
    expect(idsOf(articleOf(shared).live?.entries)).toEqual(['e2']);
    const ended = articleOf({ ...shared, endedAt: '2026-11-26T00:00:00Z' }).live;
    expect([idsOf(ended?.entries), ended?.pinned]).toEqual([['e2', 'e1'], []]);
  });

  it('marks what a correction of an entry changed in that entry alone, and lists the note with the story’s', () => {
    const note = {
      _id: 'c2',
      status: 'published',
      kind: 'correction',
      severity: 'minor',
      affects: ['body'],
      note: 'An entry gave the wrong year.',
      requestedBy: 'ada',
      approvedBy: 'bob',
      publishedAt: '2026-11-26T14:33:00Z',
      entryId: 'e1',
      changes: [{ path: 'body', block: 'b', was: 'They met in 2020', is: 'They met in 2021' }],
      isTextPublic: true,
    };
    const { live, corrections, body } = articleOf(
      { count: 2, entries: [entry(2), entry(1)] },
      { entryCorrections: [note], corrections: [], body: [block('They met in 2021, says the story.')] },
    );
    expect(corrections.map(({ id }) => id)).toEqual(['c2']);
    const isMarked = (blocks: unknown) => JSON.stringify(blocks).includes('correctedPassage');
    expect(live?.entries.map((one) => [one.id, isMarked(one.body), one.corrections.length])).toEqual([
      ['e2', false, 0],
      ['e1', true, 1],
    ]);
    expect(isMarked(body)).toBe(false);
  });

  it('leaves out an entry that cannot be read', () => {
    const entries = [entry(3), entry(2, { body: 'words' }), entry(1)];
    expect(idsOf(articleOf({ count: 3, entries }).live?.entries)).toEqual(['e3', 'e1']);
  });

  it('is not shown of a retracted story', () => {
    const { live } = articleOf({ count: 1, entries: [entry(1)] }, { retractedAt: '2026-11-26T00:00:00Z' });
    expect(live).toBeNull();
  });
});
