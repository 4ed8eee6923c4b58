import { findRetractedAt, headlineWithStatus, retractionNotice } from '../../../lib/articles/retraction.ts';
import type { Correction } from '../../../lib/corrections/Correction.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';
import { correction } from '../../fixtures/story.ts';

const words = wordsOf({ language: 'en' });

const retraction: Correction = {
  ...correction,
  kind: 'retraction',
  note: 'The figures were invented.',
  publishedAt: '2026-11-20T10:00:00Z',
  isAlone: false,
};
const replaced: Correction = { ...retraction, isSuperseded: true, publishedAt: '2026-11-19T10:00:00Z' };

describe('a retraction', () => {
  it.each<[string, string | null, Correction[], string | null]>([
    ['its own date', '2026-11-01T10:00:00Z', [retraction], '2026-11-01T10:00:00Z'],
    ['the date of its retraction', null, [correction, retraction], retraction.publishedAt],
    ['the date of the retraction that stands', null, [replaced, retraction], retraction.publishedAt],
    ['no date of a replaced retraction', null, [replaced], null],
    ['no date of a correction', null, [correction], null],
  ])('dates a story by %s', (_case, own, corrections, retractedAt) => {
    expect(findRetractedAt(own, corrections)).toBe(retractedAt);
  });

  it('marks the headline', () => {
    expect(headlineWithStatus({ headline: 'A', retractedAt: null }, words)).toBe('A');
    expect(headlineWithStatus({ headline: 'A', retractedAt: retraction.publishedAt }, words)).toBe(
      'Retracted: A',
    );
  });

  it.each<[string, Correction[], string]>([
    ['its note', [correction, retraction], retraction.note],
    ['the note that stands', [{ ...replaced, note: 'Older.' }, retraction], retraction.note],
    [
      'its note, with the mark of one editor',
      [{ ...retraction, isAlone: true }],
      'The figures were invented. Published by one editor, without a second.',
    ],
    ['that it was retracted, if it has no note', [correction], 'This story has been retracted.'],
  ])('describes a story by %s', (_case, corrections, notice) => {
    expect(retractionNotice(corrections, words)).toBe(notice);
  });
});
