import { isToldFirst, publicCorrections } from '../../../lib/corrections/publicCorrections.ts';

const published = {
  _id: 'c1',
  status: 'published',
  kind: 'correction',
  severity: 'substantive',
  note: 'An earlier version gave the wrong year.',
  requestedBy: 'p-anna',
  approvedBy: 'p-ben',
  publishedAt: '2026-11-24T14:33:00Z',
};
const firstPublishedAt = '2026-11-20T08:00:00Z';

describe('publicCorrections', () => {
  it('shows a published note that a second person approved', () => {
    expect(publicCorrections([published], firstPublishedAt)).toMatchObject([
      { id: 'c1', kind: 'correction', note: published.note, isSuperseded: false },
    ]);
  });

  it.each([
    ['approved by the one who asked for it', { approvedBy: 'p-anna' }],
    ['without an approver', { approvedBy: null }],
    ['without a requester', { requestedBy: undefined }],
    ['that is a typo', { kind: 'typo' }],
    ['of a kind that we do not have', { kind: 'oops' }],
    ['that is only drafted', { status: 'drafted' }],
    ['that was declined', { status: 'declined' }],
    ['without a note', { note: '' }],
    ['without a date', { publishedAt: null }],
    ['dated before the story first ran', { publishedAt: '2026-11-19T08:00:00Z' }],
  ])('hides one %s', (_case, change) => {
    expect(publicCorrections([{ ...published, ...change }], firstPublishedAt)).toEqual([]);
  });

  it.each([
    ['without an approver', { approvedBy: null }],
    ['approved by the one who asked for it', { approvedBy: 'p-anna' }],
  ])('shows one %s where the server says that one editor published it alone', (_case, change) => {
    expect(publicCorrections([{ ...published, ...change, alone: true }], firstPublishedAt)).toMatchObject([
      { id: 'c1', isAlone: true },
    ]);
    for (const alone of [false, null, 'yes' as never, 1 as never])
      expect(publicCorrections([{ ...published, ...change, alone }], firstPublishedAt)).toEqual([]);
  });

  it('shows one that names the live revision which it corrected, whatever the story’s date has become', () => {
    expect(publicCorrections([{ ...published, revisionBefore: 'r1' }], '2026-12-01T00:00:00Z')).toHaveLength(
      1,
    );
  });

  it('keeps a superseded note in the log and tells the newest first', () => {
    const successor = { ...published, _id: 'c2', publishedAt: '2026-11-25T09:00:00Z' };
    const notes = publicCorrections([{ ...published, status: 'superseded' }, successor], firstPublishedAt);
    expect(notes.map(({ id, isSuperseded }) => [id, isSuperseded])).toEqual([
      ['c2', false],
      ['c1', true],
    ]);
  });
});

describe('isToldFirst', () => {
  const note = publicCorrections([published], firstPublishedAt)[0];
  if (!note) throw new Error('the note above is public');

  it.each([
    ['a retraction', { kind: 'retraction' as const }, true],
    ['a serious error', { severity: 'serious' as const }, true],
    ['a substantive correction', {}, false],
    ['a retraction that was replaced', { kind: 'retraction' as const, isSuperseded: true }, false],
  ])('of %s is %o → %s', (_case, change, expected) => {
    expect(isToldFirst({ ...note, ...change })).toBe(expected);
  });
});
