import { z } from 'zod';
import type { Article } from '../../lib/articles/Article.ts';
import { articleFrom } from '../../lib/articles/articleFrom.ts';
import { parseResult, UnreadableError } from '../../lib/queryResults/parseResult.ts';
import { site } from '../../lib/queryResults/site.ts';
import { story } from '../../lib/queryResults/story.ts';
import type { Site } from '../../lib/site.ts';
import { siteFrom } from '../../lib/siteFrom.ts';
import { exportedStoriesQuery, exportedStoryQuery } from '../../sanity/queries/article.ts';
import { siteQuery } from '../../sanity/queries/site.ts';
import type { ArchiveSource } from './archiveSource.ts';

export const readSite = async (source: ArchiveSource): Promise<Site> =>
  siteFrom(parseResult(site, await source.query(siteQuery)).value);

/** A story, or why it cannot be shown. */
export type ReadStory = { article: Article } | { slug: string; problem: string };

/** Stories in memory at a time. */
const batchSize = 20;

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

/** The stories that readers can open, all or one, as their pages show them. */
export async function* readStories(
  source: ArchiveSource,
  { noBylineLine }: Site,
  slug: string | undefined,
): AsyncGenerator<ReadStory> {
  const read = async (query: string, params: Record<string, unknown>): Promise<Row[]> =>
    rows.parse(await source.query(query, params));
  if (slug !== undefined) {
    for (const row of await read(exportedStoryQuery, { slug })) yield readRow(row, noBylineLine);
    return;
  }
  for (let after = ''; ; ) {
    const batch = await read(exportedStoriesQuery, { after, count: batchSize });
    for (const row of batch) yield readRow(row, noBylineLine);
    const last = batch.at(-1);
    if (!last) return;
    after = last._id;
  }
}
