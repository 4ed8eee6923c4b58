import 'server-only';
import { cache } from 'react';
import { personPath, sectionPath } from '../../lib/addresses.ts';
import { findFeedStory, type WireFeedStory } from '../../lib/feeds/feedStory.ts';
import type { FeedSubject } from '../../lib/feeds/storyFeed.ts';
import { personFeedQuery, sectionFeedQuery, siteFeedQuery } from '../queries/feeds.ts';
import { findSite } from './findSite.ts';
import { read } from './read.ts';
import { siteAddress } from './siteAddress.ts';

const storiesFrom = (wires: WireFeedStory[]) => {
  const now = new Date();
  return wires.map((wire) => findFeedStory(wire, siteAddress(), now)).filter((story) => story !== null);
};

/** The newest stories of the whole site. */
export const findSiteFeed = cache(async (): Promise<FeedSubject> => {
  const [stories, { title, tagline }] = await Promise.all([read(siteFeedQuery), findSite()]);
  return { title, description: tagline, path: '/', stories: storiesFrom(stories) };
});

type WireSubject = { title?: string | null; description?: string | null; stories: WireFeedStory[] } | null;

const subjectFrom = async (wire: WireSubject, path: string): Promise<FeedSubject | null> => {
  const site = await findSite();
  if (!wire?.title) return null;
  return {
    title: `${site.title}: ${wire.title}`,
    description: wire.description ?? null,
    path,
    stories: storiesFrom(wire.stories),
  };
};

/** The newest stories of a section, or null where there is no such section. */
export const findSectionFeed = cache(async (slug: string) =>
  subjectFrom(await read(sectionFeedQuery, { slug }), sectionPath(slug)),
);

/** The newest stories of a person, or null where there is no such person. */
export const findPersonFeed = cache(async (slug: string) =>
  subjectFrom(await read(personFeedQuery, { slug }), personPath(slug)),
);
