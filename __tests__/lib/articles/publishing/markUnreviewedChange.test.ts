import { markUnreviewedChange } from '../../../../lib/articles/publishing/markUnreviewedChange.ts';

const at = '2026-11-25T12:00:00Z';
const filedAt = '2026-11-25T09:00:00Z';
const story = { headline: 'A', topics: [], leadImage: {}, body: [{ _type: 'image' }] };
const filed = { ...story, filedAt, filedBy: 'joan' };
const scheduled = { ...story, scheduledFor: '2026-11-26T09:00:00Z' };

const mark = (given: Partial<Parameters<typeof markUnreviewedChange>[0]>) =>
  markUnreviewedChange({ before: story, after: story, isScheduled: false, by: 'joan', at, ...given });

describe('a change by someone who cannot publish', () => {
  const changed = { unreviewedChangeAt: at, unreviewedChangeBy: 'joan' };

  it('is not recorded in a draft that waits for nobody', () => {
    expect(mark({ after: { headline: 'B' } })).toBeNull();
    expect(
      mark({ before: { ...story, filedAt: '', scheduledFor: '' }, after: { headline: 'B' } }),
    ).toBeNull();
  });

  it.each<[string, Record<string, unknown>]>([
    ['the words', { headline: 'B' }],
    ['the address', { slug: { current: 'b' } }],
    ['the section', { section: { _ref: 'news' } }],
    ['the topics', { topics: [{ _ref: 'a' }] }],
    ['the language', { language: 'ar' }],
    ['the embargo', { embargoedUntil: at }],
    ['the part of the lead picture that readers see', { leadImage: { crop: { left: 0.5 } } }],
    ['a field that no page shows, but anyone can read', { internalNote: 'Call her.' }],
    ['the focus of a picture in the text', { body: [{ _type: 'image', hotspot: { x: 0.1 } }] }],
    ['an empty field', { kicker: null }],
    ['a space', { headline: 'A ' }],
    ['a picture in a gallery', { body: [{ _type: 'gallery', pictures: [{ crop: { left: 0.5 } }] }] }],
  ])('is recorded in a scheduled draft: %s', (_case, fields) => {
    expect(mark({ before: scheduled, after: { ...scheduled, ...fields } })).toEqual({
      filedAt: at,
      ...changed,
    });
  });

  it('is recorded in a draft that only the schedule knows to be planned', () => {
    expect(mark({ isScheduled: true, after: { headline: 'B' } })).toEqual({ filedAt: at, ...changed });
  });

  it.each([
    ['their own filed draft', 'joan'],
    ['another’s filed draft', 'anna'],
  ])('is recorded in %s, which stays filed', (_case, by) => {
    expect(mark({ before: filed, after: { ...filed, headline: 'B' }, by })).toEqual({
      filedAt,
      ...changed,
      unreviewedChangeBy: by,
    });
  });

  it('is removed if a journalist takes back the own filed draft', () => {
    const before = { ...filed, ...changed };
    const after = { ...story, ...changed, headline: 'B' };
    expect(mark({ before, after })).toStrictEqual({
      filedAt: undefined,
      unreviewedChangeAt: undefined,
      unreviewedChangeBy: undefined,
    });
  });

  it('keeps the time of filing of another’s draft', () => {
    expect(mark({ before: filed, after: story, by: 'bert' })).toEqual({ filedAt });
  });

  it('keeps a scheduled draft filed even for its own filer', () => {
    expect(mark({ before: { ...filed, ...scheduled }, after: story })).toEqual({ filedAt });
  });

  it('is not recorded if nothing changes that is published', () => {
    const own = { coverage: { _ref: 'plan' }, unreadCopy: { release: 'r' }, startedBy: 'jane', _rev: 'b' };
    expect(mark({ before: scheduled, after: { ...scheduled, ...own } })).toEqual({
      filedAt: undefined,
    });
  });
});
