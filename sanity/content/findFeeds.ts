import 'server-only';
import { cache } from 'react';
import { personPath, sectionPath, topicPath } from '../../lib/addresses.ts';
import { feedStories, feedStoryFrom, maxFeedStories, retractedStoryFrom } from '../../lib/feeds/feedStory.ts';
import type { FeedSubject } from '../../lib/feeds/storyFeed.ts';
import { type FeedResult, siteFeed, subjectFeed } from '../../lib/queryResults/lists.ts';
import type { FeedStoryResult } from '../../lib/queryResults/story.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { personFeedQuery, sectionFeedQuery, siteFeedQuery, topicFeedQuery } from '../queries/feeds.ts';
import { findSite } from './findSite.ts';
import { readStories } from './read/readStories.ts';
import { siteAddress } from './siteAddress.ts';

/** The query of a feed returns whole stories, so unreadable ones are known without another query. */
const whole = { limits: { maxStories: maxFeedStories }, storiesIn: () => [] };

const storiesFrom = (stories: FeedStoryResult[], retracted: FeedResult['retracted'], site: Site) => {
  const words = wordsOf(site);
  const now = new Date();
  return feedStories(
    stories.map((result) => feedStoryFrom(result, { siteUrl: siteAddress(), words }, now)),
    (retracted ?? []).map((result) => retractedStoryFrom(result, words)),
  );
};

/** The newest stories of the whole site. */
export const findSiteFeed = cache(async (): Promise<FeedSubject> => {
  const [{ result, shown }, site] = await Promise.all([
    readStories(siteFeed, siteFeedQuery, whole),
    findSite(),
  ]);
  const stories = storiesFrom(shown(result.stories, maxFeedStories), result.retracted, site);
  return { title: site.title, description: site.tagline, path: '/', stories };
});

const findSubject = async (query: string, slug: string, path: string): Promise<FeedSubject | null> => {
  const [{ result, shown }, site] = await Promise.all([
    readStories(subjectFeed, query, { params: { slug }, ...whole }),
    findSite(),
  ]);
  return (
    result && {
      title: `${site.title}: ${result.title}`,
      description: result.description ?? null,
      path,
      stories: storiesFrom(shown(result.stories, maxFeedStories), result.retracted, site),
    }
  );
};

/** The newest stories of a section, or null if there is no such section. */
export const findSectionFeed = cache((slug: string) =>
  findSubject(sectionFeedQuery, slug, sectionPath(slug)),
);

/** The newest stories of a topic, or null if there is no such topic. */
export const findTopicFeed = cache((slug: string) => findSubject(topicFeedQuery, slug, topicPath(slug)));

/** The newest stories of a person, or null if there is no such person. */
export const findPersonFeed = cache((slug: string) => findSubject(personFeedQuery, slug, personPath(slug)));
