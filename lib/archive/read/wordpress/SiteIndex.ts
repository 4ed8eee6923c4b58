import type { ArchivedPicture } from '../../ArchivedStory.ts';
import { plainTitle } from '../plainTitle.ts';
import { elementsIn, textIn, type XmlElement } from '../xml/XmlElement.ts';

/** What stories of an export refer to: the site, people's names, categories and pictures. */
export class SiteIndex {
  isExport = false;
  /** The site's own address, such as https://news.example.org. */
  site: string | null = null;
  language: string | null = null;
  /** Display names by login. */
  readonly authors = new Map<string, string>();
  /** Names of categories and tags by their number. */
  readonly terms = new Map<string, { domain: string; slug: string }>();
  /** Pictures and other files by the number of their attachment. */
  readonly pictures = new Map<string, ArchivedPicture>();
  /** The content of blocks that posts share, by their number. */
  readonly blocks = new Map<string, string>();
}

/** Adds one element of the export to the index. */
export const indexOf = (index: SiteIndex, part: XmlElement): void => {
  switch (part.name) {
    case 'language':
      index.language ??= ownText(part);
      return;
    case 'wp:base_blog_url':
    case 'wp:base_site_url':
      index.isExport = true;
      // The blog's own address counts, not that of its network.
      if (part.name === 'wp:base_blog_url' || index.site === null) index.site = ownText(part);
      return;
    case 'wp:author':
      addAuthor(index, part);
      return;
    case 'wp:category':
      addTerm(index, part, 'category', textIn(part, 'wp:category_nicename'));
      return;
    case 'wp:tag':
      addTerm(index, part, 'post_tag', textIn(part, 'wp:tag_slug'));
      return;
    case 'wp:term':
      addTerm(index, part, textIn(part, 'wp:term_taxonomy') ?? '', textIn(part, 'wp:term_slug'));
      return;
    case 'item':
      addPicture(index, part);
      addBlock(index, part);
  }
};

const ownText = ({ children }: XmlElement): string | null =>
  children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim() || null;

const addAuthor = (index: SiteIndex, part: XmlElement): void => {
  const login = textIn(part, 'wp:author_login');
  if (login !== null) index.authors.set(login, textIn(part, 'wp:author_display_name') ?? login);
};

const addTerm = (index: SiteIndex, part: XmlElement, domain: string, slug: string | null): void => {
  const id = textIn(part, 'wp:term_id');
  if (id !== null && slug !== null) index.terms.set(id, { domain, slug });
};

const addPicture = (index: SiteIndex, item: XmlElement): void => {
  const id = textIn(item, 'wp:post_id');
  const address = textIn(item, 'wp:attachment_url');
  if (id === null || address === null || textIn(item, 'wp:post_type') !== 'attachment') return;
  const alt = metaOf(item).get('_wp_attachment_image_alt')?.trim();
  const caption = plainTitle(textIn(item, 'excerpt:encoded') ?? '');
  index.pictures.set(id, { address, ...(alt && { alt }), ...(caption && { caption }) });
};

const addBlock = (index: SiteIndex, item: XmlElement): void => {
  const id = textIn(item, 'wp:post_id');
  const isShown = textIn(item, 'wp:post_type') === 'wp_block' && textIn(item, 'wp:status') === 'publish';
  if (id !== null && isShown) index.blocks.set(id, textIn(item, 'content:encoded') ?? '');
};

/** The custom fields of an item. Of several with one name the last counts. */
export const metaOf = (item: XmlElement): ReadonlyMap<string, string> =>
  new Map(
    elementsIn(item, 'wp:postmeta').map((meta) => [
      textIn(meta, 'wp:meta_key') ?? '',
      textIn(meta, 'wp:meta_value') ?? '',
    ]),
  );
