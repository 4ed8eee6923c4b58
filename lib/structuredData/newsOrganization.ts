import type { NewsMediaOrganization } from 'schema-dts';
import { absolute, pagePath } from '../addresses.ts';
import { imageUrl } from '../images/imageUrl.ts';
import { policyRoles, type Site } from '../site.ts';

/** The policies that schema.org has a property for. Each is set only if its page exists. */
const declared = policyRoles.filter((role) => role !== 'tips');

/** The publication as a schema.org NewsMediaOrganization. */
export const newsOrganization = (site: Site, siteUrl: string) => {
  const policies = declared.flatMap((role) => {
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
      url: absolute(logo ? imageUrl(logo, { width: 512 }) : '/icon-512.png', siteUrl),
    },
    ...Object.fromEntries(policies),
  } satisfies NewsMediaOrganization;
};
