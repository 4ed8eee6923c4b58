import type { Metadata } from 'next';
import { ArticlePage } from '../../../../components/article/ArticlePage.tsx';
import { LiveUpdates } from '../../../../components/live/LiveUpdates.tsx';
import { JsonLd } from '../../../../components/page/JsonLd.tsx';
import { PreviewLine } from '../../../../components/page/PreviewLine.tsx';
import { SitePage } from '../../../../components/page/SitePage.tsx';
import { absolute, articlePath, sectionPath } from '../../../../lib/addresses.ts';
import { headlineWithStatus } from '../../../../lib/articles/retraction.ts';
import { storyMetadata } from '../../../../lib/metadata/pageMetadata.ts';
import { newsArticle } from '../../../../lib/structuredData/newsArticle.ts';
import { wordsOf } from '../../../../lib/words/wordsOf.ts';
import { findArticle, findPreviewState, listNewestSlugs } from '../../../../sanity/content/findArticle.ts';
import { findSite } from '../../../../sanity/content/findSite.ts';
import { receipt } from '../../../../sanity/content/read/read.ts';
import { siteAddress } from '../../../../sanity/content/siteAddress.ts';
import { elsewhereOrNotFound } from '../../redirectOrNotFound.tsx';
import { metadataOrNone, showUnreadable } from '../../showUnreadable.tsx';
import { slugOf } from '../../slugOf.ts';
import { Trail } from '../../Trail.tsx';
import { storyTrail } from '../storyTrail.ts';
import { MovedPreview } from './MovedPreview.tsx';

export const revalidate = 60;
export const generateStaticParams = listNewestSlugs;

type Props = { params: Promise<{ slug: string }> };

export const generateMetadata = metadataOrNone(async (props: Props): Promise<Metadata> => {
  const [article, site] = await Promise.all([findArticle(await slugOf(props)), findSite()]);
  return article ? storyMetadata(article, site) : { title: wordsOf(site)('failure.gone') };
});

/** The page of a story. A moved address answers 308, that of a withdrawn story 410, an unknown one 404. */
const Page = async (props: Props) => {
  const slug = await slugOf(props);
  const [article, site] = await Promise.all([findArticle(slug), findSite()]);
  if (!article) return elsewhereOrNotFound('article', slug);
  const now = new Date().toISOString();
  const preview = await findPreviewState(article.id, { now, setting: site });
  const { section } = article;
  const headline = headlineWithStatus(article, wordsOf(site));
  return (
    <SitePage site={site} receipt={receipt()} current={section && sectionPath(section.slug)}>
      <JsonLd data={newsArticle(article, site, siteAddress())} />
      <Trail site={site} to={storyTrail({ section, headline, slug })} hidesPage />
      {preview && <PreviewLine line={preview.line} />}
      {preview && article.slug !== slug && <MovedPreview path={articlePath(article.slug)} />}
      <ArticlePage
        article={article}
        site={site}
        now={now}
        isUnpublished={preview?.isUnpublished ?? false}
        updates={<LiveUpdates article={article} site={site} />}
      />
      <p className="printed-address sheet">{absolute(articlePath(article.slug), siteAddress())}</p>
    </SitePage>
  );
};
export default showUnreadable(Page);
