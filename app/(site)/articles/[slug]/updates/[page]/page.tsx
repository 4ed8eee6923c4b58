import type { Metadata } from 'next';
import { UpdatesPage } from '../../../../../../components/live/UpdatesPage.tsx';
import { SitePage } from '../../../../../../components/page/SitePage.tsx';
import { sectionPath, updatesPath } from '../../../../../../lib/addresses.ts';
import { pageMetadata } from '../../../../../../lib/metadata/pageMetadata.ts';
import { wordsOf } from '../../../../../../lib/words/wordsOf.ts';
import { findSite } from '../../../../../../sanity/content/findSite.ts';
import { receipt } from '../../../../../../sanity/content/read/read.ts';
import { elsewhereOrNotFound } from '../../../../redirectOrNotFound.tsx';
import { slugOf } from '../../../../slugOf.ts';
import { Trail } from '../../../../Trail.tsx';
import { storyTrail } from '../../../storyTrail.ts';
import { findLiveEntriesPage } from './findLiveEntriesPage.ts';

export const revalidate = 60;
export const generateStaticParams = () => [];

export type Props = { params: Promise<{ slug: string; page: string }> };

export const generateMetadata = async (props: Props): Promise<Metadata> => {
  const [found, site] = await Promise.all([findLiveEntriesPage(props), findSite()]);
  if (!found) return { title: wordsOf(site)('failure.gone') };
  const { article, page } = found;
  return pageMetadata({
    site,
    title: wordsOf(site)('live.partTitle', { headline: article.headline, page }),
    description: article.standfirst,
    path: updatesPath(article.slug, page),
  });
};

/** A numbered page of the entries of a live story; 404 beyond the last. A moved or withdrawn story is answered as its page is. */
const Page = async (props: Props) => {
  const [found, site] = await Promise.all([findLiveEntriesPage(props), findSite()]);
  if (!found) return elsewhereOrNotFound('article', await slugOf(props));
  const { article, page, pages } = found;
  const { section, slug } = article;
  const step = { name: wordsOf(site)('live.part', { page, pages }), path: updatesPath(slug, page) };
  return (
    <SitePage site={site} receipt={receipt()} current={section && sectionPath(section.slug)}>
      <Trail site={site} to={[...storyTrail(article), step]} />
      <UpdatesPage site={site} {...found} />
    </SitePage>
  );
};
export default Page;
