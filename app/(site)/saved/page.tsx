import type { Metadata } from 'next';
import { SitePage } from '../../../components/page/SitePage.tsx';
import { SavedPage } from '../../../components/reading/SavedPage.tsx';
import { pageMetadata } from '../../../lib/metadata/pageMetadata.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';
import { findSite } from '../../../sanity/content/findSite.ts';
import { receipt } from '../../../sanity/content/read/read.ts';
import { Trail } from '../Trail.tsx';

export const revalidate = 60;

export const generateMetadata = async (): Promise<Metadata> => {
  const site = await findSite();
  const title = wordsOf(site)('page.yourStories');
  return {
    ...pageMetadata({ site, title, description: null, path: '/saved' }),
    robots: { index: false },
  };
};

/** The stories that a reader's browser keeps. */
const Page = async () => {
  const site = await findSite();
  return (
    <SitePage site={site} receipt={receipt()} current="/saved">
      <Trail site={site} to={[{ name: wordsOf(site)('page.yourStories'), path: '/saved' }]} />
      <SavedPage site={site} />
    </SitePage>
  );
};
export default Page;
