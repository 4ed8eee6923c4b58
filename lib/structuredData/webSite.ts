import type { WebSite, WithContext } from 'schema-dts';
import { absolute } from '../addresses.ts';
import type { Site } from '../site.ts';

/** The site as schema.org structured data, for its name in search results. @see https://schema.org/WebSite */
export const webSite = ({ title, tagline, language }: Site, siteUrl: string): WithContext<WebSite> => {
  const address = absolute('/', siteUrl);
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    '@id': `${address}#website`,
    name: title,
    url: address,
    inLanguage: language,
    publisher: { '@id': `${address}#publisher` },
    ...(tagline && { description: tagline }),
  };
};
