import { type DatedStory, dateWords } from '../../../lib/front/dateWords.ts';
import { slotsIn } from '../../../lib/front/slotsIn.ts';

const story = { _type: 'reference', _ref: 'mill', _weak: true };
const slot = (fields: object) => slotsIn({ seconds: [{ _key: 'a', story, ...fields }] });
const written = { writtenFor: 'Own headline', writtenAt: '2026-11-20T08:00:00Z' };
const at = '2026-11-25T12:00:00Z';
const uncorrected: DatedStory = { headline: 'Own headline', correctedAt: null };

const date = (now: object, before: object | null, of = uncorrected) =>
  dateWords({ slot: slot(now)[0] ?? fail(), before: before ? slot(before) : [], storyOf: () => of, at });
const fail = (): never => {
  throw new Error('There is no place.');
};

describe('the date of words for the front', () => {
  it('is null without words', () => {
    expect(date({ headline: ' ' }, null)).toBeNull();
    expect(date({ ...written }, { headline: 'Gone', ...written })).toBeNull();
  });

  it('is the time of new words, with the headline that the story has', () => {
    expect(date({ headline: 'New' }, null)).toEqual({ writtenFor: 'Own headline', writtenAt: at });
    expect(date({ kicker: 'New' }, {})).toEqual({ writtenFor: 'Own headline', writtenAt: at });
  });

  it('stays with unchanged words, whatever the client sends', () => {
    const corrected = { headline: 'Corrected', correctedAt: '2026-11-24T08:00:00Z' };
    expect(date({ headline: 'Same', writtenAt: at }, { headline: 'Same', ...written }, corrected)).toEqual(
      written,
    );
    expect(date({ headline: 'Same' }, { headline: 'Same', ...written }, corrected)).toEqual(written);
  });

  it('stays while the words are typed', () => {
    expect(date({ headline: 'Same and mo', ...written }, { headline: 'Same', ...written })).toEqual(written);
  });

  it.each([
    ['was corrected', { headline: 'Own headline', correctedAt: '2026-11-24T08:00:00Z' }],
    ['has another headline', { headline: 'Corrected', correctedAt: null }],
  ])('is new if the words change after the story %s', (_case, corrected) => {
    expect(date({ headline: 'New', ...written }, { headline: 'Old', ...written }, corrected)).toEqual({
      writtenFor: corrected.headline,
      writtenAt: at,
    });
  });

  it('is new if the place gets another story', () => {
    const other = { story: { ...story, _ref: 'dam' }, headline: 'Same', ...written };
    expect(date(other, { headline: 'Same', ...written })).toEqual({
      writtenFor: 'Own headline',
      writtenAt: at,
    });
  });

  it('comes with the words of a restored revision', () => {
    const now = { writtenFor: 'Corrected', writtenAt: '2026-11-24T08:00:00Z' };
    expect(date({ headline: 'Old', ...written }, { headline: 'New', ...now })).toEqual(written);
  });

  it('is never in the future', () => {
    const later = { writtenFor: 'Own headline', writtenAt: '2027-01-01T00:00:00Z' };
    expect(date({ headline: 'New', ...later }, null)).toEqual({ writtenFor: 'Own headline', writtenAt: at });
  });
});
