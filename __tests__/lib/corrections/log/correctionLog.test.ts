import { correctionLog } from '../../../../lib/corrections/log/correctionLog.ts';
import type { LoggedResult } from '../../../../lib/queryResults/correction.ts';

const now = new Date('2026-11-25T12:00:00Z');
const note: LoggedResult = {
  _id: 'c',
  status: 'published',
  kind: 'correction',
  note: 'It is eleven, not eight.',
  requestedBy: 'ada',
  approvedBy: 'bob',
  publishedAt: '2026-11-24T12:00:00Z',
  isTextPublic: true,
  section: { title: 'Tech', slug: 'tech' },
};
const article = { headline: 'Eight', slug: 'eight' };

describe('correctionLog', () => {
  it('returns the story of a note and whether it was retracted', () => {
    expect(correctionLog([{ ...note, article }], now)).toMatchObject([
      { section: { slug: 'tech' }, article: { slug: 'eight', retractedAt: null } },
    ]);
    const retracted = { ...article, retractedAt: '2026-11-24T12:00:00Z' };
    expect(correctionLog([{ ...note, article: retracted }], now)).toMatchObject([
      { article: { retractedAt: '2026-11-24T12:00:00Z' } },
    ]);
  });

  it.each<[string, LoggedResult['article']]>([
    ['was taken off the site', null],
    ['is under embargo', { ...article, embargoedUntil: '2026-11-26T00:00:00Z' }],
    ['is under an embargo that is no time', { ...article, embargoedUntil: 'later' }],
    ['lost its address', { ...article, slug: null }],
    ['lost its headline', { ...article, headline: '' }],
  ])('keeps a note whose story %s, without the story', (_case, story) => {
    const passages = { was: 'Eight', changes: [{ path: 'body', was: 'Eight', is: 'Nine' }] };
    const [logged] = correctionLog([{ ...note, ...passages, article: story }], now);
    expect(logged).toMatchObject({ id: 'c', section: { slug: 'tech' }, article: null });
    expect(JSON.stringify(logged)).not.toContain('Eight');
  });

  it('keeps a note whatever the dates of its story are', () => {
    const later = { ...article, firstPublishedAt: '2027-01-01T00:00:00Z', publishedAt: null };
    expect(correctionLog([{ ...note, article: later }], now)).toMatchObject([{ article: { slug: 'eight' } }]);
  });

  it('leaves out the sentences of a retracted story', () => {
    const changes = [{ _key: 'a', path: 'body', block: 'b', was: 'Ann stole.', is: 'Ann did not steal.' }];
    const retracted = { ...article, retractedAt: '2026-11-24T12:00:00Z' };
    const notes: LoggedResult[] = [
      { ...note, changes, article: retracted },
      { ...note, changes, kind: 'retraction', article },
      { ...note, was: 'Ann stole.', is: 'Ann did not steal.', article: retracted },
    ];
    expect(JSON.stringify(correctionLog(notes, now))).not.toContain('stole');
    expect(JSON.stringify(correctionLog([{ ...note, changes, article }], now))).toContain('stole');
  });

  it('keeps the order of the query', () => {
    const notes = ['a', 'c', 'b'].map((_id) => ({ ...note, _id }));
    expect(correctionLog(notes, now).map(({ id }) => id)).toEqual(['a', 'c', 'b']);
  });
});
