import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import { teasersFrom } from '../../../lib/articles/teaserFrom.ts';
import type { Teaser } from '../../../lib/content/Teaser.ts';
import { maxRanked, rankMostRead } from '../../../lib/front/rankMostRead.ts';
import { rankedStories } from '../../../lib/queryResults/front.ts';
import { siteLog } from '../../../server/logs/siteLog.ts';
import { viewStore } from '../../../server/views/viewStore.ts';
import { rankedStoriesQuery } from '../../queries/front.ts';
import { readStories } from '../read/readStories.ts';

/** The most read stories of the last 24 hours. */
export const listMostRead = (now: Date): Promise<Teaser[]> =>
  rankMostRead({
    listSlugs: async () => (await viewStore()).listMostRead(now),
    findStories,
    onError: (error) => {
      // Next's own signals are no failures.
      unstable_rethrow(error);
      siteLog().warn({ error }, 'the most read stories could not be ranked');
    },
  });

const findStories = async (slugs: string[]): Promise<Teaser[]> => {
  const { result, shown } = await readStories(rankedStories, rankedStoriesQuery, {
    params: { slugs },
    limits: { maxRanked },
    storiesIn: (stories) => [stories],
  });
  return teasersFrom(shown(result, maxRanked));
};
