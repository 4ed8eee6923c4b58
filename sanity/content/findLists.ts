import 'server-only';
import { cache } from 'react';
import { findContact } from '../../lib/articles/articleFrom.ts';
import { teasersFrom } from '../../lib/articles/teaserFrom.ts';
import type { Teaser } from '../../lib/content/Teaser.ts';
import { findPicture } from '../../lib/images/imageUrl.ts';
import type { Person, StoryList } from '../../lib/lists.ts';
import { periodAt } from '../../lib/periods/calendar.ts';
import { page, personPage, listSlugs as slugsOfLists, storyList } from '../../lib/queryResults/lists.ts';
import type { TeaserResult } from '../../lib/queryResults/teaser.ts';
import { pagesAbove } from '../../lib/sections/pagesAbove.ts';
import { listSlugsQuery, personBySlugQuery, sectionBySlugQuery, topicBySlugQuery } from '../queries/lists.ts';
import { pageBySlugQuery } from '../queries/page.ts';
import { findSite } from './findSite.ts';
import { rememberPreview } from './previewedAddresses.ts';
import { readForBuild } from './read/read.ts';
import { readStories } from './read/readStories.ts';
import { showable } from './read/showable.ts';

const maxStories = 50;

const listed = (slug: string) => ({
  params: { slug },
  limits: { maxStories },
  storiesIn: (result: { stories?: TeaserResult[] | null | undefined } | null) => [result?.stories],
});

const anyMonth = { year: 1, month: 1, day: null };

/** The stories of a list, and the month in which it goes on. */
const newest = (stories: Teaser[], timeZone: string): Pick<StoryList, 'stories' | 'older'> => {
  const last = stories.at(maxStories - 1);
  return { stories, older: last ? periodAt(last.publishedAt, anyMonth, timeZone) : null };
};

const findList = async (
  type: 'section' | 'topic',
  query: string,
  slug: string,
): Promise<StoryList | null> => {
  const [{ result, shown }, { timeZone }] = await Promise.all([
    readStories(storyList, query, listed(slug)),
    findSite(),
  ]);
  if (!result) return null;
  await rememberPreview(type, result._id, slug);
  return {
    title: result.title,
    slug: result.slug,
    description: result.description ?? null,
    above: pagesAbove(result.slug, result.parent),
    parts: result.parts ?? [],
    ...newest(teasersFrom(shown(result.stories, maxStories)), timeZone),
  };
};

export const findSection = cache((slug: string) => findList('section', sectionBySlugQuery, slug));

export const findTopic = cache((slug: string) => findList('topic', topicBySlugQuery, slug));

export const findPerson = cache(async (slug: string): Promise<Person | null> => {
  const [{ result, shown }, { timeZone }] = await Promise.all([
    readStories(personPage, personBySlugQuery, listed(slug)),
    findSite(),
  ]);
  const contact = findContact(result, new Date());
  if (!result || !contact) return null;
  await rememberPreview('person', result._id, slug);
  return {
    name: contact.name,
    slug,
    role: contact.role,
    biography: result.biography ?? null,
    portrait: findPicture(result.portrait),
    expertise: result.expertise ?? [],
    languages: result.languages ?? [],
    beats: result.beats ?? [],
    contact,
    ...newest(teasersFrom(shown(result.stories, maxStories)), timeZone),
  };
});

/** The query of each type of page. */
const pagesOf = {
  sections: [storyList, sectionBySlugQuery],
  topics: [storyList, topicBySlugQuery],
  people: [personPage, personBySlugQuery],
  pages: [page, pageBySlugQuery],
} as const;

/** The slugs of one type of page, which are rendered in advance. */
export const listSlugs = async (kind: keyof typeof pagesOf): Promise<{ slug: string }[]> => {
  const found = (await readForBuild(slugsOfLists, listSlugsQuery))?.[kind] ?? [];
  const [schema, query] = pagesOf[kind];
  return showable<{ slug: string }, unknown>(found, schema, query, { maxStories });
};
