import type { Metadata } from 'next';
import { SitePage } from '../../../../../../components/page/SitePage.tsx';
import { ReportThanks } from '../../../../../../components/report/ReportPage.tsx';
import { headlineWithStatus } from '../../../../../../lib/articles/retraction.ts';
import { wordsOf } from '../../../../../../lib/words/wordsOf.ts';
import { findSite } from '../../../../../../sanity/content/findSite.ts';
import { receipt } from '../../../../../../sanity/content/read/read.ts';
import { findReported } from '../findReported.ts';

export const revalidate = 60;
export const generateStaticParams = () => [];
type Props = { params: Promise<{ slug: string }> };

export const generateMetadata = async (): Promise<Metadata> => ({
  title: wordsOf(await findSite())('report.thanksTitle'),
  robots: { index: false },
});

/** The confirmation after a report without script. */
const Page = async ({ params }: Props) => {
  const { article, site } = await findReported(params);
  return (
    <SitePage site={site} receipt={receipt()}>
      <ReportThanks site={site} slug={article.slug} headline={headlineWithStatus(article, wordsOf(site))} />
    </SitePage>
  );
};
export default Page;
