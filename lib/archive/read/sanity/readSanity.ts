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
  let firstDamage: string | null = null;
  for await (const { document, damage } of linesIn(files)) {
    firstDamage ??= damage;
    if (!document) continue;
    const isEntry = storyOfEntry(document) !== null;
    if (!isEntry && textFieldOf(document) === null) continue;
    if (!isEntry) count += 1;
    for (const id of namedBy(document)) named.add(id);
  }
  if (count === 0)
    throw new UnreadableArchive(
      firstDamage ??
        'No document has a headline and a text: it is not an export of stories (npx sanity dataset export).',
    );
  const names = new Map<string, string>();
  const targets = new RelatedTargets();
  const entries = new LiveEntries();
  const own = new OwnDocuments();
  for await (const { document } of linesIn(files)) {
    if (!document) continue;
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
  for await (const { document, place, damage } of linesIn(files)) {
    if (!document) {
      yield { kind: 'unread', key: `sanity ${place}`, title: place, reason: damage };
      continue;
    }
    const title = headlineOf(document);
    const live = storyOfEntry(document);
    if (live !== null) {
      if (!targets.find(live)) yield { kind: 'skipped', title, reason: lostEntry };
      continue;
    }
    const reason =
      noStory(document, named) ??
      reasonToSkip(document) ??
      (own.isRetracted(document) ? 'retracted there' : null);
    yield reason === null
      ? storyOrReason(sanityKey(document._id), title, () =>
          sanityStory(document, { names, targets, entries, own }),
        )
      : { kind: 'skipped', title, reason };
  }
}

const maxTypeCharacters = 40;
const lostEntry = 'an entry of a live story that is not in the export';

const reasonToSkip = (document: SanityDocument): string | null => {
  if (document._id.includes('.')) return 'a draft, or of a release';
  return notPublished(document) ?? (document._type === 'page' ? 'a page, not a story' : null);
};

/** Why a document is no story at all, or null. */
const noStory = (document: SanityDocument, named: ReadonlySet<string>): string | null => {
  const type = document._type.slice(0, maxTypeCharacters);
  if (named.has(document._id)) return `a person, section or topic of stories (${type})`;
  return textFieldOf(document) === null ? `no headline or no text (${type})` : null;
};

type DocumentLine =
  | { place: string; document: SanityDocument; damage: null }
  | { place: string; document: null; damage: string };

/** The documents of all files, and the lines that hold none. */
async function* linesIn(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<DocumentLine> {
  for await (const { name, chunks } of files()) {
    if (!/\.ndjson$/i.test(name)) continue;
    for await (const { number, text } of readLines(chunks())) {
      const place = `“${name}”, line ${number.toLocaleString('en')}`;
      const document = documentIn(text ?? '');
      const shown = text === null ? 'too long to be read' : `no document of Sanity: “${text.slice(0, 80)}”`;
      yield document
        ? { place, document, damage: null }
        : { place, document, damage: `A line is damaged (${place}): it is ${shown}.` };
    }
  }
}

const documentIn = (line: string): SanityDocument | null => {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) && typeof value._id === 'string' && typeof value._type === 'string'
      ? { ...value, _id: value._id, _type: value._type }
      : null;
  } catch {
    return null;
  }
};
