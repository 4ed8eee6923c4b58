import { expiredPictureProblem } from '../../../lib/pictures/expiredPictureProblem.ts';
import { pictureNotice } from '../../../lib/pictures/pictureNotice.ts';
import { rightsOf } from '../../../lib/pictures/pictureRights.ts';

const moment = { at: '2026-11-26T12:00:00Z', timeZone: 'Europe/London' };
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
    expect(rightsOf(records, moment).kind).toBe(kind);
  });

  it.each([
    ['Europe/London', '09:00 GMT'],
    ['America/New_York', '04:00 GMT-5'],
  ])('have words with the time in the zone %s', (timeZone, time) => {
    expect(rightsOf([ends('2026-12-03T09:00:00Z')], { ...moment, timeZone }).words).toBe(
      `The rights end on 3 December 2026, ${time}.`,
    );
    expect(rightsOf([], moment).words).toBeNull();
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
    expect(pictureNotice([], { kind, words: 'Words.' }, isLive)?.level).toBe(level);
  });
});

it.each([
  ['its caption', [{ caption: 'Plums', fileName: 'a.jpg' }], 'The picture “Plums” cannot'],
  ['its file', [{ caption: '' }, { fileName: 'a.jpg' }], 'The picture “a.jpg” cannot'],
  [
    'the beginning of a long caption',
    [{ caption: 'x'.repeat(90) }],
    `The picture “${'x'.repeat(80)}…” cannot`,
  ],
  ['no words', [{}], 'A picture without a caption cannot'],
])('a notice names a picture by %s', (_case, records, name) => {
  const notice = pictureNotice(records, { kind: 'ended', words: 'Its rights ended.' }, false);
  expect(notice?.text.startsWith(name)).toBe(true);
});

describe('a document', () => {
  const image = (id: string) => ({ _type: 'image', asset: { _type: 'reference', _ref: id } });
  const problemOf = (live: unknown, after: unknown) =>
    expiredPictureProblem(
      live,
      after,
      (id) => (id === 'image-ended' ? [{ caption: 'Plums', ...ends('2026-11-01T00:00:00Z') }] : []),
      moment,
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

  it('is refused with the words of its form', () => {
    const records = [{ caption: 'Plums', ...ends('2026-11-01T00:00:00Z') }];
    const text = pictureNotice(records, rightsOf(records, moment), false)?.text;
    expect(text).toContain('The rights ended on 1 November 2026, 00:00 GMT. Choose another picture');
    expect(problemOf(null, image('image-ended'))).toBe(text);
  });

  it('may be nested at any depth', () => {
    let deep: unknown = image('image-ended');
    for (let level = 0; level < 50_000; level += 1) deep = { deep };
    expect(problemOf(null, deep)).toContain('“Plums”');
  });
});
