import { notFound } from 'next/navigation';
import { findArticle } from '../../../../../sanity/content/findArticle.ts';
import { findSite } from '../../../../../sanity/content/findSite.ts';

/** The story of a report, and the site's data. Ends with `notFound()` if there is no such story. */
export const findReported = async (params: Promise<{ slug: string }>) => {
  const slug = decodeURIComponent((await params).slug);
  const [article, site] = await Promise.all([findArticle(slug), findSite()]);
  if (!article) notFound();
  return { article, site };
};
