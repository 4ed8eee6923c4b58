import { slotProblem } from '../../../lib/front/slotProblem.ts';

const now = '2026-11-25T12:00:00Z';
const live = { headline: 'Own headline', firstPublishedAt: '2026-11-20T08:00:00Z' };
const written = { headline: 'For the front', writtenFor: 'Own headline', writtenAt: '2026-11-21T08:00:00Z' };

describe('a place on the front', () => {
  it.each([
    ['has a live story', {}, live],
    [
      'has words that were written after the correction',
      written,
      { ...live, correctedAt: '2026-11-20T09:00:00Z' },
    ],
    [
      'has no words, and the story was corrected',
      { writtenAt: written.writtenAt },
      { ...live, correctedAt: now },
    ],
    ['ends later', { until: '2026-11-25T12:00:01Z' }, live],
  ])('is shown as written if it %s', (_case, slot, story) => {
    expect(slotProblem(slot, story, now)).toBeNull();
  });

  it.each([
    ['a story that is not on the site', {}, null, /not on the site/],
    ['a story that was never published', {}, { headline: 'Draft' }, /not on the site/],
    ['a retracted story', {}, { ...live, retractedAt: now }, /retracted/],
    ['a time that is over', { until: now }, live, /over/],
    [
      'words from before a correction',
      written,
      { ...live, correctedAt: '2026-11-22T08:00:00Z' },
      /“Own headline”/,
    ],
    ['words for another headline', written, { ...live, headline: 'Corrected' }, /“Corrected”/],
  ])('warns of %s', (_case, slot, story, warning) => {
    expect(slotProblem(slot, story, now)).toMatch(warning);
  });
});
