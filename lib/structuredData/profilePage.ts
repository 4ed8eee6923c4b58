import type { ProfilePage, WithContext } from 'schema-dts';
import { absolute, personPath } from '../addresses.ts';
import type { Person } from '../lists.ts';
import type { Site } from '../site.ts';
import { imageObject } from './imageObject.ts';
import { newsOrganization } from './newsOrganization.ts';

/**
 * The page of a staff member as schema.org structured data. It holds what the page shows, without contacts.
 *
 * @see https://schema.org/ProfilePage
 */
export const profilePage = (person: Person, site: Site, siteUrl: string): WithContext<ProfilePage> => {
  const { name, slug, role, biography, portrait, expertise, languages } = person;
  const address = absolute(personPath(slug), siteUrl);
  return {
    '@context': 'https://schema.org',
    '@type': 'ProfilePage',
    url: address,
    mainEntity: {
      '@type': 'Person',
      '@id': `${address}#person`,
      name,
      url: address,
      worksFor: newsOrganization(site, siteUrl),
      ...(role && { jobTitle: role }),
      ...(biography && { description: biography }),
      ...(portrait && { image: imageObject(portrait, { width: 800 }, site, siteUrl) }),
      ...(expertise.length > 0 && { knowsAbout: expertise }),
      ...(languages.length > 0 && { knowsLanguage: languages }),
    },
  };
};
