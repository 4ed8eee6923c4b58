import { escapeHTML } from '@portabletext/to-html';
import { Feed } from 'feed';
import { absolute, correctionAnchor, correctionPath } from '../addresses.ts';
import { headlineWithStatus } from '../articles/retraction.ts';
import type { LoggedCorrection } from '../corrections/Correction.ts';
import { noteWords } from '../corrections/correctionWords.ts';
import { passagesOf } from '../corrections/passages/passagesOf.ts';
import type { WordPart } from '../corrections/passages/wordParts.ts';
import type { Site } from '../site.ts';
import { wordsOf } from '../words/wordsOf.ts';
import { type FeedFormat, type FeedLinks, siteOptions } from './feedFormats.ts';

type Notes = {
  corrections: LoggedCorrection[];
  /** The number of an archive file, from 1 for the oldest notes. Null for the feed itself. */
  archive: number | null;
  archives: number;
};

/** The files of the corrections feed. An archive is full when it is created, so its contents never move. */
const fileAt = (ending: 'xml' | 'json', archive: number | null): string =>
  archive === null ? `/corrections/feed.${ending}` : `/corrections/archive/${archive}.${ending}`;

const tags = { struck: 'del', inserted: 'ins', kept: null };

const passageHtml = (parts: WordPart[]): string => {
  const written = parts.map(({ part, text }) => {
    const tag = tags[part];
    return tag ? `<${tag}>${escapeHTML(text)}</${tag}>` : escapeHTML(text);
  });
  return `<p>${written.join('').replaceAll('</del><ins>', '</del> <ins>')}</p>`;
};

/**
 * The corrections log as a feed. Each note is an entry with a permanent id that links to its anchor. Feed and
 * archives together hold all notes.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5005
 */
export const correctionsFeed = (
  { corrections, archive, archives }: Notes,
  { site, siteUrl, format }: { site: Site; siteUrl: string; format: FeedFormat },
): string => {
  const ending = format.ending;
  const words = wordsOf(site);
  const older = archive === null ? archives : archive - 1;
  const newer = archive !== null && archive < archives ? archive + 1 : null;
  const at = (number: number | null) => absolute(fileAt(ending, number), siteUrl);
  const links: FeedLinks = {
    isArchive: archive !== null,
    current: archive === null ? null : at(null),
    older: older > 0 ? at(older) : null,
    newer: archive === null ? null : at(newer),
    isNewerArchive: newer !== null,
  };
  const feed = new Feed({
    id: absolute('/corrections', siteUrl),
    title: words('corrections.feedTitle', { title: site.title }),
    description: words('corrections.description'),
    link: absolute('/corrections', siteUrl),
    ...siteOptions(site, siteUrl),
    updated: new Date(corrections[0]?.publishedAt ?? 0),
    feedLinks: {
      atom: absolute(fileAt('xml', archive), siteUrl),
      json: absolute(fileAt('json', archive), siteUrl),
    },
  });
  for (const correction of corrections) {
    const { id, kind, publishedAt, article } = correction;
    const own = absolute(`/corrections#${correctionAnchor(id)}`, siteUrl);
    const note = noteWords(correction, words);
    const name = words(`kinds.${kind}`);
    const headline = article ? headlineWithStatus(article, words) : words('corrections.storyGone');
    const { passages, more } = passagesOf(correction);
    feed.addItem({
      id: own,
      link: article ? absolute(correctionPath(article.slug, id), siteUrl) : own,
      title: format.title(words('corrections.feedEntry', { kind: name, headline })),
      description: format.description(note),
      content: `<p>${escapeHTML(note)}</p>${[...passages, ...more].map(passageHtml).join('')}`,
      published: new Date(publishedAt),
      date: new Date(publishedAt),
      category: [{ name, term: kind }],
    });
  }
  return format.write(feed, links);
};
