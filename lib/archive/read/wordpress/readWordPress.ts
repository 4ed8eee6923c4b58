import type { Archived, ArchiveFile } from '../../ArchivedStory.ts';
import { UnreadableArchive } from '../../UnreadableArchive.ts';
import { storyOrReason } from '../storyOrReason.ts';
import { isDamaged, readElements, unreadRecord } from '../xml/readElements.ts';
import { textIn, type XmlElement } from '../xml/XmlElement.ts';
import { reasonToSkip } from './reasonToSkip.ts';
import { indexOf, SiteIndex } from './SiteIndex.ts';
import { keyOf, storyOf } from './storyOf.ts';

/** The names of what an export says once about the whole site. */
const siteParts = new Set([
  'title',
  'link',
  'language',
  'wp:base_site_url',
  'wp:base_blog_url',
  'wp:author',
  'wp:category',
  'wp:tag',
  'wp:term',
]);
const records = new Set(['item']);
/** Readers' comments have their addresses. */
const ignored = new Set(['wp:comment']);

/**
 * Reads WordPress's own export (WXR). The file is read twice, because pictures and categories may stand after the stories
 * that use them.
 *
 * @throws {UnreadableArchive}
 */
export async function* readWordPress(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<Archived> {
  const index = new SiteIndex();
  for await (const file of files())
    for await (const part of readElements(file.chunks(), { names: siteParts, records, ignored }))
      if (!isDamaged(part)) indexOf(index, part);
  if (!index.isExport)
    throw new UnreadableArchive('The file is not an export of WordPress (Tools › Export, an .xml file).');
  for await (const { name, chunks } of files())
    for await (const item of readElements(chunks(), { names: new Set(), records, ignored }))
      yield isDamaged(item) ? unreadRecord('wordpress', name, item) : archivedOf(item, index);
}

const archivedOf = (item: XmlElement, index: SiteIndex): Archived => {
  const title = textIn(item, 'title') ?? 'Untitled';
  const reason = reasonToSkip(item);
  if (reason !== null) return { kind: 'skipped', title, reason };
  return storyOrReason(keyOf(item, index), title, () => storyOf(item, index));
};
