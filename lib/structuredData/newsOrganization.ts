import type { NewsMediaOrganization } from 'schema-dts';
import { absolute, pagePath } from '../addresses.ts';
import { imageUrl } from '../images/imageUrl.ts';
import { declaredPolicies, type Site } from '../site.ts';
import { largeIconOf } from '../theme/icons.ts';

/** The publication as a schema.org NewsMediaOrganization. A policy is set only if its page exists. */
export const newsOrganization = (site: Site, siteUrl: string) => {
  const policies = declaredPolicies.flatMap((role) => {
    const page = site.policies[role];
    return page ? [[role, absolute(pagePath(page.slug), siteUrl)] as const] : [];
  });
  const { logo, name, legalName } = site.publisher;
  return {
    '@type': 'NewsMediaOrganization',
    '@id': `${absolute('/', siteUrl)}#publisher`,
    name,
    ...(legalName && { legalName }),
    url: absolute('/', siteUrl),
    logo: {
      '@type': 'ImageObject',
      url: absolute(logo ? imageUrl(logo, { width: 512 }) : largeIconOf(site.look), siteUrl),
    },
    ...Object.fromEntries(policies),
  } satisfies NewsMediaOrganization;
};
