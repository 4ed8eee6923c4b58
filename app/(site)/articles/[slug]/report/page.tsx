import { SitePage } from '../../../../../components/page/SitePage.tsx';
import { ReportPage } from '../../../../../components/report/ReportPage.tsx';
import { headlineWithStatus } from '../../../../../lib/articles/retraction.ts';
import { wordsOf } from '../../../../../lib/words/wordsOf.ts';
import { receipt } from '../../../../../sanity/content/read/read.ts';
import { elsewhereOrNotFound } from '../../../redirectOrNotFound.tsx';
import { Trail } from '../../../Trail.tsx';
import { storyTrail } from '../../storyTrail.ts';
import { findReported, type Props, reportMetadata, reportStep } from './findReported.ts';

export const revalidate = 60;
export const generateStaticParams = () => [];

export const generateMetadata = reportMetadata('report');

/** The form behind “Report an error”, for browsers without script. */
const Page = async (props: Props) => {
  const { slug, article, site } = await findReported(props);
  if (!article) return elsewhereOrNotFound('article', slug);
  return (
    <SitePage site={site} receipt={receipt()}>
      <Trail site={site} to={[...storyTrail(article), reportStep('report', article.slug, site)]} />
      <ReportPage slug={article.slug} headline={headlineWithStatus(article, wordsOf(site))} site={site} />
    </SitePage>
  );
};
export default Page;
