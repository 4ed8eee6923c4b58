import 'server-only';
import type { z } from 'zod';
import { articlePath, pagePath, personPath, sectionPath, topicPath } from '../../lib/addresses.ts';
import { lastChangedAt } from '../../lib/articles/lastModified.ts';
import { type Translation, translationsFrom } from '../../lib/articles/translations/translationsFrom.ts';
import { findPublicCorrection } from '../../lib/corrections/publicCorrections.ts';
import { listSlugs } from '../../lib/queryResults/lists.ts';
import { count, newsEntries, sitemapFile } from '../../lib/queryResults/story.ts';
import { type NewsEntry, newsSitemapHours, type SitemapEntry } from '../../lib/sitemaps/sitemaps.ts';
import { newsSitemapQuery, sitemapQuery, storyCountQuery } from '../queries/feeds.ts';
import { listSlugsQuery } from '../queries/lists.ts';
import { read } from './read/read.ts';
import { findUnshowable } from './read/readStories.ts';

/** Below the protocol's 50,000, so that a file is quick to build. */
const storiesPerSitemap = 10_000;
/** Files are rebuilt after each publish, so a larger one is checked gradually. */
const maxReadsPerSitemap = 2_000;

/** The numbers of the story files, from 1. */
export const countSitemaps = async (): Promise<number> =>
  Math.max(1, Math.ceil((await read(count, storyCountQuery)) / storiesPerSitemap));

/** The readable stories of one file, from 1. Corrections count as changes. */
export const listSitemapStories = async (file: number): Promise<SitemapEntry[]> => {
  const from = (file - 1) * storiesPerSitemap;
  const { stories, translations, corrections } = await read(sitemapFile, sitemapQuery, {
    from,
    to: from + storiesPerSitemap,
  });
  const unshowable = await findUnshowable(stories ?? [], maxReadsPerSitemap);
  const shown = (stories ?? []).filter(({ _id }) => !unshowable.has(_id));
  const byStory = Map.groupBy(corrections ?? [], ({ article }) => article);
  const languagesOf = languagesFrom(translations ?? [], new Date());
  return shown.map(({ _id, slug, language, publishedAt, modifiedAt }) => ({
    path: articlePath(slug),
    ...languagesOf({ _id, slug, language: language ?? 'en' }),
    lastChangedAt: lastChangedAt({
      publishedAt,
      modifiedAt: modifiedAt ?? null,
      corrections: (byStory.get(_id) ?? [])
        .map(findPublicCorrection)
        .filter((correction) => correction !== null),
    }),
  }));
};

type Groups = NonNullable<z.output<typeof sitemapFile>['translations']>;

/** The addresses of a story in its languages, as its page names them. */
const languagesFrom = (groups: Groups, now: Date) => {
  const byStory = new Map(
    groups.flatMap(({ stories }) => (stories ?? []).map(({ _id }) => [_id, stories ?? []] as const)),
  );
  return (story: { _id: string; slug: string; language: string }): Pick<SitemapEntry, 'languages'> => {
    const group = byStory.get(story._id) ?? [];
    const isRetracted = group.some(({ _id, retractedAt }) => _id === story._id && retractedAt);
    const others = isRetracted ? [] : translationsFrom(story, group, now);
    const at = ({ language, slug }: Pick<Translation, 'language' | 'slug'>) => ({
      language,
      path: articlePath(slug),
    });
    return others.length > 0 ? { languages: [at(story), ...others.map(at)] } : {};
  };
};

/** All other pages. */
export const listSitemapPages = async (): Promise<SitemapEntry[]> => {
  const { sections, topics, people, pages } = await read(listSlugs, listSlugsQuery);
  const at = (results: { slug: string }[] | null | undefined, path: (slug: string) => string) =>
    (results ?? []).map(({ slug }) => ({ path: path(slug), lastChangedAt: null }));
  return [
    { path: '/', lastChangedAt: null },
    { path: '/corrections', lastChangedAt: null },
    ...at(sections, sectionPath),
    ...at(topics, topicPath),
    ...at(people, personPath),
    ...at(pages, pagePath),
  ];
};

/** The stories of the last two days, newest first. */
export const listNewsEntries = async (now: Date): Promise<NewsEntry[]> => {
  // Rounded to the hour, so that the lake can cache the query.
  const since = new Date(now.getTime() - (newsSitemapHours + 1) * 3_600_000);
  since.setUTCMinutes(0, 0, 0);
  const stories = (await read(newsEntries, newsSitemapQuery, { since: since.toISOString() })) ?? [];
  const unshowable = await findUnshowable(stories);
  return stories
    .filter(({ _id }) => !unshowable.has(_id))
    .map(({ language, ...story }) => ({ ...story, language: language ?? 'en' }));
};
