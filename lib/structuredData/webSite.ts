import type { SearchAction, WebSite, WithActionConstraints, WithContext } from 'schema-dts';
import { absolute } from '../addresses.ts';
import type { Site } from '../site.ts';

/**
 * The site as schema.org structured data, for its name in search results, with its search.
 *
 * @see https://schema.org/WebSite
 */
export const webSite = ({ title, tagline, language }: Site, siteUrl: string): WithContext<WebSite> => {
  const address = absolute('/', siteUrl);
  const search: WithActionConstraints<SearchAction> = {
    '@type': 'SearchAction',
    target: {
      '@type': 'EntryPoint',
      urlTemplate: `${absolute('/search', siteUrl)}?q={search_term_string}`,
    },
    'query-input': 'required name=search_term_string',
  };
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    '@id': `${address}#website`,
    name: title,
    url: address,
    inLanguage: language,
    publisher: { '@id': `${address}#publisher` },
    ...(tagline && { description: tagline }),
    potentialAction: search,
  };
};
