import type { Metadata } from 'next';
import { Erratum } from '../../components/page/Erratum.tsx';
import { SitePage } from '../../components/page/SitePage.tsx';
import { findSite } from '../../sanity/content/findSite.ts';
import { receipt } from '../../sanity/content/read/read.ts';

export const metadata: Metadata = { title: 'Page not found' };

/** The not-found page, worded like a correction. */
const NotFound = async () => {
  const site = await findSite();
  return (
    <SitePage site={site} receipt={receipt()}>
      <Erratum label="Correction" text="an address that led here named a page that does not exist.">
        <p>
          It may have been mistyped, or the page may have been withdrawn. A story that we retract keeps its
          address and says why; whatever we got wrong is in our <a href="/corrections">corrections</a>.
        </p>
        <p>
          <a href="/">The front page</a> has what is new.
        </p>
      </Erratum>
    </SitePage>
  );
};
export default NotFound;
