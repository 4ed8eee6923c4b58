import { newsSitemap } from '../../../lib/sitemaps/sitemaps.ts';
import { findSite } from '../../../sanity/content/findSite.ts';
import { listNewsEntries } from '../../../sanity/content/listSitemaps.ts';
import { answering, respond } from '../../../sanity/content/read/respond.ts';
import { siteAddress } from '../../../sanity/content/siteAddress.ts';

export const dynamic = 'force-static';
export const revalidate = 60;

export const GET = answering(async () => {
  const now = new Date();
  const [entries, site] = await Promise.all([listNewsEntries(now), findSite()]);
  return respond(newsSitemap(entries, site, siteAddress(), now), 'application/xml; charset=utf-8');
});
