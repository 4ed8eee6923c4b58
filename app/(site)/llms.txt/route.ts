import { siteGuide } from '../../../lib/feeds/siteGuide.ts';
import { listFrontStories } from '../../../lib/front/arrangeFront.ts';
import { findSite } from '../../../sanity/content/findSite.ts';
import { findFront } from '../../../sanity/content/front/findFront.ts';
import { answering, respond } from '../../../sanity/content/read/respond.ts';
import { siteAddress } from '../../../sanity/content/siteAddress.ts';

export const dynamic = 'force-static';
export const revalidate = 60;

export const GET = answering(async () => {
  const [front, site] = await Promise.all([findFront(), findSite()]);
  return respond(siteGuide(site, listFrontStories(front), siteAddress()), 'text/plain; charset=utf-8');
});
