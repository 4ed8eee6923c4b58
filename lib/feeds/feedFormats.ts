import { escapeHTML } from '@portabletext/to-html';
import type { Feed, Item } from 'feed';
import { absolute } from '../addresses.ts';
import type { Site } from '../site.ts';
import { iconOf } from '../theme/icons.ts';

/** The neighbours of one file of a feed, each null if absent. */
export type FeedLinks = {
  /** True if the file is complete and does not change any more. */
  isArchive: boolean;
  /** The current feed of an archive. */
  current: string | null;
  older: string | null;
  newer: string | null;
  /** True if the newer file is an archive and not the feed itself. */
  isNewerArchive: boolean;
};

/** What each format writes in its own way. `language` is a tag of BCP 47. */
type ItemDetails = { language: string; image: FeedImage | null; authors: string[] };
/** `url` is absolute and gives a file of this type. */
type FeedImage = { url: string; type: string | null; alt: string; credit: string | null };

type LibraryDetails = Pick<Item, 'author' | 'enclosure' | 'extensions' | 'image'>;

/** A feed format. `title` and `description` write plain text as the format wants it there. */
export type FeedFormat = {
  type: string;
  /** The extension of files in this format. */
  ending: 'xml' | 'json';
  write: (feed: Feed, links?: FeedLinks) => string;
  title: (text: string) => string;
  description: (text: string) => string;
  /** The library's fields for the details of an item. */
  details: (details: ItemDetails) => LibraryDetails;
};

/** The feed options that all feeds of the site share. */
export const siteOptions = (site: Site, siteUrl: string) => ({
  language: site.language,
  generator: 'Copydesk',
  copyright: `© ${site.publisher.legalName ?? site.publisher.name}`,
  favicon: absolute(iconOf(site.look), siteUrl),
  author: { name: site.publisher.name, link: absolute('/', siteUrl) },
});

const asTheyAre = (text: string) => text;

const dublinCore = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';
const mediaRss = 'xmlns:media="http://search.yahoo.com/mrss/"';

/** The library declares Dublin Core only beside a story with text. */
const withNamespaces = (written: string): string =>
  written.replace(
    /<rss [^<>]*>/,
    (root) =>
      `<rss ${mediaRss} ${root.includes(dublinCore) ? '' : `${dublinCore} `}${root.slice('<rss '.length)}`,
  );

const writeRss = (feed: Feed): string => withNamespaces(feed.rss2());

const endOfCdata = ']]>';

/** The library writes titles as CDATA, in which it splits the first end mark alone. */
const asCdata = (text: string): string => {
  const [first = '', ...others] = text.split(endOfCdata);
  return others.length === 0 ? first : `${first}${endOfCdata}${others.join(']]]]><![CDATA[>')}`;
};

const elementsOf = (texts: string[]): Record<string, unknown> =>
  // @ts-expect-error The library writes an element for each of a list; its types know only one.
  texts.map((_text) => ({ _text }));

/**
 * RSS keeps `author` for email addresses; a name alone is Dublin Core's `creator`. The length of a picture is unknown
 * before it is requested; RSS writes 0 then.
 */
const rssDetails = ({ language, image, authors }: ItemDetails): LibraryDetails => ({
  ...(image?.type && { enclosure: { url: image.url, type: image.type, length: 0 } }),
  extensions: [
    { name: 'dc:creator', objects: elementsOf(authors) },
    { name: 'dc:language', objects: { _text: language } },
    ...(image ? [{ name: 'media:content', objects: mediaContent(image) }] : []),
  ],
});

/**
 * The library escapes quotation marks alone in these attributes.
 *
 * @see https://www.rssboard.org/media-rss
 */
const mediaContent = ({ url, type, alt, credit }: FeedImage) => ({
  _attributes: { url: escapeHTML(url), medium: 'image', ...(type && { type }) },
  ...(alt && { 'media:description': { _attributes: { type: 'plain' }, _text: alt } }),
  ...(credit && { 'media:credit': { _text: credit } }),
});

const historyRoot =
  '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0">';
const atomRoot = '<feed xmlns="http://www.w3.org/2005/Atom">';

/** The library has no field for the language of an item. */
const languageField = 'language';
const languageOf = (item: Item | undefined): string | null => {
  const tag = item?.extensions?.find(({ name }) => name === languageField)?.objects.tag;
  return typeof tag === 'string' ? tag : null;
};

const atomAndJsonDetails = ({ language, image, authors }: ItemDetails) => ({
  author: authors.map((name) => ({ name })),
  ...(image && { image: image.url }),
  extensions: [{ name: languageField, objects: { tag: language } }],
});

/** The library takes the type from the file's name. Words of stories have no quotation mark that is not escaped. */
const withTypes = (written: string): string =>
  written.replaceAll('type="image/jpg"/>', 'type="image/jpeg"/>');

/** The library leaves `<` in labels. Words of stories have none that is not escaped. */
const withLabels = (written: string): string =>
  written.replaceAll(
    /<category label="([^"]*)"/g,
    (_, label: string) => `<category label="${label.replaceAll('<', '&lt;')}"`,
  );

const withLanguages = (feed: Feed, written: string): string => {
  const items = feed.items.values();
  return written.replaceAll('<entry>', (start) => {
    const language = languageOf(items.next().value);
    return language ? `<entry xml:lang="${escapeHTML(language)}">` : start;
  });
};

/**
 * The library does not support links between the files of a feed. `next` (paging) and `prev-archive` (archives)
 * link the same older file, for clients that support one of them.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5005
 */
const writeAtom = (feed: Feed, links?: FeedLinks): string => {
  const written = withTypes(withLanguages(feed, withLabels(feed.atom1())));
  if (!links) return written;
  const { isArchive, current, older, newer, isNewerArchive } = links;
  const link = (rel: string, href: string | null) =>
    href ? `<link rel="${rel}" href="${escapeHTML(href)}"/>\n    ` : '';
  const beside =
    link('current', current) +
    link('prev-archive', older) +
    link('next', older) +
    link('next-archive', isNewerArchive ? newer : null) +
    link('previous', newer);
  return written
    .replace(atomRoot, () => historyRoot + (isArchive ? '\n    <fh:archive/>' : ''))
    .replace('<link ', (first) => beside + first);
};

type WrittenAuthor = { author?: { name?: string; url?: string } };
type WrittenFeed = WrittenAuthor & { items: (WrittenAuthor & { language?: unknown })[] };

/**
 * The library writes JSON Feed 1. Version 1.1 adds a list of authors and the language.
 *
 * @see https://www.jsonfeed.org/version/1.1/
 */
const writeJson = (feed: Feed, links?: FeedLinks): string => {
  const { author, items, ...written } = JSON.parse(feed.json1()) as WrittenFeed;
  return JSON.stringify({
    ...written,
    version: 'https://jsonfeed.org/version/1.1',
    language: feed.options.language,
    authors: author ? [author] : [],
    ...(links?.older && { next_url: links.older }),
    ...(feed.options.hub && { hubs: [{ type: 'WebSub', url: feed.options.hub }] }),
    items: items.map(({ author: _first, language: _tag, ...item }, index) => ({
      ...item,
      ...(languageOf(feed.items[index]) && { language: languageOf(feed.items[index]) }),
      authors: (feed.items[index]?.author ?? []).map(({ name, link }) => ({ name, url: link })),
    })),
  });
};

/** A description in RSS is HTML; a title is plain text. */
export const rss: FeedFormat = {
  type: 'application/rss+xml; charset=utf-8',
  ending: 'xml',
  write: writeRss,
  title: asCdata,
  description: escapeHTML,
  details: rssDetails,
};

/** Titles and summaries are declared as HTML in Atom, so plain text is escaped. */
export const atom: FeedFormat = {
  type: 'application/atom+xml; charset=utf-8',
  ending: 'xml',
  write: writeAtom,
  title: escapeHTML,
  description: escapeHTML,
  details: atomAndJsonDetails,
};

export const jsonFeed: FeedFormat = {
  type: 'application/feed+json; charset=utf-8',
  ending: 'json',
  write: writeJson,
  title: asTheyAre,
  description: asTheyAre,
  details: atomAndJsonDetails,
};

/** The format by file name. */
export const feedFormats = { 'feed.xml': rss, 'atom.xml': atom, 'feed.json': jsonFeed };
