import type { Metadata } from 'next';
import { FrontPage } from '../../components/front/FrontPage.tsx';
import { JsonLd } from '../../components/page/JsonLd.tsx';
import { SitePage } from '../../components/page/SitePage.tsx';
import { formatFolio } from '../../lib/dates/newsroomDate.ts';
import { pageMetadata } from '../../lib/metadata/pageMetadata.ts';
import { newsOrganization } from '../../lib/structuredData/newsOrganization.ts';
import { webSite } from '../../lib/structuredData/webSite.ts';
import { findSite } from '../../sanity/content/findSite.ts';
import { findFront } from '../../sanity/content/front/findFront.ts';
import { receipt } from '../../sanity/content/read/read.ts';
import { siteAddress } from '../../sanity/content/siteAddress.ts';

export const revalidate = 60;

export const generateMetadata = async (): Promise<Metadata> => {
  const site = await findSite();
  const { title, tagline } = site;
  return pageMetadata({
    site,
    title: tagline ? `${title}: ${tagline}` : title,
    description: tagline,
    path: '/',
    hasFeeds: true,
  });
};

/** The front page. */
const Page = async () => {
  const [site, front] = await Promise.all([findSite(), findFront()]);
  const now = new Date().toISOString();
  return (
    <SitePage site={site} receipt={receipt()} current="/" folio={formatFolio(now, site)}>
      <JsonLd data={{ '@context': 'https://schema.org', ...newsOrganization(site, siteAddress()) }} />
      <JsonLd data={webSite(site, siteAddress())} />
      <FrontPage site={site} front={front} now={now} />
    </SitePage>
  );
};
export default Page;
