import type { Archived, ArchiveFile } from '../../ArchivedStory.ts';
import { UnreadableArchive } from '../../UnreadableArchive.ts';
import { storyOrReason } from '../storyOrReason.ts';
import { isDamaged, readElements, unreadRecord } from '../xml/readElements.ts';
import { textIn, textOf, type XmlElement } from '../xml/XmlElement.ts';
import { atomStory } from './atomStory.ts';
import { notPublishedItem } from './notPublishedItem.ts';
import { rssStory } from './rssStory.ts';

/** Inside an item or entry they are its own: here they are of the feed. RSS 1.0 writes `dc:language`. */
const names = new Set(['language', 'dc:language', 'author']);
const records = new Set(['item', 'entry']);

/**
 * Reads feeds: RSS with `content:encoded` or `description`, and Atom. A folder may hold the pages of a paged feed.
 *
 * @throws {UnreadableArchive}
 */
export async function* readFeed(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<Archived> {
  let count = 0;
  for await (const file of files()) {
    let language: string | null = null;
    const authors: XmlElement[] = [];
    const onRoot = (attributes: XmlElement['attributes']): void => {
      language = attributes['xml:lang'] ?? null;
    };
    for await (const element of readElements(file.chunks(), { names, records, onRoot })) {
      if (isDamaged(element)) {
        count += 1;
        yield unreadRecord('rss', file.name, element);
        continue;
      }
      if (element.name === 'author') {
        authors.push(element);
        continue;
      }
      if (element.name.endsWith('language')) {
        language = textOf(element).trim() || language;
        continue;
      }
      count += 1;
      const title = textIn(element, 'title') ?? 'Untitled';
      const reason = notPublishedItem(element);
      if (reason !== null) yield { kind: 'skipped', title, reason };
      else
        yield storyOrReason(`rss ${title}`, title, () =>
          element.name === 'item' ? rssStory(element, language) : atomStory(element, { language, authors }),
        );
    }
  }
  if (count === 0) throw new UnreadableArchive('The file has no item of RSS and no entry of Atom.');
}
