import { expiredPictureProblem } from '../../../lib/pictures/expiredPictureProblem.ts';
import { pictureNotice } from '../../../lib/pictures/pictureNotice.ts';
import { rightsOf } from '../../../lib/pictures/pictureRights.ts';

const at = '2026-11-26T12:00:00Z';
const ends = (rightsEndAt: unknown) => ({ rightsEndAt });

describe('the rights of a picture', () => {
  it.each([
    ['has no record', [], 'unlimited'],
    ['has a record without an end', [{}, ends(null), ends('')], 'unlimited'],
    ['ends in two months', [ends('2027-01-26T12:00:00Z')], 'later'],
    ['ends in a week', [ends('2026-12-03T12:00:00Z')], 'soon'],
    ['ends in 30 days', [ends('2026-12-26T12:00:00Z')], 'later'],
    ['ends now', [ends('2026-11-26T13:00:00+01:00')], 'ended'],
    ['ended', [ends('2026-11-26T11:59:59Z')], 'ended'],
    ['has a draft that ends earlier', [ends('2027-01-26T12:00:00Z'), ends('2026-11-01T00:00:00Z')], 'ended'],
    ['has a draft that ends later', [ends('2026-11-01T00:00:00Z'), ends('2027-01-26T12:00:00Z')], 'ended'],
    ['has a draft without an end', [ends('2026-11-01T00:00:00Z'), {}], 'ended'],
    ['ends on a day without a time', [ends('2027-01-26')], 'ended'],
    ['ends at something else', [ends({ until: '2027-01-26T12:00:00Z' })], 'ended'],
  ])('of which %s', (_case, records, kind) => {
    expect(rightsOf(records, at).kind).toBe(kind);
  });

  it('have words with time and zone', () => {
    expect(rightsOf([ends('2026-12-03T09:00:00Z')], at).words).toBe(
      'The rights end on 3 December 2026, 9:00 am UTC.',
    );
    expect(rightsOf([], at).words).toBeNull();
  });
});

describe('the form', () => {
  it.each([
    ['ended', false, 'error'],
    ['ended', true, 'warning'],
    ['soon', false, 'warning'],
    ['soon', true, 'warning'],
    ['later', false, undefined],
    ['unlimited', true, undefined],
  ] as const)('says of a picture whose rights are “%s” (live: %s): %s', (kind, isLive, level) => {
    expect(pictureNotice({ kind, words: 'Words.' }, isLive)?.level).toBe(level);
  });
});

describe('a document', () => {
  const image = (id: string) => ({ _type: 'image', asset: { _type: 'reference', _ref: id } });
  const problemOf = (live: unknown, after: unknown) =>
    expiredPictureProblem(
      live,
      after,
      (id) => (id === 'image-ended' ? [{ caption: 'Plums', ...ends('2026-11-01T00:00:00Z') }] : []),
      at,
    );

  it.each([
    ['has the picture anew', null, { body: [image('image-ended')] }, '“Plums”'],
    [
      'has it beside another',
      { a: image('image-b') },
      { a: image('image-b'), b: image('image-ended') },
      '“Plums”',
    ],
    ['had it at another place', { a: image('image-ended') }, { b: image('image-ended') }, null],
    ['has other pictures', null, { a: image('image-b') }, null],
    ['references a document', null, { a: { _ref: 'ended' } }, null],
    ['is a text', null, 'image-ended', null],
  ])('that %s', (_case, live, after, problem) => {
    if (problem === null) expect(problemOf(live, after)).toBeNull();
    else expect(problemOf(live, after)).toContain(problem);
  });

  it('may be nested at any depth', () => {
    let deep: unknown = image('image-ended');
    for (let level = 0; level < 50_000; level += 1) deep = { deep };
    expect(problemOf(null, deep)).toContain('“Plums”');
  });
});
