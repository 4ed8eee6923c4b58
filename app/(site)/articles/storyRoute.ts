import { articlePath } from '../../../lib/addresses.ts';
import type { Article } from '../../../lib/articles/Article.ts';
import { withEntries } from '../../../lib/articles/live/withEntries.ts';
import type { Site } from '../../../lib/site.ts';
import { findArticle } from '../../../sanity/content/findArticle.ts';
import { findAllEntries } from '../../../sanity/content/findLiveEntries.ts';
import { isWithdrawn } from '../../../sanity/content/findPage.ts';
import { findSite } from '../../../sanity/content/findSite.ts';
import { answering, respond, respondGone, respondNotFound } from '../../../sanity/content/read/respond.ts';
import { siteAddress } from '../../../sanity/content/siteAddress.ts';

type Context = { params: Promise<{ slug: string }> };
type Written = { article: Article; site: Site; siteUrl: string };

/** A handler that answers a story in another format, with all its live entries; 404 for an unknown one, 410 for a withdrawn one. */
export const storyRoute = (write: (story: Written) => string, contentType: string) =>
  answering(async (_request: Request, { params }: Context) => {
    const slug = decodeURIComponent((await params).slug);
    const [article, site] = await Promise.all([findArticle(slug), findSite()]);
    if (!article) return (await isWithdrawn(articlePath(slug))) ? respondGone() : respondNotFound();
    const whole = withEntries(article, await findAllEntries(article), site);
    return respond(write({ article: whole, site, siteUrl: siteAddress() }), contentType);
  });
