import type { Metadata } from 'next';
import { ListPage } from '../../../../components/lists/ListPage.tsx';
import { SitePage } from '../../../../components/page/SitePage.tsx';
import { topicPath } from '../../../../lib/addresses.ts';
import { pageMetadata } from '../../../../lib/metadata/pageMetadata.ts';
import { findTopic, listSlugs } from '../../../../sanity/content/findLists.ts';
import { findSite } from '../../../../sanity/content/findSite.ts';
import { receipt } from '../../../../sanity/content/read/read.ts';
import { elsewhereOrNotFound } from '../../redirectOrNotFound.tsx';
import { metadataOrNone, showUnreadable } from '../../showUnreadable.tsx';
import { slugOf } from '../../slugOf.ts';
import { Trail } from '../../Trail.tsx';

export const revalidate = 60;
export const generateStaticParams = () => listSlugs('topics');

type Props = { params: Promise<{ slug: string }> };

export const generateMetadata = metadataOrNone(async (props: Props): Promise<Metadata> => {
  const slug = await slugOf(props);
  const [list, site] = await Promise.all([findTopic(slug), findSite()]);
  return list ? pageMetadata({ ...list, site, path: topicPath(slug), hasFeeds: true }) : {};
});

/** The page of a topic. */
const Page = async (props: Props) => {
  const slug = await slugOf(props);
  const [list, site] = await Promise.all([findTopic(slug), findSite()]);
  if (!list) return elsewhereOrNotFound('topic', slug);
  return (
    <SitePage site={site} receipt={receipt()} current={list.above[0]?.path ?? topicPath(slug)}>
      <Trail site={site} to={[...list.above, { name: list.title, path: topicPath(slug) }]} />
      <ListPage list={list} site={site} path={topicPath(slug)} />
    </SitePage>
  );
};
export default showUnreadable(Page);
