import { arrangeFront } from '../../../lib/front/arrangeFront.ts';
import { editedFrontFrom } from '../../../lib/front/editedFrontFrom.ts';
import { front } from '../../../lib/queryResults/front.ts';
import { parseResult } from '../../../lib/queryResults/parseResult.ts';
import { storyResult } from '../../fixtures/storyResult.ts';

const now = '2026-11-25T12:00:00Z';

/** The headline of the lead, if an editor wrote one for the front. */
const headline = (slot: object, publishedAt = '2026-11-20T08:00:00Z'): string | undefined => {
  const lead = { headline: 'For the front', isSameHeadline: true, story: storyResult(), ...slot };
  const { value, unread } = parseResult(front, {
    stories: [],
    sections: [],
    corrections: [],
    edited: { _id: 'frontPage', _updatedAt: publishedAt, lead, seconds: null, strips: null },
  });
  if (unread.length > 0) throw new Error(JSON.stringify(unread));
  if (!value.edited) throw new Error('The front page is unreadable.');
  const edited = editedFrontFrom(value.edited);
  return arrangeFront({ stories: [], sections: [], corrections: [], mostRead: [], edited, now }).lead
    ?.headline;
};
const own = storyResult().headline;

describe('a headline for the front', () => {
  it.each([
    ['the story was not corrected', { writtenAt: '2026-11-21T08:00:00Z' }],
    [
      'it was written after the correction',
      { writtenAt: '2026-11-21T08:00:01Z', correctedAt: '2026-11-21T08:00:00Z' },
    ],
    ['the front was published after the correction', { correctedAt: '2026-11-19T08:00:00Z' }],
  ])('is shown if %s', (_case, slot) => {
    expect(headline(slot)).toBe('For the front');
  });

  it.each([
    ['a correction', { writtenAt: '2026-11-21T08:00:00Z', correctedAt: '2026-11-21T08:00:00Z' }],
    ['a change of the headline of its story', { writtenAt: now, isSameHeadline: false }],
    ['a correction since the front was published', { correctedAt: '2026-11-21T08:00:00Z' }],
    ['the end of its place', { until: now }],
  ])('is not shown after %s', (_case, slot) => {
    expect(headline(slot)).not.toBe('For the front');
  });

  it('is the story’s own if it is empty', () => {
    expect(headline({ headline: ' ' })).toBe(own);
  });
});
