import type { Metadata } from 'next';
import { ListPage } from '../../../../components/lists/ListPage.tsx';
import { SitePage } from '../../../../components/page/SitePage.tsx';
import { sectionPath } from '../../../../lib/addresses.ts';
import { pageMetadata } from '../../../../lib/metadata/pageMetadata.ts';
import { findSection, listSlugs } from '../../../../sanity/content/findLists.ts';
import { findSite } from '../../../../sanity/content/findSite.ts';
import { receipt } from '../../../../sanity/content/read/read.ts';
import { elsewhereOrNotFound } from '../../redirectOrNotFound.tsx';
import { metadataOrNone, showUnreadable } from '../../showUnreadable.tsx';
import { slugOf } from '../../slugOf.ts';
import { Trail } from '../../Trail.tsx';

export const revalidate = 60;
export const generateStaticParams = () => listSlugs('sections');

type Props = { params: Promise<{ slug: string }> };

export const generateMetadata = metadataOrNone(async (props: Props): Promise<Metadata> => {
  const slug = await slugOf(props);
  const [list, site] = await Promise.all([findSection(slug), findSite()]);
  return list ? pageMetadata({ ...list, site, path: sectionPath(slug), hasFeeds: true }) : {};
});

/** The page of a section. */
const Page = async (props: Props) => {
  const slug = await slugOf(props);
  const [list, site] = await Promise.all([findSection(slug), findSite()]);
  if (!list) return elsewhereOrNotFound('section', slug);
  return (
    <SitePage site={site} receipt={receipt()} current={sectionPath(slug)}>
      <Trail site={site} to={[{ name: list.title, path: sectionPath(slug) }]} />
      <ListPage list={list} site={site} path={sectionPath(slug)} hidesSection />
    </SitePage>
  );
};
export default showUnreadable(Page);
