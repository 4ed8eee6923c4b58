import 'server-only';
import { teasersFrom } from '../../../lib/articles/teaserFrom.ts';
import type { Teaser } from '../../../lib/content/Teaser.ts';
import { rankedStories } from '../../../lib/queryResults/front.ts';
import { siteLog } from '../../../server/logs/siteLog.ts';
import { viewStore } from '../../../server/views/viewStore.ts';
import { rankedStoriesQuery } from '../../queries/front.ts';
import { readStories } from '../read/readStories.ts';

const maxShown = 5;
/** Some of the most read stories may have been retracted or moved since. */
const maxRanked = 20;

/** The most read stories of the last 24 hours. Empty if the counts cannot be read: the page does not need them. */
export const listMostRead = async (now: Date): Promise<Teaser[]> => {
  const slugs = (await listSlugs(now)).slice(0, maxRanked);
  if (slugs.length === 0) return [];
  const { result, shown } = await readStories(rankedStories, rankedStoriesQuery, {
    params: { slugs },
    limits: { maxRanked },
    storiesIn: (stories) => [stories],
  });
  const rankOf = ({ slug }: Teaser): number => slugs.indexOf(slug);
  return teasersFrom(shown(result, maxRanked))
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .slice(0, maxShown);
};

const listSlugs = async (now: Date): Promise<string[]> => {
  try {
    return await (await viewStore()).listMostRead(now);
  } catch (error) {
    siteLog().warn({ error }, 'the most read stories could not be counted');
    return [];
  }
};
