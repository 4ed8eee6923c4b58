import type { BreadcrumbList, WithContext } from 'schema-dts';
import { absolute } from '../addresses.ts';

/** The breadcrumbs of a page, for search results. */
export const breadcrumbs = (
  trail: { name: string; path: string }[],
  siteUrl: string,
): WithContext<BreadcrumbList> => ({
  '@context': 'https://schema.org',
  '@type': 'BreadcrumbList',
  itemListElement: trail.map(({ name, path }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item: absolute(path, siteUrl),
  })),
});
