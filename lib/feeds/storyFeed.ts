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

/** An item of a feed. `path` is its address and never changes. Texts are plain, `html` is not. */
export type FeedItem = Pick<FeedStory, 'description' | 'publishedAt' | 'changedAt' | 'html' | 'authors'> & {
  path: string;
  title: string;
  language: string;
  section?: Teaser['section'];
  picture?: Picture | null;
};

/** The content of any feed, newest first. `path` is the page that it follows. */
export type FeedContent = { title: string; description: string | null; path: string; items: FeedItem[] };

type FeedOptions = {
  site: Site;
  siteUrl: string;
  format: FeedFormat;
  /** The WebSub hub of this feed, or null. */
  hub?: string | null;
};

/** In characters of the items' HTML. The edge accepts responses up to 16 MB. Further items are left out. */
const maxFeedLength = 4_000_000;

/** The newest items of a feed, as many as a response has place for. */
export const thoseThatFit = <Item extends { html: string }>(items: Item[]): Item[] => {
  let free = maxFeedLength;
  return items.filter(({ html }) => {
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

/** A feed of stories, newest first. */
export const storyFeed = ({ stories, ...subject }: FeedSubject, options: FeedOptions): string =>
  writeFeed({ ...subject, items: stories.map((story) => storyItem(story, options.site)) }, options);

const storyItem = (story: FeedStory, site: Site): FeedItem => ({
  ...story,
  path: articlePath(story.slug),
  title: story.kicker ? `${story.kicker}: ${story.headline}` : headlineWithStatus(story, wordsOf(site)),
  picture: story.leadImage,
});

/**
 * The items of a feed in one of its formats. The id of an item is its address and never changes, so feed readers show a
 * correction as an update.
 */
export const writeFeed = (
  subject: FeedContent,
  { site, siteUrl, format, hub = null }: FeedOptions,
): string => {
  const base = subject.path === '/' ? '' : subject.path;
  const items = thoseThatFit(subject.items);
  const changes = items.map(({ changedAt }) => changedAt).toSorted(newestFirst);
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
  for (const item of items) {
    const address = absolute(item.path, siteUrl);
    feed.addItem({
      id: address,
      guid: address,
      link: address,
      title: format.title(item.title),
      ...(item.description !== null && { description: format.description(item.description) }),
      content: item.html,
      published: new Date(item.publishedAt),
      date: new Date(item.changedAt),
      category: item.section ? [{ name: item.section.title, term: item.section.slug }] : [],
      ...format.details({
        language: item.language,
        image: feedImage(item.picture ?? null, siteUrl),
        authors: item.authors.length > 0 ? item.authors : [site.publisher.name],
      }),
    });
  }
  return format.write(feed);
};
