import type { Metadata } from 'next';
import { SitePage } from '../../../components/page/SitePage.tsx';
import { OfflinePage } from '../../../components/reading/OfflinePage.tsx';
import { pageMetadata } from '../../../lib/metadata/pageMetadata.ts';
import { offlinePath } from '../../../lib/reading/offline/keptPages.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';
import { findSite } from '../../../sanity/content/findSite.ts';
import { receipt } from '../../../sanity/content/read/read.ts';

export const revalidate = 60;

export const generateMetadata = async (): Promise<Metadata> => {
  const site = await findSite();
  const title = wordsOf(site)('offline.title');
  return {
    ...pageMetadata({ site, title, description: null, path: offlinePath }),
    robots: { index: false },
  };
};

/** What browsers show offline for a page that they have not kept. */
const Page = async () => {
  const site = await findSite();
  return (
    <SitePage site={site} receipt={receipt()}>
      <OfflinePage site={site} />
    </SitePage>
  );
};
export default Page;
