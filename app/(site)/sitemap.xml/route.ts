import { sitemapIndex } from '../../../lib/sitemaps/sitemaps.ts';
import { countSitemaps } from '../../../sanity/content/listSitemaps.ts';
import { answering, respond } from '../../../sanity/content/read/respond.ts';
import { siteAddress } from '../../../sanity/content/siteAddress.ts';

export const dynamic = 'force-static';
export const revalidate = 60;

/** The index of sitemaps: one of pages, and one per ten thousand stories. */
export const GET = answering(async () => {
  const files = Array.from(
    { length: await countSitemaps() },
    (_, index) => `/sitemaps/stories-${index + 1}.xml`,
  );
  return respond(
    sitemapIndex(['/sitemaps/pages.xml', ...files], siteAddress()),
    'application/xml; charset=utf-8',
  );
});
