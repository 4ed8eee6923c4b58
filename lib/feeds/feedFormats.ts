import { escapeHTML } from '@portabletext/to-html';
import type { Feed } from 'feed';
import { absolute } from '../addresses.ts';
import type { Site } from '../site.ts';

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

/** A feed format. `words` escapes plain text for its titles and descriptions. */
export type FeedFormat = {
  type: string;
  /** The extension of files in this format. */
  ending: 'xml' | 'json';
  write: (feed: Feed, links?: FeedLinks) => string;
  words: (text: string) => string;
};

/** The feed options that all feeds of the site share. */
export const siteOptions = (site: Site, siteUrl: string) => ({
  language: site.language,
  generator: 'Copydesk',
  copyright: `© ${site.publisher.legalName ?? site.publisher.name}`,
  favicon: absolute('/icon.svg', siteUrl),
  author: { name: site.publisher.name, link: absolute('/', siteUrl) },
});

const asTheyAre = (text: string) => text;

/** RSS keeps `author` for email addresses; a name alone is Dublin Core's `creator`. */
const writeRss = (feed: Feed): string =>
  feed.rss2().replaceAll(/^([ \t]*)<author>(.*)<\/author>$/gm, '$1<dc:creator>$2</dc:creator>');

const historyRoot =
  '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0">';
const atomRoot = '<feed xmlns="http://www.w3.org/2005/Atom">';

/**
 * The library does not support links between the files of a feed. `next` (paging) and `prev-archive` (archives)
 * link the same older file, for clients that support one of them.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5005
 */
const writeAtom = (feed: Feed, links?: FeedLinks): string => {
  const written = feed.atom1();
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
type WrittenFeed = WrittenAuthor & { items: WrittenAuthor[] };

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
    items: items.map(({ author: _first, ...item }, index) => ({
      ...item,
      authors: (feed.items[index]?.author ?? []).map(({ name, link }) => ({ name, url: link })),
    })),
  });
};

export const rss: FeedFormat = {
  type: 'application/rss+xml; charset=utf-8',
  ending: 'xml',
  write: writeRss,
  words: asTheyAre,
};

/** Titles and summaries are declared as HTML in Atom, so plain text is escaped. */
export const atom: FeedFormat = {
  type: 'application/atom+xml; charset=utf-8',
  ending: 'xml',
  write: writeAtom,
  words: escapeHTML,
};

export const jsonFeed: FeedFormat = {
  type: 'application/feed+json; charset=utf-8',
  ending: 'json',
  write: writeJson,
  words: asTheyAre,
};

/** The format by file name. */
export const feedFormats = { 'feed.xml': rss, 'atom.xml': atom, 'feed.json': jsonFeed };
