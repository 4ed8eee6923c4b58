import { absolute } from '../../../../../lib/addresses.ts';
import { writeNinjs } from '../../../../../lib/archive/write/ninjs.ts';
import { wholeAddress } from '../../../../../lib/archive/write/picturesIn.ts';
import { ninjsType } from '../../../../../lib/feeds/ninjsStandard.ts';
import { findArticle } from '../../../../../sanity/content/findArticle.ts';
import { findSite } from '../../../../../sanity/content/findSite.ts';
import { answering, respond, respondNotFound } from '../../../../../sanity/content/read/respond.ts';
import { siteAddress } from '../../../../../sanity/content/siteAddress.ts';

export const dynamic = 'force-static';
export const revalidate = 60;
export const generateStaticParams = () => [];

type Context = { params: Promise<{ slug: string }> };

/** GET /articles/<slug>.json: next.config.ts rewrites it to this route. */
export const GET = answering(async (_request: Request, { params }: Context) => {
  const [article, site] = await Promise.all([
    findArticle(decodeURIComponent((await params).slug)),
    findSite(),
  ]);
  const siteUrl = siteAddress();
  return article
    ? respond(
        writeNinjs({
          article,
          site,
          siteUrl,
          addressOf: (picture) => absolute(wholeAddress(picture), siteUrl),
        }),
        ninjsType,
      )
    : respondNotFound();
});
