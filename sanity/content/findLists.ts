import 'server-only';
import { cache } from 'react';
import { findContact } from '../../lib/articles/articleFrom.ts';
import {
  linkFrom,
  linksFrom,
  teasersFrom,
  type WireLink,
  type WireTeaser,
} from '../../lib/articles/teaserFrom.ts';
import { findPicture } from '../../lib/images/imageUrl.ts';
import type { Person, StoryList } from '../../lib/lists.ts';
import { listSlugsQuery, personBySlugQuery, sectionBySlugQuery, topicBySlugQuery } from '../queries/lists.ts';
import { read, readForBuild } from './read.ts';

type WireList = (NonNullable<WireLink> & { description?: string | null; stories: WireTeaser[] }) | null;

const listFrom = (wire: WireList): StoryList | null => {
  const link = linkFrom(wire);
  return wire && link
    ? { ...link, description: wire.description ?? null, stories: teasersFrom(wire.stories) }
    : null;
};

export const findSection = cache(async (slug: string) => listFrom(await read(sectionBySlugQuery, { slug })));

export const findTopic = cache(async (slug: string) => listFrom(await read(topicBySlugQuery, { slug })));

export const findPerson = cache(async (slug: string): Promise<Person | null> => {
  const wire = await read(personBySlugQuery, { slug });
  const contact = findContact(wire, new Date());
  if (!wire || !contact) return null;
  return {
    name: contact.name,
    slug,
    role: contact.role,
    biography: wire.biography,
    portrait: findPicture(wire.portrait),
    expertise: wire.expertise ?? [],
    languages: wire.languages ?? [],
    beats: linksFrom(wire.beats),
    contact,
    stories: teasersFrom(wire.stories),
  };
});

/** The slugs of one kind of list, to be rendered beforehand. */
export const listSlugs = async (
  kind: 'sections' | 'topics' | 'people' | 'pages',
): Promise<{ slug: string }[]> =>
  ((await readForBuild(listSlugsQuery))?.[kind] ?? []).flatMap(({ slug }) => (slug ? [{ slug }] : []));
