import { slotProblem } from '../../../lib/front/slotProblem.ts';
import { untilProblem } from '../../../lib/front/untilProblem.ts';

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
  ])('is shown as written if it %s', (_case, slot, story) => {
    expect(slotProblem(slot, story)).toBeNull();
  });

  it.each([
    ['a story that is not on the site', {}, null, /not on the site/],
    ['a story that was never published', {}, { headline: 'Draft' }, /not on the site/],
    ['a retracted story', {}, { ...live, retractedAt: now }, /retracted/],
    [
      'words from before a correction',
      written,
      { ...live, correctedAt: '2026-11-22T08:00:00Z' },
      /“Own headline”/,
    ],
    ['words for another headline', written, { ...live, headline: 'Corrected' }, /“Corrected”/],
  ])('warns of %s', (_case, slot, story, warning) => {
    expect(slotProblem(slot, story)).toMatch(warning);
  });
});

describe('the end of a place on the front', () => {
  it.each([['2026-11-25T12:00:01Z'], [null], [undefined]])('is to come: %s', (until) => {
    expect(untilProblem(until, now)).toBeNull();
  });

  it.each([[now], ['2026-11-24T12:00:00Z'], ['soon']])('is warned of: %s', (until) => {
    expect(untilProblem(until, now)).toMatch(/has passed/);
  });
});
