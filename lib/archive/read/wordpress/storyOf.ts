import { trimEnd } from '../../../text/trimEnd.ts';
import type { ArchivedAuthor, ArchivedLabel, ArchivedPicture, ArchivedStory } from '../../ArchivedStory.ts';
import { plainTitle } from '../plainTitle.ts';
import { elementsIn, textIn, type XmlElement } from '../xml/XmlElement.ts';
import { expandShortcodes } from './expandShortcodes.ts';
import { placeFootnotes } from './placeFootnotes.ts';
import { placeNoteShortcodes } from './placeNoteShortcodes.ts';
import { placeSharedBlocks } from './placeSharedBlocks.ts';
import { metaOf, type SiteIndex } from './SiteIndex.ts';

export const keyOf = (item: XmlElement, { site }: SiteIndex): string =>
  `wordpress ${site ?? ''} ${textIn(item, 'wp:post_id') ?? textIn(item, 'guid') ?? textIn(item, 'link') ?? ''}`;

/** The story of a published post. */
export const storyOf = (item: XmlElement, index: SiteIndex): ArchivedStory => {
  const meta = metaOf(item);
  const notes: string[] = [];
  const { labels, authors } = namesOf(item, index, meta);
  const description = templateFree(meta.get('_yoast_wpseo_metadesc'));
  const excerpt = plainTitle(textIn(item, 'excerpt:encoded') ?? '');
  return {
    key: keyOf(item, index),
    headline: plainTitle(textIn(item, 'title') ?? ''),
    slug: textIn(item, 'wp:post_name'),
    standfirst: excerpt || description,
    summary: excerpt && description !== excerpt ? description : null,
    ...htmlOf(placeFootnotes(textIn(item, 'content:encoded') ?? '', meta.get('footnotes')), index, notes),
    publishedAt: dateOf(item),
    language: index.language,
    addresses: addressesOf(item, index),
    authors,
    labels,
    leadImage: leadOf(meta, index, notes),
    notes,
  };
};

const blockComment = '<!-- wp:';

/** The names of blocks without content of their own, which the theme would fill: `<!-- wp:latest-posts /-->`. */
const dynamicBlocks = (content: string): Set<string> => {
  const [, ...comments] = content.split(blockComment);
  const inner = comments.map((comment) => comment.slice(0, Math.max(0, comment.indexOf('-->'))));
  return new Set(inner.filter((one) => one.endsWith('/')).map((one) => one.split(/[ /]/, 1)[0] ?? ''));
};

/** Without blocks it is from the classic editor, whose blank lines separate paragraphs. */
const htmlOf = (
  content: string,
  index: SiteIndex,
  notes: string[],
): Pick<ArchivedStory, 'html' | 'hasLooseText'> => {
  const whole = placeSharedBlocks(content, index.blocks);
  for (const name of dynamicBlocks(whole))
    notes.push(`The block “${name}” has no content of its own and was left out.`);
  const html = expandShortcodes(placeNoteShortcodes(whole), {
    pictureOf: (id) => index.pictures.get(id) ?? null,
    notes,
  });
  return { html, hasLooseText: !content.includes(blockComment) };
};

/** Yoast's variables, such as %%excerpt%%, are no text. */
const templateFree = (text: string | undefined): string | null =>
  text && !text.includes('%%') ? plainTitle(text) || null : null;

const dateOf = (item: XmlElement): string | null => {
  const utc = textIn(item, 'wp:post_date_gmt');
  if (utc && !utc.startsWith('0000')) return `${utc.replace(' ', 'T')}Z`;
  const published = Date.parse(textIn(item, 'pubDate') ?? '');
  if (!Number.isNaN(published) && published > 0) return new Date(published).toISOString();
  const local = textIn(item, 'wp:post_date');
  return local && !local.startsWith('0000') ? local.replace(' ', 'T') : null;
};

/** The permalink, the same with earlier slugs, and the number, which WordPress answers whatever its permalinks are. */
const addressesOf = (item: XmlElement, { site }: SiteIndex): string[] => {
  const link = textIn(item, 'link');
  const id = textIn(item, 'wp:post_id');
  return [
    ...(link === null ? [] : [link, ...earlierAddresses(item, link)]),
    ...(site === null || id === null ? [] : [`${trimEnd(site, '/')}/?p=${id}`]),
  ];
};

/** A permalink with a number has no slug that changes. */
const earlierAddresses = (item: XmlElement, link: string): string[] => {
  const slug = textIn(item, 'wp:post_name');
  const at = slug === null || link.includes('?') ? -1 : link.lastIndexOf(slug);
  if (slug === null || at < 0) return [];
  return elementsIn(item, 'wp:postmeta')
    .filter((meta) => textIn(meta, 'wp:meta_key') === '_wp_old_slug')
    .flatMap((meta) => textIn(meta, 'wp:meta_value') ?? [])
    .map((old) => link.slice(0, at) + old + link.slice(at + slug.length));
};

/** Domains of WordPress itself that are no subjects. */
const technical = new Set(['post_format', 'nav_menu', 'author']);

const namesOf = (
  item: XmlElement,
  index: SiteIndex,
  meta: ReadonlyMap<string, string>,
): { labels: ArchivedLabel[]; authors: ArchivedAuthor[] } => {
  const labels: ArchivedLabel[] = [];
  const guests: ArchivedAuthor[] = [];
  const primary = index.terms.get(meta.get('_yoast_wpseo_primary_category') ?? '');
  for (const category of elementsIn(item, 'category')) {
    const { domain = 'category', nicename } = category.attributes;
    const name = plainTitle(category.children.filter((child) => typeof child === 'string').join(''));
    const slug = nicename || name;
    // Co-Authors Plus names the writers here.
    if (domain === 'author') guests.push({ key: slug.replace(/^cap-/, ''), name });
    if (name === '' || technical.has(domain)) continue;
    const label: ArchivedLabel = {
      key: `${domain}:${slug}`,
      name,
      kind: domain === 'category' ? 'section' : 'topic',
    };
    if (primary?.domain === domain && primary.slug === slug) labels.unshift(label);
    else labels.push(label);
  }
  const login = textIn(item, 'dc:creator');
  const own = login === null ? [] : [{ key: login, name: index.authors.get(login) ?? login }];
  return { labels, authors: guests.length > 0 ? guests : own };
};

const leadOf = (
  meta: ReadonlyMap<string, string>,
  index: SiteIndex,
  notes: string[],
): ArchivedPicture | null => {
  const id = meta.get('_thumbnail_id');
  if (!id) return null;
  const picture = index.pictures.get(id) ?? null;
  if (!picture) notes.push('The export does not name the file of the lead picture.');
  return picture;
};
