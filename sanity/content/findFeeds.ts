import 'server-only';
import { cache } from 'react';
import { personPath, sectionPath } from '../../lib/addresses.ts';
import { feedStories, feedStoryFrom, maxFeedStories, retractedStoryFrom } from '../../lib/feeds/feedStory.ts';
import type { FeedSubject } from '../../lib/feeds/storyFeed.ts';
import { siteFeed, subjectFeed, type WireFeed } from '../../lib/wire/lists.ts';
import type { WireFeedStory } from '../../lib/wire/story.ts';
import { personFeedQuery, sectionFeedQuery, siteFeedQuery } from '../queries/feeds.ts';
import { findSite } from './findSite.ts';
import { readStories } from './readStories.ts';
import { siteAddress } from './siteAddress.ts';

/** A feed's query holds the whole text: what is unreadable is known at once. */
const whole = { most: { most: maxFeedStories }, storiesIn: () => [] };

const storiesFrom = (stories: WireFeedStory[], retracted: WireFeed['retracted']) => {
  const now = new Date();
  return feedStories(
    stories.map((wire) => feedStoryFrom(wire, siteAddress(), now)),
    (retracted ?? []).map(retractedStoryFrom),
  );
};

/** The newest stories of the whole site. */
export const findSiteFeed = cache(async (): Promise<FeedSubject> => {
  const [{ wire, shown }, { title, tagline }] = await Promise.all([
    readStories(siteFeed, siteFeedQuery, whole),
    findSite(),
  ]);
  const stories = storiesFrom(shown(wire.stories, maxFeedStories), wire.retracted);
  return { title, description: tagline, path: '/', stories };
});

const findSubject = async (query: string, slug: string, path: string): Promise<FeedSubject | null> => {
  const [{ wire, shown }, site] = await Promise.all([
    readStories(subjectFeed, query, { params: { slug }, ...whole }),
    findSite(),
  ]);
  return (
    wire && {
      title: `${site.title}: ${wire.title}`,
      description: wire.description ?? null,
      path,
      stories: storiesFrom(shown(wire.stories, maxFeedStories), wire.retracted),
    }
  );
};

/** The newest stories of a section, or null where there is no such section. */
export const findSectionFeed = cache((slug: string) =>
  findSubject(sectionFeedQuery, slug, sectionPath(slug)),
);

/** The newest stories of a person, or null where there is no such person. */
export const findPersonFeed = cache((slug: string) => findSubject(personFeedQuery, slug, personPath(slug)));
