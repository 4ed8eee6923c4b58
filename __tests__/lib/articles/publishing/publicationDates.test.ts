import {
  datePatch,
  datesOfDraft,
  datesOfPublished,
} from '../../../../lib/articles/publishing/publicationDates.ts';

const at = '2026-11-25T12:00:00Z';
const first = '2026-01-01T00:00:00Z';
const later = '2026-02-01T00:00:00Z';

describe('the dates of a published story', () => {
  const dates = (given: Partial<Parameters<typeof datesOfPublished>[0]> = {}) =>
    datesOfPublished({
      prior: null,
      brought: null,
      at,
      isCorrected: false,
      isRetracted: false,
      ...given,
    });
  const prior = { firstPublishedAt: first, modifiedAt: later };

  it.each([
    ['the time of its first publication', {}, { firstPublishedAt: at }],
    ['given dates', { brought: prior }, prior],
    ['its earlier dates, not given ones', { prior, brought: { firstPublishedAt: at } }, prior],
    ['its creation if it has no date', { prior: { _createdAt: first } }, { firstPublishedAt: first }],
    ['no creation of a draft', { brought: { _createdAt: first } }, { firstPublishedAt: at }],
    ['no invalid date', { prior: { firstPublishedAt: 'then', modifiedAt: 7 } }, { firstPublishedAt: at }],
    ['the time of its correction', { prior, isCorrected: true }, { firstPublishedAt: first, modifiedAt: at }],
    [
      'the time of its retraction',
      { prior, isRetracted: true },
      { firstPublishedAt: first, modifiedAt: at, retractedAt: at },
    ],
    [
      'its first retraction',
      { prior: { ...prior, retractedAt: later }, isRetracted: true },
      { firstPublishedAt: first, modifiedAt: at, retractedAt: later },
    ],
    ['its retraction', { prior: { ...prior, retractedAt: later } }, { ...prior, retractedAt: later }],
  ])('are %s', (_case, given, expected) => {
    expect(dates(given)).toStrictEqual(expected);
  });
});

describe('the dates of a draft', () => {
  const old = { firstPublishedAt: first, modifiedAt: later, retractedAt: later };

  it.each([
    ['none for a new one', { live: null, withdrawn: null, held: null }, {}],
    ['allowed ones if it was never live', { live: null, withdrawn: null, held: old }, old],
    ['those of its live story', { live: old, withdrawn: null, held: { firstPublishedAt: at } }, old],
    [
      'those of its withdrawn story, and the time of the withdrawal',
      { live: null, withdrawn: { document: old, deletedAt: at }, held: { firstPublishedAt: at } },
      { ...old, withdrawnAt: at },
    ],
    [
      'without the withdrawal if it is live again',
      { live: old, withdrawn: { document: {}, deletedAt: at }, held: null },
      old,
    ],
  ])('are %s', (_case, given, expected) => {
    expect(datesOfDraft(given)).toStrictEqual(expected);
  });
});

describe('the patch of dates', () => {
  it('is null if the story has exactly these dates', () => {
    expect(datePatch({ headline: 'A', firstPublishedAt: first }, { firstPublishedAt: first })).toBeNull();
  });

  it('sets wrong and missing dates and removes others', () => {
    const story = { firstPublishedAt: at, modifiedAt: later, retractedAt: at, filedAt: at };
    expect(datePatch(story, { firstPublishedAt: first, modifiedAt: later, withdrawnAt: at })).toEqual({
      set: { firstPublishedAt: first, withdrawnAt: at },
      unset: ['retractedAt'],
    });
  });

  it('also removes the named fields that the story has', () => {
    expect(
      datePatch({ filedAt: at, firstPublishedAt: first }, { firstPublishedAt: first }, [
        'filedAt',
        'filedBy',
      ]),
    ).toEqual({
      set: {},
      unset: ['filedAt'],
    });
  });
});
