import { newestFirst } from '../dates/instants.ts';
import type { Link, Teaser } from './Teaser.ts';

/** How a strip is laid out: one story leading the rest, or stories side by side. */
type StripForm = 'led' | 'quarters' | 'thirds' | 'halves';
export type Strip = { section: Link; stories: Teaser[]; form: StripForm };

export type Front = {
  lead: Teaser | null;
  seconds: Teaser[];
  latest: Teaser[];
  strips: Strip[];
};

const mostLatest = 9;
const mostInStrip = 4;

/** Full strips alternate between led and level ones; a short one fills its width. */
const formOf = (count: number, index: number): StripForm => {
  if (count <= 2) return 'halves';
  if (count === 3) return index % 2 === 0 ? 'led' : 'thirds';
  return 'quarters';
};

/**
 * The front page filled by itself: the newest story leads, the two after it stand beside, the newest after the
 * lead run down the column of latest, and each section shows in its strip what is not above already.
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
      stories: own.filter(({ id }) => !above.has(id)).slice(0, mostInStrip),
    }))
    .filter((strip) => strip.stories.length > 0)
    .map((strip, index) => ({ ...strip, form: formOf(strip.stories.length, index) }));
  return { lead, seconds, latest: rest.slice(0, mostLatest), strips };
};
