import {
  isShownFirst,
  publicCorrections,
  withoutPassages,
} from '../../../lib/corrections/publicCorrections.ts';

const published = {
  _id: 'c1',
  status: 'published',
  kind: 'correction',
  severity: 'substantive',
  note: 'An earlier version gave the wrong year.',
  requestedBy: 'p-anna',
  approvedBy: 'p-ben',
  publishedAt: '2026-11-24T14:33:00Z',
  isTextPublic: true,
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
  ])('shows one %s if the server marked it as published by one editor', (_case, change) => {
    expect(publicCorrections([{ ...published, ...change, alone: true }], firstPublishedAt)).toMatchObject([
      { id: 'c1', isAlone: true },
    ]);
    for (const alone of [false, null, 'yes' as never, 1 as never])
      expect(publicCorrections([{ ...published, ...change, alone }], firstPublishedAt)).toEqual([]);
  });

  it.each([
    ['shows an update that only added', { kind: 'update', addition: true }, 1],
    ['hides an update that the server did not mark', { kind: 'update', addition: null }, 0],
    ['hides an update with another mark', { kind: 'update', addition: 'yes' as never }, 0],
    ['hides a correction with the mark of an addition', { addition: true }, 0],
  ])('%s, without an approver', (_case, change, count) => {
    const result = { ...published, approvedBy: null, ...change };
    expect(publicCorrections([result], firstPublishedAt)).toHaveLength(count);
  });

  it('shows a correction dated at the moment of first publication', () => {
    expect(
      publicCorrections([{ ...published, publishedAt: firstPublishedAt }], firstPublishedAt),
    ).toHaveLength(1);
  });

  it('returns the wrong wording and the severity', () => {
    const passage = { _key: 'p', path: 'body', block: 'b', was: '1967', is: '1976', isAbridged: true };
    const told = {
      severity: 'serious',
      affects: ['figures'],
      was: 'The year was 1967.',
      is: 'The year was 1976.',
    };
    expect(
      publicCorrections([{ ...published, ...told, changes: [passage] } as never], firstPublishedAt),
    ).toMatchObject([{ ...told, changes: [{ ...passage, _type: 'passageChange' }] }]);
  });

  it('fills missing fields and treats an unknown severity as substantive', () => {
    const passage = { _key: null, path: 'headline', block: null, was: null, is: null, isAbridged: null };
    const [correction] = publicCorrections(
      [{ ...published, severity: 'dreadful', changes: [passage, { ...passage, path: 'slug' }] } as never],
      firstPublishedAt,
    );
    expect(correction).toMatchObject({ severity: 'substantive', affects: [], was: null, is: null });
    expect(correction?.changes).toStrictEqual([
      { _key: '', _type: 'passageChange', path: 'headline', block: null, was: '', is: '' },
    ]);
    expect(publicCorrections([published], firstPublishedAt)[0]?.changes).toBeNull();
  });

  it('contains no text of a retracted story', () => {
    const changes = [{ _key: 'p', path: 'body', block: 'b', was: 'Removed', is: '' }];
    const [retraction] = publicCorrections(
      [{ ...published, kind: 'retraction', changes } as never],
      firstPublishedAt,
    );
    expect(retraction?.changes).toBeNull();
    const [correction] = publicCorrections([{ ...published, changes } as never], firstPublishedAt);
    if (!correction) throw new Error('It is public.');
    expect(withoutPassages(correction)).toMatchObject({ note: published.note, changes: null });
  });

  it.each([[false], [null], [undefined]])(
    'has the note and no sentence of a text that was taken off: %s',
    (isTextPublic) => {
      const passages = {
        was: 'Removed',
        is: 'Gone',
        changes: [{ path: 'body', was: 'Removed', is: 'Gone' }],
      };
      expect(
        publicCorrections([{ ...published, ...passages, isTextPublic }], firstPublishedAt),
      ).toMatchObject([{ note: published.note, was: null, is: null, changes: null }]);
    },
  );

  it('shows a correction with a corrected revision, for any story date', () => {
    expect(publicCorrections([{ ...published, revisionBefore: 'r1' }], '2026-12-01T00:00:00Z')).toHaveLength(
      1,
    );
  });

  it('keeps superseded notes and sorts the newest first', () => {
    const successor = { ...published, _id: 'c2', publishedAt: '2026-11-25T09:00:00Z' };
    const notes = publicCorrections([{ ...published, status: 'superseded' }, successor], firstPublishedAt);
    expect(notes.map(({ id, isSuperseded }) => [id, isSuperseded])).toEqual([
      ['c2', false],
      ['c1', true],
    ]);
  });
});

describe('isShownFirst', () => {
  const note = publicCorrections([published], firstPublishedAt)[0];
  if (!note) throw new Error('the note above is public');

  it.each([
    ['a retraction', { kind: 'retraction' as const }, true],
    ['a serious error', { severity: 'serious' as const }, true],
    ['a substantive correction', {}, false],
    ['a retraction that was replaced', { kind: 'retraction' as const, isSuperseded: true }, false],
  ])('of %s is %o → %s', (_case, change, expected) => {
    expect(isShownFirst({ ...note, ...change })).toBe(expected);
  });
});
