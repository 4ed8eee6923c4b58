import { Breadcrumb } from '../../components/page/Breadcrumb.tsx';
import { JsonLd } from '../../components/page/JsonLd.tsx';
import type { Site } from '../../lib/site.ts';
import { breadcrumbs } from '../../lib/structuredData/breadcrumbs.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { siteAddress } from '../../sanity/content/siteAddress.ts';

type TrailProps = { site: Site; to: { name: string; path: string }[]; hidesPage?: boolean };

/** Where a page is, for readers and for machines: from the front page to the page itself. */
export const Trail = ({ site, to, hidesPage = false }: TrailProps) => (
  <>
    <JsonLd data={breadcrumbs([{ name: site.title, path: '/' }, ...to], siteAddress())} />
    <Breadcrumb
      site={site}
      to={[{ name: wordsOf(site)('page.frontPage'), path: '/' }, ...to]}
      hidesPage={hidesPage}
    />
  </>
);
