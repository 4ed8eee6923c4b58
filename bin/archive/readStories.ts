import { z } from 'zod';
import type { Article } from '../../lib/articles/Article.ts';
import { articleFrom } from '../../lib/articles/articleFrom.ts';
import { liveEntryFrom } from '../../lib/articles/live/liveCoverageFrom.ts';
import { withEntries } from '../../lib/articles/live/withEntries.ts';
import { countPages, entriesPerPage, firstOfPage } from '../../lib/live/coveragePages.ts';
import type { LiveEntry } from '../../lib/live/LiveCoverage.ts';
import { liveEntries } from '../../lib/queryResults/live.ts';
import { parseResult, UnreadableError } from '../../lib/queryResults/parseResult.ts';
import { site } from '../../lib/queryResults/site.ts';
import { story } from '../../lib/queryResults/story.ts';
import type { Site } from '../../lib/site.ts';
import { siteFrom } from '../../lib/siteFrom.ts';
import { exportedIdsQuery, exportedStoriesQuery, exportedStoryQuery } from '../../sanity/queries/article.ts';
import { liveEntriesQuery } from '../../sanity/queries/live.ts';
import { siteQuery } from '../../sanity/queries/site.ts';
import { loadTheme } from '../../server/theme/loadTheme.ts';
import type { ArchiveSource } from './archiveSource.ts';

export const readSite = async (source: ArchiveSource): Promise<Site> =>
  siteFrom(parseResult(site, await source.query(siteQuery)).value, loadTheme());

/** A story, or why it cannot be shown. */
export type ReadStory = { article: Article } | { slug: string; problem: string };

/** Stories in memory at a time. */
const batchSize = 20;
/** A lake passes over all stories before the first id, so there are few lists of ids. */
const idsPerList = 2_000;

const rows = z.array(z.looseObject({ _id: z.string(), slug: z.unknown() }));
type Row = z.output<typeof rows>[number];

const readRow = (row: Row, noBylineLine: string | null): ReadStory => {
  const slug = String(row.slug);
  try {
    const { value } = parseResult(story, row);
    if (!value) return { slug, problem: 'It is not there.' };
    return { article: articleFrom(value, { noBylineLine, now: new Date() }) };
  } catch (error) {
    if (error instanceof UnreadableError) return { slug, problem: error.message };
    throw error;
  }
};

/** A live story has its entries on several pages of the site, and here in one text. */
const readEntries = async (
  source: ArchiveSource,
  { id, live, corrections }: Article,
): Promise<LiveEntry[]> => {
  const entries: LiveEntry[] = [];
  for (let page = 1; page <= countPages(live?.count ?? 0); page += 1) {
    const first = firstOfPage(page);
    const found = await source.query(liveEntriesQuery, { id, first, end: first + entriesPerPage });
    const { value } = parseResult(liveEntries, found);
    entries.push(...(value ?? []).map((entry) => liveEntryFrom(entry, corrections, new Date())));
  }
  return entries;
};

/** The stories that readers can open, all or one, as their pages show them. */
export async function* readStories(
  source: ArchiveSource,
  site: Site,
  slug: string | undefined,
): AsyncGenerator<ReadStory> {
  const readWhole = async (row: Row): Promise<ReadStory> => {
    const found = readRow(row, site.noBylineLine);
    return 'article' in found
      ? { article: withEntries(found.article, await readEntries(source, found.article), site) }
      : found;
  };
  const read = async (query: string, params: Record<string, unknown>): Promise<Row[]> =>
    rows.parse(await source.query(query, params));
  if (slug !== undefined) {
    for (const row of await read(exportedStoryQuery, { slug })) yield await readWhole(row);
    return;
  }
  for await (const ids of idLists(source))
    for (let first = 0; first < ids.length; first += batchSize) {
      const batch = await read(exportedStoriesQuery, { ids: ids.slice(first, first + batchSize) });
      for (const row of batch) yield await readWhole(row);
    }
}

const listOfIds = z.array(z.string());

/** The ids of all stories that readers can open, in lists that are not empty. */
async function* idLists(source: ArchiveSource): AsyncGenerator<string[]> {
  for (let after = ''; ; ) {
    const ids = listOfIds.parse(await source.query(exportedIdsQuery, { after, count: idsPerList }));
    const last = ids.at(-1);
    if (last === undefined) return;
    yield ids;
    after = last;
  }
}
