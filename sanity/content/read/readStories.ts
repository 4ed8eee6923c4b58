import 'server-only';
import type { QueryParams } from '@sanity/client';
import { LRUCache } from 'lru-cache';
import type { z } from 'zod';
import { wholeStories } from '../../../lib/queryResults/story.ts';
import type { TeaserResult } from '../../../lib/queryResults/teaser.ts';
import { wholeStoriesQuery } from '../../queries/article.ts';
import { readUntracked, readWithProblems } from './read.ts';

type Revision = Pick<TeaserResult, '_id' | '_rev'>;

/** Whether a revision of a story can be shown. Revisions never change, so this is cached. */
const isShowable = new LRUCache<string, boolean>({ max: 50_000 });
const nameOf = ({ _id, _rev }: Revision): string => `${_id} ${_rev}`;
const maxStoriesPerQuery = 100;

/**
 * The ids of the stories that readers cannot open.
 *
 * @param maxRead the number of unchecked stories to read, the last ones first. The others count as showable until a
 * later call checks them.
 */
export const findUnshowable = async (
  stories: Revision[],
  maxRead = Number.POSITIVE_INFINITY,
): Promise<Set<string>> => {
  const unread = stories.filter((story) => story._rev && !isShowable.has(nameOf(story)));
  const unknown = unread.slice(Math.max(0, unread.length - maxRead));
  for (let from = 0; from < unknown.length; from += maxStoriesPerQuery) {
    const some = unknown.slice(from, from + maxStoriesPerQuery);
    const readable = await readUntracked(wholeStories, wholeStoriesQuery, {
      ids: some.map(({ _id }) => _id),
    });
    const showable = new Set((readable ?? []).map(({ _id }) => _id));
    for (const story of some) isShowable.set(nameOf(story), showable.has(story._id));
  }
  return new Set(stories.filter((story) => isShowable.get(nameOf(story)) === false).map(({ _id }) => _id));
};

/** The number of extra stories requested if some cannot be shown. */
const extras = [0, 50, 500];

type Options<Result> = {
  params?: QueryParams;
  /** The number of items in each list, by query parameter. */
  limits: Record<string, number>;
  /** The stories whose text is not in the result. */
  storiesIn: (result: Result) => (Revision[] | null | undefined)[];
  /** The fields of the result that hold the lists, if it has unreadable parts beside them. */
  lists?: string[];
};

/**
 * Reads lists of stories and leaves out those that cannot be shown. Requests more stories if a list would be too short.
 *
 * @returns `shown`: filters a list and cuts it to a length, if one is given.
 */
export const readStories = async <Result>(
  schema: z.ZodType<Result>,
  query: string,
  { params, limits, storiesIn, lists }: Options<Result>,
) => {
  for (const extra of extras) {
    const wider = Object.fromEntries(Object.entries(limits).map(([name, count]) => [name, count + extra]));
    const { value, unread, shortened } = await readWithProblems(schema, query, { ...params, ...wider });
    const unshowable = await findUnshowable(storiesIn(value).flatMap((stories) => stories ?? []));
    const lost = lists ? shortened.filter((name) => lists.includes(name)) : unread;
    if (lost.length + unshowable.size > extra && extra !== extras.at(-1)) continue;
    const shown = <Story extends Revision>(stories: Story[] | null | undefined, count?: number): Story[] =>
      (stories ?? []).filter(({ _id }) => !unshowable.has(_id)).slice(0, count);
    return { result: value, shown };
  }
  throw new Error('The last attempt always returns.');
};
