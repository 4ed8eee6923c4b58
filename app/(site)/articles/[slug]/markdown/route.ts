import { articleMarkdown } from '../../../../../lib/feeds/articleMarkdown.ts';
import { findArticle } from '../../../../../sanity/content/findArticle.ts';
import { findSite } from '../../../../../sanity/content/findSite.ts';
import { answering, respond, respondNotFound } from '../../../../../sanity/content/read/respond.ts';
import { siteAddress } from '../../../../../sanity/content/siteAddress.ts';

export const dynamic = 'force-static';
export const revalidate = 60;
export const generateStaticParams = () => [];

type Context = { params: Promise<{ slug: string }> };

/** GET /articles/<slug>.md: next.config.ts rewrites it to this route. */
export const GET = answering(async (_request: Request, { params }: Context) => {
  const [article, site] = await Promise.all([
    findArticle(decodeURIComponent((await params).slug)),
    findSite(),
  ]);
  return article
    ? respond(articleMarkdown(article, site, siteAddress()), 'text/markdown; charset=utf-8')
    : respondNotFound();
});
