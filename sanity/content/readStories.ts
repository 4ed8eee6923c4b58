import 'server-only';
import type { QueryParams } from '@sanity/client';
import { LRUCache } from 'lru-cache';
import type { z } from 'zod';
import { wholeStories } from '../../lib/wire/story.ts';
import type { WireTeaser } from '../../lib/wire/teaser.ts';
import { wholeStoriesQuery } from '../queries/article.ts';
import { readApart, readNoting } from './read.ts';

type Revision = Pick<WireTeaser, '_id' | '_rev'>;

/** Returns true if a revision of a story can be shown. Revisions never change, so the result is cached. */
const verdicts = new LRUCache<string, boolean>({ max: 50_000 });
const nameOf = ({ _id, _rev }: Revision): string => `${_id} ${_rev}`;
const maxStoriesAQuery = 100;

/**
 * Which of these stories a reader could not open.
 *
 * @param maxRead how many of those that were not read yet are read, the last ones first. What is left of them is taken
 * for showable until another call comes to it.
 */
export const findUnshowable = async (
  stories: Revision[],
  maxRead = Number.POSITIVE_INFINITY,
): Promise<Set<string>> => {
  const unread = stories.filter((story) => story._rev && !verdicts.has(nameOf(story)));
  const unknown = unread.slice(Math.max(0, unread.length - maxRead));
  for (let from = 0; from < unknown.length; from += maxStoriesAQuery) {
    const some = unknown.slice(from, from + maxStoriesAQuery);
    const readable = await readApart(wholeStories, wholeStoriesQuery, { ids: some.map(({ _id }) => _id) });
    const showable = new Set((readable ?? []).map(({ _id }) => _id));
    for (const story of some) verdicts.set(nameOf(story), showable.has(story._id));
  }
  return new Set(stories.filter((story) => verdicts.get(nameOf(story)) === false).map(({ _id }) => _id));
};

/** The number of extra stories requested if some cannot be shown. */
const extras = [0, 50, 500];

type Options<Wire> = {
  params?: QueryParams;
  /** How many a list shows at most, by the query's parameter. */
  most: Record<string, number>;
  /** The stories whose text the query does not hold. */
  storiesIn: (wire: Wire) => (Revision[] | null | undefined)[];
};

/**
 * What the lake has, with lists long enough although what cannot be shown is left out of them.
 *
 * @returns `shown`: the stories of a list that can be shown, as many as the list shows at most.
 */
export const readStories = async <Wire>(
  schema: z.ZodType<Wire>,
  query: string,
  { params, most, storiesIn }: Options<Wire>,
) => {
  for (const extra of extras) {
    const wider = Object.fromEntries(Object.entries(most).map(([name, count]) => [name, count + extra]));
    const { value, unread } = await readNoting(schema, query, { ...params, ...wider });
    const unshowable = await findUnshowable(storiesIn(value).flatMap((stories) => stories ?? []));
    if (unread.length + unshowable.size > extra && extra !== extras.at(-1)) continue;
    const shown = <Story extends Revision>(stories: Story[] | null | undefined, count: number): Story[] =>
      (stories ?? []).filter(({ _id }) => !unshowable.has(_id)).slice(0, count);
    return { wire: value, shown };
  }
  throw new Error('unreachable');
};
