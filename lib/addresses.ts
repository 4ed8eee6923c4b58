/**
 * Builds readers' URLs. Slugs come from editors, so they are encoded. A lone surrogate cannot be encoded and
 * becomes U+FFFD.
 */
const at = (folder: string) => (slug: string) => `/${folder}/${encodeURIComponent(slug.toWellFormed())}`;

export const articlePath = at('articles');
export const sectionPath = at('sections');
export const topicPath = at('topics');
export const personPath = at('people');
export const pagePath = at('pages');

const paths = {
  article: articlePath,
  section: sectionPath,
  topic: topicPath,
  person: personPath,
  page: pagePath,
};

/** A type of documents with a page of their own. */
export type PageType = keyof typeof paths;

export const pageTypes = Object.keys(paths) as PageType[];

/** The address of a document's page. */
export const pathOfPage = (type: PageType, slug: string): string => paths[type](slug);

/** The page where readers without script report an error. */
export const reportPath = (slug: string) => `${articlePath(slug)}/report`;

/** Where open pages of a live story learn of its entries. */
export const streamPath = (slug: string) => `${articlePath(slug)}/updates`;

/** A numbered page of the entries of a live story. */
export const updatesPath = (slug: string, page: number) => `${articlePath(slug)}/updates/${page}`;

/** The permanent page of an entry of a live story. */
export const entryPath = (slug: string, entryId: string) =>
  `${articlePath(slug)}/entries/${encodeURIComponent(entryId)}`;

export const entryAnchor = (entryId: string) => `entry-${entryId}`;

/** A correction's permanent place: its anchor on the story's page. */
export const correctionPath = (articleSlug: string, correctionId: string) =>
  `${articlePath(articleSlug)}#${correctionAnchor(correctionId)}`;

/** The anchor of a source in the list of sources. @param number from 1. */
export const sourceAnchor = (number: number): string => `source_${number}`;

export const correctionAnchor = (correctionId: string) => `correction-${correctionId}`;

/** The absolute URL, for feeds, sitemaps and structured data. */
export const absolute = (path: string, siteUrl: string): string => new URL(path, siteUrl).href;

/**
 * Returns true if a URL leads to this site, as browsers parse it: they read `\` as `/` and drop tabs and line
 * ends, so an apparent path may be another host.
 */
export const isOwnAddress = (address: string): boolean => {
  const here = 'https://here.invalid';
  return address.startsWith('/') && URL.parse(address, here)?.origin === here;
};

/** Returns true for an http or https URL. Other schemes could run script in a page. */
export const isWebAddress = (address: string): boolean =>
  URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
