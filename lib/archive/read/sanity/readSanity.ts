import { isObject } from '../../../isObject.ts';
import type { Archived, ArchiveFile } from '../../ArchivedStory.ts';
import { notPublished } from '../../notPublished.ts';
import { UnreadableArchive } from '../../UnreadableArchive.ts';
import { readLines } from '../readLines.ts';
import { storyOrReason } from '../storyOrReason.ts';
import { LiveEntries, storyOfEntry } from './liveEntries.ts';
import { OwnDocuments } from './OwnDocuments.ts';
import { RelatedTargets, sanityKey } from './RelatedStories.ts';
import { headlineOf, namedBy, nameOf, sanityStory, slugOf, textFieldOf } from './sanityStory.ts';
import type { SanityDocument } from './values.ts';

/**
 * Reads the export of a Sanity dataset: its NDJSON, with the files of its pictures beside it. A story is a document with a
 * headline or title, and with Portable Text or a text; its fields are found by their usual names. Documents that stories
 * name as their people, sections and topics are no stories. Entries of a live story are a part of its text.
 *
 * @throws {UnreadableArchive}
 */
export async function* readSanity(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<Archived> {
  const named = new Set<string>();
  let count = 0;
  for await (const document of documentsIn(files)) {
    const isEntry = storyOfEntry(document) !== null;
    if (!isEntry && textFieldOf(document) === null) continue;
    if (!isEntry) count += 1;
    for (const id of namedBy(document)) named.add(id);
  }
  if (count === 0)
    throw new UnreadableArchive(
      'No document has a headline and a text: it is not an export of stories (npx sanity dataset export).',
    );
  const names = new Map<string, string>();
  const targets = new RelatedTargets();
  const entries = new LiveEntries();
  const own = new OwnDocuments();
  for await (const document of documentsIn(files)) {
    const live = storyOfEntry(document);
    own.add(document);
    if (live !== null) entries.add(live, document);
    else if (named.has(document._id)) names.set(document._id, nameOf(document));
    else if (textFieldOf(document) !== null)
      targets.add(document._id, {
        title: headlineOf(document),
        slug: slugOf(document),
        reason: reasonToSkip(document),
      });
  }
  for await (const document of documentsIn(files)) {
    const live = storyOfEntry(document);
    if (live !== null) {
      if (!targets.find(live)) yield { kind: 'skipped', title: headlineOf(document), reason: lostEntry };
      continue;
    }
    if (textFieldOf(document) === null || named.has(document._id)) continue;
    const title = headlineOf(document);
    const reason = reasonToSkip(document) ?? (own.isRetracted(document) ? 'retracted there' : null);
    yield reason === null
      ? storyOrReason(sanityKey(document._id), title, () =>
          sanityStory(document, { names, targets, entries, own }),
        )
      : { kind: 'skipped', title, reason };
  }
}

const lostEntry = 'an entry of a live story that is not in the export';

const reasonToSkip = (document: SanityDocument): string | null => {
  if (document._id.includes('.')) return 'a draft, or of a release';
  return notPublished(document) ?? (document._type === 'page' ? 'a page, not a story' : null);
};

async function* documentsIn(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<SanityDocument> {
  for await (const file of files()) {
    if (!/\.ndjson$/i.test(file.name)) continue;
    for await (const line of readLines(file.chunks())) yield documentIn(file.name, line);
  }
}

const documentIn = (file: string, line: string): SanityDocument => {
  try {
    const value: unknown = JSON.parse(line);
    if (isObject(value) && typeof value._id === 'string' && typeof value._type === 'string')
      return { ...value, _id: value._id, _type: value._type };
  } catch {
    // The message below says what a line must be.
  }
  throw new UnreadableArchive(`A line of “${file}” is no document of Sanity: “${line.slice(0, 80)}”.`);
};
