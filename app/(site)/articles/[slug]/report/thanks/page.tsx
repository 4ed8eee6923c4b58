import type { Metadata } from 'next';
import { SitePage } from '../../../../../../components/page/SitePage.tsx';
import { ReportThanks } from '../../../../../../components/report/ReportPage.tsx';
import { headlineWithStatus } from '../../../../../../lib/articles/retraction.ts';
import { receipt } from '../../../../../../sanity/content/read/read.ts';
import { findReported } from '../findReported.ts';

export const revalidate = 60;
export const generateStaticParams = () => [];
export const metadata: Metadata = { title: 'Thank you', robots: { index: false } };

type Props = { params: Promise<{ slug: string }> };

/** The confirmation after a report without script. */
const Page = async ({ params }: Props) => {
  const { article, site } = await findReported(params);
  return (
    <SitePage site={site} receipt={receipt()}>
      <ReportThanks slug={article.slug} headline={headlineWithStatus(article)} />
    </SitePage>
  );
};
export default Page;
