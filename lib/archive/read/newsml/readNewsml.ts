import type { Archived, ArchivedPicture, ArchiveFile } from '../../ArchivedStory.ts';
import { UnreadableArchive } from '../../UnreadableArchive.ts';
import { NewestVersions } from '../NewestVersions.ts';
import { readElements } from '../xml/readElements.ts';
import { elementIn, textIn, type XmlElement } from '../xml/XmlElement.ts';
import { newsmlPicture } from './newsmlPicture.ts';
import { newsmlStory } from './newsmlStory.ts';

/**
 * Reads NewsML-G2: each `newsItem`, alone or in a message. Pictures are items of their own, which stories link to. Of an
 * item in several versions, the newest is the story.
 *
 * @throws {UnreadableArchive}
 */
export async function* readNewsml(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<Archived> {
  const newest = new NewestVersions();
  const pictures = new Map<string, ArchivedPicture>();
  let count = 0;
  for await (const item of itemsIn(files)) {
    count += 1;
    newest.add(guidOf(item), versionOf(item));
    const picture = classOf(item) === 'picture' ? newsmlPicture(item) : null;
    if (picture) pictures.set(guidOf(item), picture);
  }
  if (count === 0) throw new UnreadableArchive('No file has a newsItem of NewsML-G2.');
  for await (const item of itemsIn(files)) {
    if (classOf(item) === 'picture') continue;
    const isNewest = newest.take(guidOf(item), versionOf(item));
    const reason = isNewest ? reasonToSkip(item) : 'an earlier version of a story';
    yield reason === null
      ? { kind: 'story', story: newsmlStory(item, pictures) }
      : { kind: 'skipped', title: titleOf(item), reason };
  }
}

const itemNames = new Set(['newsItem']);

async function* itemsIn(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<XmlElement> {
  for await (const file of files())
    if (/\.xml$/i.test(file.name)) yield* readElements(file.chunks(), { names: itemNames });
}

const guidOf = ({ attributes: { guid = '' } }: XmlElement): string => guid;

const metaOf = (item: XmlElement): XmlElement | null => elementIn(item, 'itemMeta');

const versionOf = (item: XmlElement) => {
  const meta = metaOf(item);
  return { version: item.attributes.version, at: meta && textIn(meta, 'versionCreated') };
};

/** `ninat:text` is a text. */
const codeOf = (item: XmlElement, name: string): string | null => {
  const meta = metaOf(item);
  const code = meta && elementIn(meta, name)?.attributes.qcode;
  return code ? code.slice(code.indexOf(':') + 1) : null;
};

const classOf = (item: XmlElement): string => codeOf(item, 'itemClass') ?? 'text';

const titleOf = (item: XmlElement): string => {
  const meta = metaOf(item);
  return (meta && textIn(meta, 'title')) ?? guidOf(item);
};

const reasonToSkip = (item: XmlElement): string | null => {
  if (classOf(item) !== 'text') return `not a text (${classOf(item)})`;
  const status = codeOf(item, 'pubStatus') ?? 'usable';
  return status === 'usable' ? null : `not published there (${status})`;
};
