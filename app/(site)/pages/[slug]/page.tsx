import type { Metadata } from 'next';
import { HousePage } from '../../../../components/lists/HousePage.tsx';
import { SitePage } from '../../../../components/page/SitePage.tsx';
import { pagePath } from '../../../../lib/addresses.ts';
import { pageMetadata } from '../../../../lib/metadata/pageMetadata.ts';
import { listSlugs } from '../../../../sanity/content/findLists.ts';
import { findPage } from '../../../../sanity/content/findPage.ts';
import { findSite } from '../../../../sanity/content/findSite.ts';
import { receipt } from '../../../../sanity/content/read/read.ts';
import { elsewhereOrNotFound } from '../../redirectOrNotFound.tsx';
import { metadataOrNone, showUnreadable } from '../../showUnreadable.tsx';
import { slugOf } from '../../slugOf.ts';
import { Trail } from '../../Trail.tsx';

export const revalidate = 60;
export const generateStaticParams = () => listSlugs('pages');

type Props = { params: Promise<{ slug: string }> };

export const generateMetadata = metadataOrNone(async (props: Props): Promise<Metadata> => {
  const slug = await slugOf(props);
  const [page, site] = await Promise.all([findPage(slug), findSite()]);
  if (!page) return {};
  const { title, summary, standfirst, isTips } = page;
  return {
    ...pageMetadata({ site, title, description: summary ?? standfirst, path: pagePath(slug) }),
    // Links on the tips page must not send it as the referrer.
    ...(isTips && { referrer: 'no-referrer' }),
  };
});

/** A policy, About, or the tips page. */
const Page = async (props: Props) => {
  const slug = await slugOf(props);
  const [page, site] = await Promise.all([findPage(slug), findSite()]);
  if (!page) return elsewhereOrNotFound('page', slug);
  return (
    <SitePage site={site} receipt={receipt()}>
      <Trail site={site} to={[{ name: page.title, path: pagePath(slug) }]} />
      <HousePage page={page} site={site} />
    </SitePage>
  );
};
export default showUnreadable(Page);
