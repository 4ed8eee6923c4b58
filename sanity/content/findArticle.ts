import 'server-only';
import { cache } from 'react';
import type { Article } from '../../lib/articles/Article.ts';
import { articleFrom } from '../../lib/articles/articleFrom.ts';
import { newestSlugs } from '../../lib/wire/lists.ts';
import { story } from '../../lib/wire/story.ts';
import { articleBySlugQuery, newestSlugsQuery } from '../queries/article.ts';
import { findSite } from './findSite.ts';
import { readForBuild } from './read.ts';
import { readStories } from './readStories.ts';
import { showable } from './showable.ts';

const mostMore = 4;

/**
 * The public story at a slug, or null.
 *
 * @throws UnreadableError if it cannot be shown.
 */
export const findArticle = cache(async (slug: string): Promise<Article | null> => {
  const [{ wire, shown }, { noBylineLine }] = await Promise.all([
    readStories(story, articleBySlugQuery, {
      params: { slug },
      most: { more: mostMore },
      storiesIn: (found) => [found?.moreFromSection],
    }),
    findSite(),
  ]);
  if (!wire) return null;
  const moreFromSection = shown(wire.moreFromSection, mostMore);
  return articleFrom({ ...wire, moreFromSection }, { noBylineLine, now: new Date() });
});

/** Older stories are rendered on request. */
const newestRendered = 100;

export const listNewestSlugs = async (): Promise<{ slug: string }[]> =>
  showable(
    (await readForBuild(newestSlugs, newestSlugsQuery, { count: newestRendered })) ?? [],
    story,
    articleBySlugQuery,
    { more: mostMore },
  );
