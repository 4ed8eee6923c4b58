import { correctionLog } from '../../../lib/corrections/correctionLog.ts';
import type { WireLogged } from '../../../lib/wire/correction.ts';

const now = new Date('2026-11-25T12:00:00Z');
const note: WireLogged = {
  _id: 'c',
  status: 'published',
  kind: 'correction',
  note: 'It is eleven, not eight.',
  requestedBy: 'ada',
  approvedBy: 'bob',
  publishedAt: '2026-11-24T12:00:00Z',
};
const article = { headline: 'Eight', slug: 'eight', publishedAt: '2026-11-20T12:00:00Z' };

describe('correctionLog', () => {
  it('names the story that a note is about', () => {
    expect(correctionLog([{ ...note, article }], now)).toMatchObject([{ article: { slug: 'eight' } }]);
  });

  it('keeps a note whose story was taken off the site', () => {
    expect(correctionLog([{ ...note, article: null }], now)).toMatchObject([{ id: 'c', article: null }]);
  });

  it('tells nothing of a story under embargo', () => {
    const embargoed = { ...article, embargoedUntil: '2026-11-26T00:00:00Z' };
    expect(correctionLog([{ ...note, article: embargoed }], now)).toEqual([]);
  });
});
