import 'server-only';
import { cache } from 'react';
import { findContact } from '../../lib/articles/articleFrom.ts';
import { teasersFrom } from '../../lib/articles/teaserFrom.ts';
import { findPicture } from '../../lib/images/imageUrl.ts';
import type { Person, StoryList } from '../../lib/lists.ts';
import { page, personPage, listSlugs as slugsOfLists, storyList } from '../../lib/wire/lists.ts';
import type { WireTeaser } from '../../lib/wire/teaser.ts';
import { listSlugsQuery, personBySlugQuery, sectionBySlugQuery, topicBySlugQuery } from '../queries/lists.ts';
import { pageBySlugQuery } from '../queries/page.ts';
import { readForBuild } from './read.ts';
import { readStories } from './readStories.ts';
import { showable } from './showable.ts';

const mostStories = 50;

const listed = (slug: string) => ({
  params: { slug },
  most: { most: mostStories },
  storiesIn: (wire: { stories?: WireTeaser[] | null | undefined } | null) => [wire?.stories],
});

const findList = async (query: string, slug: string): Promise<StoryList | null> => {
  const { wire, shown } = await readStories(storyList, query, listed(slug));
  return (
    wire && {
      title: wire.title,
      slug: wire.slug,
      description: wire.description ?? null,
      stories: teasersFrom(shown(wire.stories, mostStories)),
    }
  );
};

export const findSection = cache((slug: string) => findList(sectionBySlugQuery, slug));

export const findTopic = cache((slug: string) => findList(topicBySlugQuery, slug));

export const findPerson = cache(async (slug: string): Promise<Person | null> => {
  const { wire, shown } = await readStories(personPage, personBySlugQuery, listed(slug));
  const contact = findContact(wire, new Date());
  if (!wire || !contact) return null;
  return {
    name: contact.name,
    slug,
    role: contact.role,
    biography: wire.biography ?? null,
    portrait: findPicture(wire.portrait),
    expertise: wire.expertise ?? [],
    languages: wire.languages ?? [],
    beats: wire.beats ?? [],
    contact,
    stories: teasersFrom(shown(wire.stories, mostStories)),
  };
});

/** The query of each type of page. */
const pagesOf = {
  sections: [storyList, sectionBySlugQuery],
  topics: [storyList, topicBySlugQuery],
  people: [personPage, personBySlugQuery],
  pages: [page, pageBySlugQuery],
} as const;

/** The slugs of one kind of list, to be rendered beforehand. */
export const listSlugs = async (kind: keyof typeof pagesOf): Promise<{ slug: string }[]> => {
  const found = (await readForBuild(slugsOfLists, listSlugsQuery))?.[kind] ?? [];
  const [schema, query] = pagesOf[kind];
  return showable<{ slug: string }, unknown>(found, schema, query, { most: mostStories });
};
