/**
 * Readers' addresses, written in one place. Slugs come from editors, so they are encoded; half a surrogate pair, which
 * has no encoding, becomes the sign for what cannot be shown.
 */
const at = (folder: string) => (slug: string) => `/${folder}/${encodeURIComponent(slug.toWellFormed())}`;

export const articlePath = at('articles');
export const sectionPath = at('sections');
export const topicPath = at('topics');
export const personPath = at('people');
export const pagePath = at('pages');

/** Where a reader without script reports an error in a story. */
export const reportPath = (slug: string) => `${articlePath(slug)}/report`;

/** A correction's permanent place: its anchor on the story's page. */
export const correctionPath = (articleSlug: string, correctionId: string) =>
  `${articlePath(articleSlug)}#${correctionAnchor(correctionId)}`;

export const correctionAnchor = (correctionId: string) => `correction-${correctionId}`;

/** The whole address, for feeds, sitemaps and structured data. */
export const absolute = (path: string, siteUrl: string): string => new URL(path, siteUrl).href;

/**
 * Whether an address that somebody wrote leads to a page of this site, as browsers read it: they take `\` for `/` and
 * drop tabs and line ends, so that what looks like a path may be another host.
 */
export const isOwnAddress = (address: string): boolean => {
  const here = 'https://here.invalid';
  return address.startsWith('/') && URL.parse(address, here)?.origin === here;
};
