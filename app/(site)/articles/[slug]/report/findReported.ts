import type { Metadata } from 'next';
import { reportPath } from '../../../../../lib/addresses.ts';
import { pageMetadata } from '../../../../../lib/metadata/pageMetadata.ts';
import type { Site } from '../../../../../lib/site.ts';
import { wordsOf } from '../../../../../lib/words/wordsOf.ts';
import { findArticle } from '../../../../../sanity/content/findArticle.ts';
import { findSite } from '../../../../../sanity/content/findSite.ts';
import { slugOf } from '../../../slugOf.ts';

export type Props = { params: Promise<{ slug: string }> };

/** The story of a report, or null, and the site's data. */
export const findReported = async (props: Props) => {
  const slug = await slugOf(props);
  const [article, site] = await Promise.all([findArticle(slug), findSite()]);
  return { slug, article, site };
};

type Step = 'report' | 'thanks';

/** The step of a page about a report, below its story. */
export const reportStep = (step: Step, slug: string, site: Site) =>
  step === 'report'
    ? { name: wordsOf(site)('report.title'), path: reportPath(slug) }
    : { name: wordsOf(site)('report.thanksTitle'), path: `${reportPath(slug)}/thanks` };

/** The words of a page about a report, also for cards. Search engines do not list it. */
export const reportMetadata =
  (step: Step) =>
  async (props: Props): Promise<Metadata> => {
    const { article, site } = await findReported(props);
    const robots = { index: false };
    if (!article) return { title: wordsOf(site)('failure.gone'), robots };
    const { name, path } = reportStep(step, article.slug, site);
    return { ...pageMetadata({ site, title: name, description: article.headline, path }), robots };
  };
