import 'server-only';
import { cache } from 'react';
import type { z } from 'zod';
import type { Article } from '../../lib/articles/Article.ts';
import { articleFrom, maxMore, maxOfSection, moreIn } from '../../lib/articles/articleFrom.ts';
import { previewLine, wasNeverPublished } from '../../lib/articles/preview/previewLine.ts';
import type { DateSetting } from '../../lib/dates/newsroomDate.ts';
import { newestSlugs } from '../../lib/queryResults/lists.ts';
import { type ArticleResult, previewedStory, storedVersions, story } from '../../lib/queryResults/story.ts';
import {
  articleBySlugQuery,
  movedPreviewQuery,
  newestSlugsQuery,
  previewedArticleQuery,
  storedVersionsQuery,
} from '../queries/article.ts';
import { findSite } from './findSite.ts';
import { findPreviewedAt, rememberPreview } from './previewedAddresses.ts';
import { isPreview, readForBuild, readStored } from './read/read.ts';
import { readStories } from './read/readStories.ts';
import { showable } from './read/showable.ts';

const limits = { more: maxMore, moreOfSection: maxOfSection };

/**
 * The public story at a slug, or null.
 *
 * @throws UnreadableError if it cannot be shown.
 */
export const findArticle = cache(async (slug: string): Promise<Article | null> => {
  const [{ result, shown }, { noBylineLine }] = await Promise.all([
    (await isPreview()) ? readPreviewed(slug) : readStory(articleBySlugQuery, { slug }),
    findSite(),
  ]);
  if (!result) return null;
  const { ofSubjects, ofSection } = moreIn(result);
  const next = { ofSubjects: shown(ofSubjects), ofSection: shown(ofSection) };
  return articleFrom(result, { noBylineLine, now: new Date(), next });
});

const readStory = (
  query: string,
  params: Record<string, string>,
  schema: z.ZodType<ArticleResult | null> = story,
) =>
  readStories(schema, query, {
    params,
    limits,
    storiesIn: (found) => (found ? Object.values(moreIn(found)) : []),
    lists: ['moreFromTopics', 'moreFromAuthors', 'moreFromSection'],
  });

/** The story at a slug, or the one that a preview showed there before its slug changed. */
const readPreviewed = async (slug: string) => {
  const known = findPreviewedAt('article', slug);
  // Beside the story, not after it.
  if (known !== null) readVersions(known).catch(() => undefined);
  const schema = previewedStory(slug);
  const found = await readStory(previewedArticleQuery, { slug }, schema);
  const previewed =
    found.result || known === null ? found : await readStory(movedPreviewQuery, { id: known }, schema);
  const { result } = previewed;
  if (result) await rememberPreview('article', result._id, slug, result.slug);
  return previewed;
};

const readVersions = cache((id: string) => readStored(storedVersions, storedVersionsQuery, { id }));

/** What a preview says about the publication of its story; null for readers. */
export const findPreviewState = async (
  id: string,
  at: { now: string; setting: DateSetting },
): Promise<{ line: string; isUnpublished: boolean } | null> => {
  if (!(await isPreview())) return null;
  const stored = await readVersions(id);
  return { line: previewLine(stored, at), isUnpublished: wasNeverPublished(stored) };
};

/** Older stories are rendered on request. */
const maxPrerendered = 100;

export const listNewestSlugs = async (): Promise<{ slug: string }[]> =>
  showable(
    (await readForBuild(newestSlugs, newestSlugsQuery, { count: maxPrerendered })) ?? [],
    story,
    articleBySlugQuery,
    limits,
  );
