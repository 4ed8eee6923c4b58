import { correctionsFeed } from '../../../../lib/feeds/correctionsFeed.ts';
import { jsonFeed } from '../../../../lib/feeds/feedFormats.ts';
import { findSite } from '../../../../sanity/content/findSite.ts';
import { listCorrections } from '../../../../sanity/content/listCorrections.ts';
import { answering, respond } from '../../../../sanity/content/respond.ts';
import { siteAddress } from '../../../../sanity/content/siteAddress.ts';

export const dynamic = 'force-static';
export const revalidate = 60;

export const GET = answering(async () => {
  const [corrections, site] = await Promise.all([listCorrections(), findSite()]);
  return respond(
    correctionsFeed(corrections, { site, siteUrl: siteAddress(), format: jsonFeed }),
    jsonFeed.type,
  );
});
