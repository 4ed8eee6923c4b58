import { formatDay } from '../../../lib/dates/newsroomDate.ts';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';
import { searchWords } from '../pictures/pictureQueries.ts';

/** Stories that may stand on the front page. */
export const liveStories = 'defined(firstPublishedAt) && !defined(retractedAt) && !defined(withdrawnAt)';

/** A live story. `at` is ISO 8601. */
export type LiveStory = { id: string; headline: string | null; section: string | null; at: string };

const maxFound = 30;
const isLive = `_type == "article" && ${liveStories}`;
const projection = `{"id": _id, headline, "section": section->title, "at": firstPublishedAt}`;
const newest = `order(firstPublishedAt desc)[0...${maxFound}]${projection}`;
const newestQuery = `*[${isLive}] | ${newest}`;
const searchQuery = `*[${isLive} && headline match text::query($words)] | ${newest}`;
const placedQuery = `{"asked": $ids, "live": *[_id in $ids && ${isLive}]${projection}}`;

const options = { perspective: 'published', listenTo: isLive } as const;

/** The newest live stories, or those with these words in their headline. Undefined while they load. */
export const useNewestStories = (typed = ''): LiveStory[] | undefined => {
  const words = searchWords(typed);
  return useListenedQuery<LiveStory[]>(words ? searchQuery : newestQuery, words ? { words } : {}, options);
};

/**
 * The stories with these ids that are live. Undefined while they load. `asked` has the ids of the last response: for a
 * moment after `ids` change, the new ones are not among them.
 */
export const useStories = (ids: string[]): { asked: string[]; live: LiveStory[] } | undefined =>
  useListenedQuery(placedQuery, { ids: ids.toSorted() }, options);

/** The section of a story, and the day on which readers had it first, in the publication's zone. */
export const storyLine = ({ section, at }: LiveStory, zone: string): string =>
  [section, formatDay(at, { timeZone: zone, language: 'en' })].filter(Boolean).join(' · ');
