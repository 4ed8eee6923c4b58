import { isObject } from '../../../isObject.ts';
import type { Archived, ArchiveFile } from '../../ArchivedStory.ts';
import { UnreadableArchive } from '../../UnreadableArchive.ts';
import { readLines } from '../readLines.ts';
import { headlineOf, type SanityDocument, sanityStory, textFieldOf } from './sanityStory.ts';

/**
 * Reads the export of a Sanity dataset: its NDJSON, with the files of its pictures beside it. A story is a document with a
 * headline or title, and with Portable Text; its fields are found by their usual names.
 *
 * @throws {UnreadableArchive}
 */
export async function* readSanity(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<Archived> {
  const others = new Map<string, SanityDocument>();
  let count = 0;
  for await (const document of documentsIn(files))
    if (textFieldOf(document) !== null) count += 1;
    else if (!isFile(document)) others.set(document._id, document);
  if (count === 0)
    throw new UnreadableArchive(
      'No document has a headline and Portable Text: it is not an export of stories (npx sanity dataset export).',
    );
  for await (const document of documentsIn(files)) {
    if (textFieldOf(document) === null) continue;
    const reason = reasonToSkip(document);
    yield reason === null
      ? { kind: 'story', story: sanityStory(document, (id) => others.get(id) ?? null) }
      : { kind: 'skipped', title: headlineOf(document), reason };
  }
}

const reasonToSkip = ({ _id, _type }: SanityDocument): string | null => {
  if (_id.includes('.')) return 'a draft, or of a release';
  return _type === 'page' ? 'a page, not a story' : null;
};

const isFile = ({ _type }: SanityDocument): boolean => /^sanity\.|^system\./.test(_type);

async function* documentsIn(files: () => AsyncIterable<ArchiveFile>): AsyncGenerator<SanityDocument> {
  for await (const file of files()) {
    if (!/\.ndjson$/i.test(file.name)) continue;
    for await (const line of readLines(file.chunks())) yield documentIn(line);
  }
}

const documentIn = (line: string): SanityDocument => {
  try {
    const value: unknown = JSON.parse(line);
    if (isObject(value) && typeof value._id === 'string' && typeof value._type === 'string')
      return { ...value, _id: value._id, _type: value._type };
  } catch {
    // The message below says what a line must be.
  }
  throw new UnreadableArchive(`A line is no document of Sanity: “${line.slice(0, 80)}”.`);
};
