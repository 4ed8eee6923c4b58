import { articlePath } from '../../../lib/addresses.ts';
import type { Article } from '../../../lib/articles/Article.ts';
import { withEntries } from '../../../lib/articles/live/withEntries.ts';
import type { Site } from '../../../lib/site.ts';
import { findArticle } from '../../../sanity/content/findArticle.ts';
import { findAllEntries } from '../../../sanity/content/findLiveEntries.ts';
import { findRedirect, isWithdrawn } from '../../../sanity/content/findPage.ts';
import { findSite } from '../../../sanity/content/findSite.ts';
import {
  answering,
  respond,
  respondGone,
  respondMoved,
  respondNotFound,
} from '../../../sanity/content/read/respond.ts';
import { siteAddress } from '../../../sanity/content/siteAddress.ts';

type Context = { params: Promise<{ slug: string }> };
type Written = { article: Article; site: Site; siteUrl: string };
type Format = { ending: '.md' | '.json'; contentType: string };

/** A handler that answers a story in another format, with all its live entries. */
export const storyRoute = ({ ending, contentType }: Format, write: (story: Written) => string) =>
  answering(async (_request: Request, { params }: Context) => {
    const slug = decodeURIComponent((await params).slug);
    const [article, site] = await Promise.all([findArticle(slug), findSite()]);
    if (!article) return respondElsewhere(slug, ending);
    const whole = withEntries(article, await findAllEntries(article), site);
    return respond(write({ article: whole, site, siteUrl: siteAddress() }), contentType);
  });

/**
 * The answer where a story is not: 410 if it was withdrawn, 308 to the same at its new address, else 404.
 *
 * @param ending what follows the address of the story.
 */
export const respondElsewhere = async (slug: string, ending: string): Promise<Response> => {
  const path = articlePath(slug);
  if (await isWithdrawn(path)) return respondGone();
  const movedTo = await findRedirect(path);
  return movedTo?.startsWith('/articles/') ? respondMoved(`${movedTo}${ending}`, 308) : respondNotFound();
};
