import { escapeHTML } from '@portabletext/to-html';
import { Feed } from 'feed';
import { absolute, correctionAnchor, correctionPath } from '../addresses.ts';
import type { LoggedCorrection } from '../corrections/Correction.ts';
import { kindWords, storyGone } from '../corrections/correctionWords.ts';
import type { Site } from '../site.ts';
import type { FeedFormat } from './feedFormats.ts';

/** The newest notes: a feed is for following, the page holds the whole log. */
const mostNotes = 100;

/** The log of corrections as a feed: each note an entry at its own anchor. */
export const correctionsFeed = (
  corrections: LoggedCorrection[],
  { site, siteUrl, format }: { site: Site; siteUrl: string; format: FeedFormat },
): string => {
  const shown = corrections.slice(0, mostNotes);
  const feed = new Feed({
    id: absolute('/corrections', siteUrl),
    title: `${site.title}: corrections`,
    description: 'What we got wrong, and what is right.',
    link: absolute('/corrections', siteUrl),
    language: site.language,
    generator: 'Copydesk',
    copyright: `© ${site.publisher.legalName ?? site.publisher.name}`,
    favicon: absolute('/icon.svg', siteUrl),
    updated: new Date(shown[0]?.publishedAt ?? 0),
    feedLinks: {
      atom: absolute('/corrections/feed.xml', siteUrl),
      json: absolute('/corrections/feed.json', siteUrl),
    },
    author: { name: site.publisher.name, link: absolute('/', siteUrl) },
  });
  for (const { id, kind, note, was, is, publishedAt, article } of shown) {
    const path = article ? correctionPath(article.slug, id) : `/corrections#${correctionAnchor(id)}`;
    const address = absolute(path, siteUrl);
    const change = was && is ? `<p><del>${escapeHTML(was)}</del> <ins>${escapeHTML(is)}</ins></p>` : '';
    feed.addItem({
      id: address,
      link: address,
      title: format.words(`${kindWords[kind].one}: ${article?.headline ?? storyGone}`),
      description: format.words(note),
      content: `<p>${escapeHTML(note)}</p>${change}`,
      published: new Date(publishedAt),
      date: new Date(publishedAt),
      category: [{ name: kindWords[kind].one, term: kind }],
    });
  }
  return format.write(feed);
};
