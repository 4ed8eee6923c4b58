import { correctionsFeed } from '../../../../lib/feeds/correctionsFeed.ts';
import { jsonFeed } from '../../../../lib/feeds/feedFormats.ts';
import { findCorrectionsFeed } from '../../../../sanity/content/findLog.ts';
import { findSite } from '../../../../sanity/content/findSite.ts';
import { answering, respond } from '../../../../sanity/content/read/respond.ts';
import { siteAddress } from '../../../../sanity/content/siteAddress.ts';

export const dynamic = 'force-static';
export const revalidate = 60;

export const GET = answering(async () => {
  const [feed, site] = await Promise.all([findCorrectionsFeed(), findSite()]);
  return respond(correctionsFeed(feed, { site, siteUrl: siteAddress(), format: jsonFeed }), jsonFeed.type);
});
