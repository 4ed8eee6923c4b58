import 'server-only';
import { cache } from 'react';
import type { Article } from '../../lib/articles/Article.ts';
import { findArticle as articleByRules } from '../../lib/articles/articleFrom.ts';
import { articleBySlugQuery, newestSlugsQuery } from '../queries/article.ts';
import { findSite } from './findSite.ts';
import { read, readForBuild } from './read.ts';

/** The story at a slug, by the newsroom's rules; null where there is none for readers. */
export const findArticle = cache(async (slug: string): Promise<Article | null> => {
  const [wire, { noBylineLine }] = await Promise.all([read(articleBySlugQuery, { slug }), findSite()]);
  return articleByRules(wire, { noBylineLine, now: new Date() });
});

/** Older stories are rendered when first asked for. */
const newestRendered = 100;

export const listNewestSlugs = async (): Promise<{ slug: string }[]> =>
  ((await readForBuild(newestSlugsQuery, { count: newestRendered })) ?? []).flatMap(({ slug }) =>
    slug ? [{ slug }] : [],
  );
