import { Feed } from 'feed';
import { absolute, articlePath } from '../addresses.ts';
import { headlineWithStatus } from '../articles/retraction.ts';
import type { Teaser } from '../content/Teaser.ts';
import { newestFirst } from '../dates/instants.ts';
import { imageUrl, mediaTypeOf, type Picture } from '../images/imageUrl.ts';
import type { Site } from '../site.ts';
import { largeIconOf } from '../theme/icons.ts';
import { wordsOf } from '../words/wordsOf.ts';
import { type FeedFormat, siteOptions } from './feedFormats.ts';

/** A story in a feed. `changedAt` includes corrections, so feed readers see them. */
export type FeedStory = Teaser & {
  description: string | null;
  changedAt: string;
  html: string;
  /** Set if retracted. The entry keeps its id, with the notice as its text. */
  retractedAt: string | null;
};

/** The subject of a feed: the site, a section or a person. `path` is its page, `/` for the site. */
export type FeedSubject = { title: string; description: string | null; path: string; stories: FeedStory[] };

type StoryFeedOptions = {
  site: Site;
  siteUrl: string;
  format: FeedFormat;
  /** The WebSub hub of this feed, or null. */
  hub?: string | null;
};

/** In characters of the stories' HTML. The edge accepts responses up to 16 MB. Further stories are left out. */
const maxFeedLength = 4_000_000;

/** The newest stories of a feed, as many as a response has place for. */
export const thoseThatFit = (stories: FeedStory[]): FeedStory[] => {
  let free = maxFeedLength;
  return stories.filter(({ html }) => {
    const fits = html.length <= free;
    if (fits) free -= html.length;
    return fits;
  });
};

/** Feed readers do not say which formats they know. */
const feedImage = (picture: Picture | null, siteUrl: string) =>
  picture && {
    url: absolute(imageUrl(picture, { width: 1200, isOwnFormat: true }), siteUrl),
    type: mediaTypeOf(picture),
    alt: picture.alt,
    credit: picture.credit,
  };

/**
 * A feed of stories, newest first. An entry's id is the story's address and never changes, so feed readers show a
 * correction as an update.
 */
export const storyFeed = (
  subject: FeedSubject,
  { site, siteUrl, format, hub = null }: StoryFeedOptions,
): string => {
  const base = subject.path === '/' ? '' : subject.path;
  const stories = thoseThatFit(subject.stories);
  const changes = stories.map(({ changedAt }) => changedAt).toSorted(newestFirst);
  const feed = new Feed({
    id: absolute(subject.path, siteUrl),
    title: subject.title,
    description: subject.description ?? site.tagline ?? site.title,
    link: absolute(subject.path, siteUrl),
    ...siteOptions(site, siteUrl),
    image: absolute(largeIconOf(site.look), siteUrl),
    updated: new Date(changes[0] ?? 0),
    feedLinks: {
      rss: absolute(`${base}/feed.xml`, siteUrl),
      atom: absolute(`${base}/atom.xml`, siteUrl),
      json: absolute(`${base}/feed.json`, siteUrl),
    },
    ...(hub !== null && { hub }),
  });
  for (const story of stories) {
    const address = absolute(articlePath(story.slug), siteUrl);
    feed.addItem({
      id: address,
      guid: address,
      link: address,
      title: format.title(
        story.kicker ? `${story.kicker}: ${story.headline}` : headlineWithStatus(story, wordsOf(site)),
      ),
      ...(story.description !== null && { description: format.description(story.description) }),
      content: story.html,
      published: new Date(story.publishedAt),
      date: new Date(story.changedAt),
      author: (story.authors.length > 0 ? story.authors : [site.publisher.name]).map((name) => ({ name })),
      category: story.section ? [{ name: story.section.title, term: story.section.slug }] : [],
      ...format.details({ language: story.language, image: feedImage(story.leadImage, siteUrl) }),
    });
  }
  return format.write(feed);
};
