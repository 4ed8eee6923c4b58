import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { CommandError } from 'local-lake/commands';
import type { ArchiveFile } from '../../../lib/archive/ArchivedStory.ts';
import { openZip } from '../../../lib/import/files/openZip.ts';
import { UnreadableFile } from '../../../lib/import/files/UnreadableFile.ts';
import { isContent } from './isContent.ts';

const maxZipBytes = 300_000_000;

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
  return async function* files() {
    for (const entry of zip.names.filter(isContent).toSorted())
      yield {
        name: entry,
        chunks: async function* chunks() {
          const unpacked = explained(() => zip.unpack((one) => one === entry))[entry];
          if (unpacked) yield unpacked;
        },
      };
  };
};
