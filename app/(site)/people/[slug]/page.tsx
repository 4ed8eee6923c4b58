import type { Metadata } from 'next';
import { PersonPage } from '../../../../components/lists/PersonPage.tsx';
import { JsonLd } from '../../../../components/page/JsonLd.tsx';
import { SitePage } from '../../../../components/page/SitePage.tsx';
import { personPath } from '../../../../lib/addresses.ts';
import { pageMetadata } from '../../../../lib/metadata/pageMetadata.ts';
import { profilePage } from '../../../../lib/structuredData/profilePage.ts';
import { findPerson, listSlugs } from '../../../../sanity/content/findLists.ts';
import { findSite } from '../../../../sanity/content/findSite.ts';
import { receipt } from '../../../../sanity/content/read/read.ts';
import { siteAddress } from '../../../../sanity/content/siteAddress.ts';
import { elsewhereOrNotFound } from '../../redirectOrNotFound.tsx';
import { metadataOrNone, showUnreadable } from '../../showUnreadable.tsx';
import { slugOf } from '../../slugOf.ts';
import { Trail } from '../../Trail.tsx';

export const revalidate = 60;
export const generateStaticParams = () => listSlugs('people');

type Props = { params: Promise<{ slug: string }> };

export const generateMetadata = metadataOrNone(async (props: Props): Promise<Metadata> => {
  const slug = await slugOf(props);
  const [person, site] = await Promise.all([findPerson(slug), findSite()]);
  if (!person) return {};
  const { name, biography, role } = person;
  return pageMetadata({
    title: name,
    description: biography ?? role,
    path: personPath(slug),
    hasFeeds: true,
    type: 'profile',
    site,
  });
});

/** The page of a staff member. */
const Page = async (props: Props) => {
  const slug = await slugOf(props);
  const [person, site] = await Promise.all([findPerson(slug), findSite()]);
  if (!person) return elsewhereOrNotFound('person', slug);
  return (
    <SitePage site={site} receipt={receipt()}>
      <JsonLd data={profilePage(person, site, siteAddress())} />
      <Trail site={site} to={[{ name: person.name, path: personPath(slug) }]} />
      <PersonPage person={person} site={site} />
    </SitePage>
  );
};
export default showUnreadable(Page);
