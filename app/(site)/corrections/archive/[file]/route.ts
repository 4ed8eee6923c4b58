import { correctionsFeed } from '../../../../../lib/feeds/correctionsFeed.ts';
import { atom, jsonFeed } from '../../../../../lib/feeds/feedFormats.ts';
import { findCorrectionsArchive } from '../../../../../sanity/content/findLog.ts';
import { findSite } from '../../../../../sanity/content/findSite.ts';
import { answering, respond, respondNotFound } from '../../../../../sanity/content/read/respond.ts';
import { siteAddress } from '../../../../../sanity/content/siteAddress.ts';

export const dynamic = 'force-static';
export const revalidate = 60;
export const generateStaticParams = () => [];

type Context = { params: Promise<{ file: string }> };

/** `1.xml` and `1.json` onwards: older entries of the feed of corrections. */
export const GET = answering(async (_request: Request, { params }: Context) => {
  const [, number, ending] = /^([1-9]\d{0,5})\.(xml|json)$/.exec((await params).file) ?? [];
  const feed = number ? await findCorrectionsArchive(Number(number)) : null;
  if (!feed) return respondNotFound();
  const format = ending === 'xml' ? atom : jsonFeed;
  const options = { site: await findSite(), siteUrl: siteAddress(), format };
  return respond(correctionsFeed(feed, options), format.type);
});
