import { JsonLd } from '../../components/page/JsonLd.tsx';
import type { Site } from '../../lib/site.ts';
import { breadcrumbs } from '../../lib/structuredData/breadcrumbs.ts';
import { siteAddress } from '../../sanity/content/siteAddress.ts';

/** Where a page is, for machines: from the front page to the page itself. */
export const Trail = ({ site, to }: { site: Site; to: { name: string; path: string }[] }) => (
  <JsonLd data={breadcrumbs([{ name: site.title, path: '/' }, ...to], siteAddress())} />
);
