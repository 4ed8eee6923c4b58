import { newestFirst } from '../dates/instants.ts';
import type { Link, Teaser } from './Teaser.ts';

/** The layout of a strip: one lead story, or stories of equal size. */
type StripForm = 'led' | 'quarters' | 'thirds' | 'halves';
export type Strip = { section: Link; stories: Teaser[]; form: StripForm };

export type Front = {
  lead: Teaser | null;
  seconds: Teaser[];
  latest: Teaser[];
  strips: Strip[];
};

const maxLatest = 9;
const maxInStrip = 4;

/** Full strips alternate between both layouts. A short one fills its width. */
const formOf = (count: number, index: number): StripForm => {
  if (count <= 2) return 'halves';
  if (count === 3) return index % 2 === 0 ? 'led' : 'thirds';
  return 'quarters';
};

/**
 * Fills the front page automatically. The newest story leads, the next two are beside it, the following fill the
 * latest column, and each section strip shows stories that are not shown above.
 *
 * @param stories without retracted ones.
 */
export const arrangeFront = (stories: Teaser[], sections: { section: Link; stories: Teaser[] }[]): Front => {
  const byTime = stories.toSorted((a, b) => newestFirst(a.publishedAt, b.publishedAt));
  const [lead = null, ...rest] = byTime;
  const seconds = rest.slice(0, 2);
  const above = new Set([lead, ...seconds].map((story) => story?.id));
  const strips = sections
    .map(({ section, stories: own }) => ({
      section,
      stories: own.filter(({ id }) => !above.has(id)).slice(0, maxInStrip),
    }))
    .filter((strip) => strip.stories.length > 0)
    .map((strip, index) => ({ ...strip, form: formOf(strip.stories.length, index) }));
  return { lead, seconds, latest: rest.slice(0, maxLatest), strips };
};
