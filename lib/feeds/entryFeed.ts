import { articlePath, entryPath } from '../addresses.ts';
import type { Article } from '../articles/Article.ts';
import { lastChangedAt } from '../articles/lastModified.ts';
import { formatInstant } from '../dates/newsroomDate.ts';
import type { LiveEntry } from '../live/LiveCoverage.ts';
import type { Site } from '../site.ts';
import { wordsOf } from '../words/wordsOf.ts';
import { bodyHtml } from './bodyHtml.ts';
import { notesHtml } from './feedStory.ts';
import type { FeedContent } from './storyFeed.ts';

type EntryFeedOptions = { site: Site; siteUrl: string };

/**
 * The entries of a live story as a feed. Each has the address of its own page, and its time for want of a headline.
 *
 * @param entries newest first.
 */
export const entryFeed = (
  article: Article,
  entries: LiveEntry[],
  { site, siteUrl }: EntryFeedOptions,
): FeedContent => {
  const { headline, standfirst, slug, language } = article;
  const words = wordsOf(site);
  return {
    title: `${site.title}: ${headline}`,
    description: standfirst,
    path: articlePath(slug),
    items: entries.map(({ id, body, authors, corrections, ...entry }) => ({
      path: entryPath(slug, id),
      title: entry.headline ?? formatInstant(entry.publishedAt, site),
      description: null,
      html: notesHtml(corrections, words) + bodyHtml(body, { siteUrl, words }),
      authors: authors.map(({ name }) => name),
      publishedAt: entry.publishedAt,
      changedAt: lastChangedAt({ ...entry, corrections }),
      language,
    })),
  };
};
