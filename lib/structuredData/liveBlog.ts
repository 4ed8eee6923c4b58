import type { BlogPosting, LiveBlogPosting } from 'schema-dts';
import { absolute, entryPath, personPath } from '../addresses.ts';
import type { Article } from '../articles/Article.ts';
import { laterOf } from '../dates/instants.ts';
import { entryWords } from '../live/entryWords.ts';
import type { LiveEntry } from '../live/LiveCoverage.ts';
import { plainText } from '../text/plainText.ts';

const updateFrom = (entry: LiveEntry, slug: string, siteUrl: string) =>
  ({
    '@type': 'BlogPosting',
    headline: entry.headline ?? entryWords(entry),
    url: absolute(entryPath(slug, entry.id), siteUrl),
    datePublished: entry.publishedAt,
    dateModified: entry.modifiedAt ?? entry.publishedAt,
    articleBody: plainText(entry.body),
    ...(entry.authors.length > 0 && {
      author: entry.authors.map(({ name, slug: person }) => ({
        '@type': 'Person' as const,
        name,
        ...(person && { url: absolute(personPath(person), siteUrl) }),
      })),
    }),
  }) satisfies BlogPosting;

/** When readers last saw something new: the story's own change, the newest entry, or the correction of one. */
const liveModifiedAt = ({ publishedAt, modifiedAt, live }: Article): string =>
  [...(live?.entries ?? []), ...(live?.pinned ?? [])]
    .map((entry) => entry.modifiedAt)
    .reduce<string>(
      (latest, at) => laterOf(latest, at) ?? latest,
      laterOf(laterOf(publishedAt, modifiedAt), live?.newestAt ?? null) ?? publishedAt,
    );

/**
 * What structured data says of live coverage beside what it says of every story, with the entries of the page.
 *
 * @see https://schema.org/LiveBlogPosting
 */
export const liveBlogFields = (article: Article, siteUrl: string) => {
  const { live, slug, publishedAt } = article;
  if (!live) return {};
  return {
    dateModified: liveModifiedAt(article),
    coverageStartTime: publishedAt,
    ...(live.endedAt && { coverageEndTime: live.endedAt }),
    liveBlogUpdate: [...live.pinned, ...live.entries].map((entry) => updateFrom(entry, slug, siteUrl)),
  } satisfies Partial<Exclude<LiveBlogPosting, string>>;
};
