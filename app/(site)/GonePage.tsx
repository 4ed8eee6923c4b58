import { Erratum } from '../../components/page/Erratum.tsx';
import { SitePage } from '../../components/page/SitePage.tsx';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { findSite } from '../../sanity/content/findSite.ts';
import { receipt } from '../../sanity/content/read/read.ts';

/** The page at the address of a withdrawn story. A meta element tells the edge its status: a page of Next cannot set one. */
export const GonePage = async () => {
  const site = await findSite();
  const words = wordsOf(site);
  return (
    <SitePage site={site} receipt={receipt()}>
      <meta name="copydesk:status" content="410" />
      <Erratum language={site.language} label={words('failure.goneHeading')} text={words('failure.goneText')}>
        <p>{words.rich('page.notFoundOnward', { front: (chunks) => <a href="/">{chunks}</a> })}</p>
      </Erratum>
    </SitePage>
  );
};
