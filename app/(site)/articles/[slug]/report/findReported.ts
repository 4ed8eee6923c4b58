import type { Metadata } from 'next';
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

/** The title of a page about a report. Search engines do not list it. */
export const reportMetadata =
  (title: 'report.title' | 'report.thanksTitle') =>
  async (props: Props): Promise<Metadata> => {
    const { article, site } = await findReported(props);
    return { title: wordsOf(site)(article ? title : 'failure.gone'), robots: { index: false } };
  };
