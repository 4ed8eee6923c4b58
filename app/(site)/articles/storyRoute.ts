import type { Article } from '../../../lib/articles/Article.ts';
import { withEntries } from '../../../lib/articles/live/withEntries.ts';
import type { Site } from '../../../lib/site.ts';
import { findArticle } from '../../../sanity/content/findArticle.ts';
import { findAllEntries } from '../../../sanity/content/findLiveEntries.ts';
import { findSite } from '../../../sanity/content/findSite.ts';
import { answering, respond, respondNotFound } from '../../../sanity/content/read/respond.ts';
import { siteAddress } from '../../../sanity/content/siteAddress.ts';

type Context = { params: Promise<{ slug: string }> };
type Written = { article: Article; site: Site; siteUrl: string };

/** A handler that answers a story in another format, with all its live entries; 404 for an unknown one. */
export const storyRoute = (write: (story: Written) => string, contentType: string) =>
  answering(async (_request: Request, { params }: Context) => {
    const [article, site] = await Promise.all([
      findArticle(decodeURIComponent((await params).slug)),
      findSite(),
    ]);
    if (!article) return respondNotFound();
    const whole = withEntries(article, await findAllEntries(article), site);
    return respond(write({ article: whole, site, siteUrl: siteAddress() }), contentType);
  });
