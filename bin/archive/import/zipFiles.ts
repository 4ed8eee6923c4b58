import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { CommandError } from 'local-lake/commands';
import type { ArchiveFile } from '../../../lib/archive/ArchivedStory.ts';
import { openZip } from '../../../lib/import/files/openZip.ts';
import { UnreadableFile } from '../../../lib/import/files/UnreadableFile.ts';
import { isContent } from './isContent.ts';

const maxZipBytes = 300_000_000;
/** Of all files together. Text unpacks to the tenfold. */
const maxUnpackedBytes = 5_000_000_000;

/** The files of a zip, each unpacked when it is read. @throws CommandError if it is too large or damaged. */
export const zipFiles = async (file: string): Promise<() => AsyncIterable<ArchiveFile>> => {
  const name = path.basename(file);
  const unpackIt = `Unpack “${name}” into a folder, and import the folder.`;
  if ((await stat(file)).size > maxZipBytes) throw new CommandError(unpackIt);
  const bytes = await readFile(file);
  const explained = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw error instanceof UnreadableFile ? new CommandError(`${error.message} ${unpackIt}`) : error;
    }
  };
  const zip = explained(() => openZip(name, bytes));
  if (zip.files.reduce((sum, entry) => sum + entry.bytes, 0) > maxUnpackedBytes)
    throw new CommandError(
      `“${name}” unpacks to more than ${maxUnpackedBytes / 1_000_000_000} GB. ${unpackIt}`,
    );
  const files = zip.files
    .filter((entry) => isContent(entry.name))
    .toSorted((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)));
  return async function* entries() {
    for (const entry of files)
      yield {
        name: entry.name,
        chunks: async function* chunks() {
          yield explained(entry.unpack);
        },
      };
  };
};
