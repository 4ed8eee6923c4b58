import 'server-only';
import { cache } from 'react';
import type { Article } from '../../lib/articles/Article.ts';
import { liveEntryFrom } from '../../lib/articles/live/liveCoverageFrom.ts';
import { teaserFrom } from '../../lib/articles/teaserFrom.ts';
import type { Teaser } from '../../lib/content/Teaser.ts';
import { publicCorrections } from '../../lib/corrections/publicCorrections.ts';
import { countPages, entriesPerPage, firstOfPage } from '../../lib/live/coveragePages.ts';
import type { LiveEntry } from '../../lib/live/LiveCoverage.ts';
import { liveEntries, storyOfEntry } from '../../lib/queryResults/live.ts';
import { liveEntriesQuery, liveEntryQuery } from '../queries/live.ts';
import { findArticle } from './findArticle.ts';
import { read } from './read/read.ts';

/** The entries of a numbered page, oldest first. */
const readEntries = async ({ id, corrections }: Article, page: number): Promise<LiveEntry[]> => {
  const first = firstOfPage(page);
  const params = { id, first, end: first + entriesPerPage };
  return ((await read(liveEntries, liveEntriesQuery, params)) ?? []).map((entry) =>
    liveEntryFrom(entry, corrections, new Date()),
  );
};

type UpdatesOfPage = { article: Article; entries: LiveEntry[]; pages: number };

/** A numbered page of a live story, in the order in which its own page shows the entries; null if there is none. */
export const findUpdates = cache(async (slug: string, page: number): Promise<UpdatesOfPage | null> => {
  const article = await findArticle(slug);
  if (!article?.live) return null;
  const pages = countPages(article.live.count);
  if (!Number.isSafeInteger(page) || page < 1 || page > pages) return null;
  const entries = await readEntries(article, page);
  return { article, pages, entries: article.live.endedAt ? entries : entries.toReversed() };
});

/** All entries of a live story, oldest first. A story has a thousand at most. */
export const findAllEntries = async (article: Article): Promise<LiveEntry[]> => {
  const pages = Array.from({ length: countPages(article.live?.count ?? 0) }, (_, index) => index + 1);
  return (await Promise.all(pages.map((page) => readEntries(article, page)))).flat();
};

/** A live story with its newest entries, newest first, for its feed; null for another one and for a retracted one. */
export const findNewestEntries = async (
  slug: string,
): Promise<{ article: Article; entries: LiveEntry[] } | null> => {
  const article = await findArticle(slug);
  if (!article?.live || article.retractedAt) return null;
  const last = countPages(article.live.count);
  const pages = [last - 1, last].filter((page) => page > 0);
  const entries = (await Promise.all(pages.map((page) => readEntries(article, page)))).flat();
  return { article, entries: entries.toReversed().slice(0, entriesPerPage) };
};

/** An entry of a live story with its story, or null. */
export const findEntry = cache(
  async (slug: string, entryId: string): Promise<{ story: Teaser; entry: LiveEntry } | null> => {
    const result = await read(storyOfEntry, liveEntryQuery, { slug, entryId });
    if (!result?.entry) return null;
    const story = teaserFrom(result);
    const corrections = publicCorrections(result.corrections ?? [], story.publishedAt);
    return { story, entry: liveEntryFrom(result.entry, corrections, new Date()) };
  },
);
