import type { Archived, ArchivedPicture, ArchiveFile } from '../../ArchivedStory.ts';
import { UnreadableArchive } from '../../UnreadableArchive.ts';
import { NewestVersions } from '../NewestVersions.ts';
import { storyOrReason } from '../storyOrReason.ts';
import type { NamedRecording } from '../storyParts.ts';
import { isDamaged, readElements, unreadRecord } from '../xml/readElements.ts';
import { elementIn, textIn, type XmlElement } from '../xml/XmlElement.ts';
import { newsmlPicture, newsmlRecording } from './newsmlFiles.ts';
import { type NewsmlItems, newsmlStory } from './newsmlStory.ts';

/**
 * Reads NewsML-G2: each `newsItem`, alone or in a message. Pictures, films and sounds are items of their
 * own, which stories link to. Of an
 * item in several versions, the newest is the story.
 *
 * @throws {UnreadableArchive}
 */
export async function* readNewsml(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<Archived> {
  const newest = new NewestVersions();
  const newestBeside = new NewestVersions();
  let count = 0;
  for await (const { item } of itemsIn(files)) {
    if (!item) continue;
    count += 1;
    const versions = isBeside(classOf(item)) ? newestBeside : newest;
    versions.add(guidOf(item), versionOf(item));
  }
  if (count === 0) throw new UnreadableArchive('No file has a newsItem of NewsML-G2.');
  const pictures = new Map<string, ArchivedPicture>();
  const recordings = new Map<string, NamedRecording>();
  for await (const { item } of itemsIn(files)) {
    if (!item) continue;
    const [kind, guid] = [classOf(item), guidOf(item)];
    if (
      !isBeside(kind) ||
      newestBeside.reasonToSkip(guid, versionOf(item)) !== null ||
      statusOf(item) !== 'usable'
    )
      continue;
    const picture = kind === 'picture' ? newsmlPicture(item) : null;
    const recording = kind === 'picture' ? null : newsmlRecording(item, kind);
    if (picture) pictures.set(guid, picture);
    if (recording) recordings.set(guid, recording);
  }
  for await (const found of itemsIn(files))
    if (!found.item) yield found.unread;
    else if (!isBeside(classOf(found.item))) yield archivedOf(found.item, newest, { pictures, recordings });
}

/** An item that stories link to. */
const isBeside = (kind: string): kind is 'picture' | 'video' | 'audio' =>
  kind === 'picture' || kind === 'video' || kind === 'audio';

const archivedOf = (item: XmlElement, newest: NewestVersions, items: NewsmlItems): Archived => {
  const [guid, title] = [guidOf(item), titleOf(item)];
  if (guid === '') return { kind: 'unread', key: `newsml ${title}`, title, reason: 'It has no guid.' };
  const reason = newest.reasonToSkip(guid, versionOf(item)) ?? reasonToSkip(item);
  return reason === null
    ? storyOrReason(`newsml ${guid}`, title, () => newsmlStory(item, items))
    : { kind: 'skipped', title, reason };
};

const records = new Set(['newsItem']);

type Item = { item: XmlElement } | { item: null; unread: Archived };

/** The items of all files, and what is damaged. */
async function* itemsIn(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<Item> {
  for await (const { name, chunks } of files()) {
    if (!/\.xml$/i.test(name)) continue;
    try {
      for await (const item of readElements(chunks(), { names: new Set(), records }))
        yield isDamaged(item) ? { item: null, unread: unreadRecord('newsml', name, item) } : { item };
    } catch (error) {
      if (!(error instanceof UnreadableArchive)) throw error;
      const { message: reason } = error;
      yield { item: null, unread: { kind: 'unread', key: `newsml ${name}`, title: name, reason } };
    }
  }
}

const guidOf = ({ attributes: { guid = '' } }: XmlElement): string => guid;

const metaOf = (item: XmlElement): XmlElement | null => elementIn(item, 'itemMeta');

const versionOf = (item: XmlElement) => {
  const meta = metaOf(item);
  return { version: item.attributes.version, at: meta && textIn(meta, 'versionCreated') };
};

/** `ninat:text` is a text, and so is `http://cv.iptc.org/newscodes/ninature/text`. Null without the element. */
const codeOf = (item: XmlElement, name: string): string | null => {
  const meta = metaOf(item);
  const element = meta && elementIn(meta, name);
  if (!element) return null;
  const { qcode, uri = '' } = element.attributes;
  return qcode ? qcode.slice(qcode.indexOf(':') + 1) : uri.slice(uri.lastIndexOf('/') + 1) || 'unknown';
};

const classOf = (item: XmlElement): string => codeOf(item, 'itemClass') ?? 'text';

const titleOf = (item: XmlElement): string => {
  const meta = metaOf(item);
  return (meta && textIn(meta, 'title')) ?? guidOf(item);
};

const statusOf = (item: XmlElement): string => codeOf(item, 'pubStatus') ?? 'usable';

const reasonToSkip = (item: XmlElement): string | null => {
  if (classOf(item) !== 'text') return `not a text (${classOf(item)})`;
  return statusOf(item) === 'usable' ? null : `not published there (${statusOf(item)})`;
};
