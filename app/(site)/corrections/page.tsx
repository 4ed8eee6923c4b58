import { CorrectionsPage } from '../../../components/corrections/CorrectionsPage.tsx';
import { SitePage } from '../../../components/page/SitePage.tsx';
import { findSite } from '../../../sanity/content/findSite.ts';
import { listCorrections } from '../../../sanity/content/listCorrections.ts';
import { receipt } from '../../../sanity/content/read.ts';
import { correctionsMetadata } from './metadata.ts';

export const revalidate = 60;
export const metadata = correctionsMetadata('Corrections', '/corrections');

/** Everything that we got wrong and put right. */
const Page = async () => {
  const [corrections, site] = await Promise.all([listCorrections(), findSite()]);
  return (
    <SitePage site={site} receipt={receipt()} current="/corrections">
      <CorrectionsPage corrections={corrections} filter={null} site={site} />
    </SitePage>
  );
};
export default Page;
