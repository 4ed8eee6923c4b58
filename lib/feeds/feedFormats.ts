import { escapeHTML } from '@portabletext/to-html';
import type { Feed } from 'feed';

/** How a feed is written: `words` makes plain words fit for the format's titles and descriptions. */
export type FeedFormat = { type: string; write: (feed: Feed) => string; words: (text: string) => string };

const asTheyAre = (text: string) => text;

/** RSS keeps `author` for email addresses; a name alone is Dublin Core's `creator`. */
const writeRss = (feed: Feed): string =>
  feed.rss2().replaceAll(/^([ \t]*)<author>(.*)<\/author>$/gm, '$1<dc:creator>$2</dc:creator>');

type WrittenAuthor = { author?: { name?: string; url?: string } };
type WrittenFeed = WrittenAuthor & { items: WrittenAuthor[] };

/**
 * The library writes version 1 of JSON Feed. Version 1.1 has a list of authors, and the language.
 *
 * @see https://www.jsonfeed.org/version/1.1/
 */
const writeJson = (feed: Feed): string => {
  const { author, items, ...written } = JSON.parse(feed.json1()) as WrittenFeed;
  return JSON.stringify({
    ...written,
    version: 'https://jsonfeed.org/version/1.1',
    language: feed.options.language,
    authors: author ? [author] : [],
    ...(feed.options.hub && { hubs: [{ type: 'WebSub', url: feed.options.hub }] }),
    items: items.map(({ author: _first, ...item }, index) => ({
      ...item,
      authors: (feed.items[index]?.author ?? []).map(({ name, link }) => ({ name, url: link })),
    })),
  });
};

export const rss: FeedFormat = {
  type: 'application/rss+xml; charset=utf-8',
  write: writeRss,
  words: asTheyAre,
};

/** Atom says of titles and summaries that they are HTML, so plain words have to be made that. */
export const atom: FeedFormat = {
  type: 'application/atom+xml; charset=utf-8',
  write: (feed) => feed.atom1(),
  words: escapeHTML,
};

export const jsonFeed: FeedFormat = {
  type: 'application/feed+json; charset=utf-8',
  write: writeJson,
  words: asTheyAre,
};

/** The format by the name of the file that serves it. */
export const feedFormats = { 'feed.xml': rss, 'atom.xml': atom, 'feed.json': jsonFeed };
