import { withEmbargoInWords } from '../../../../sanity/studio/review/withEmbargoInWords.ts';

const story = (embargoedUntil?: string) => ({ headline: 'A', ...(embargoedUntil && { embargoedUntil }) });
const embargoesIn = (...stories: { embargoedUntil?: unknown }[]) =>
  stories.map(({ embargoedUntil }) => String(embargoedUntil).replaceAll(/[\u202f\u00a0]/g, ' '));

describe('the embargoes of compared stories', () => {
  it('are told in the newsroom’s zone, as other times are', () => {
    const compared = withEmbargoInWords(story(), story('2036-01-15T22:00:00.000Z'), 'America/New_York');
    expect(embargoesIn(...compared)).toEqual([
      'undefined',
      expect.stringContaining('15 January 2036, 17:00 GMT-5'),
    ]);
  });

  it('stay as they are stored while the zone is not known, or if their words are the same', () => {
    const [live, draft] = [story('2036-01-15T22:00:00.000Z'), story('2036-01-15T22:00:30.000Z')];
    expect(withEmbargoInWords(live, draft, 'Europe/London')).toEqual([live, draft]);
    expect(withEmbargoInWords(story(), draft, null)).toEqual([story(), draft]);
  });
});
