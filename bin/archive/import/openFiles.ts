import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { CommandError } from 'local-lake/commands';
import type { ArchiveFile } from '../../../lib/archive/ArchivedStory.ts';
import { isContent } from './isContent.ts';
import { unpackTarFile } from './tarFiles.ts';
import { zipFiles } from './zipFiles.ts';

/**
 * The files of an archive: the file itself, or all files of a folder, zip or compressed tar.
 *
 * @throws CommandError if there is none.
 */
export const openFiles = async (place: string): Promise<() => AsyncIterable<ArchiveFile>> => {
  const facts = await stat(place).catch(() => null);
  if (!facts) throw new CommandError(`${place} does not exist.`);
  if (/\.zip$/i.test(place)) return zipFiles(place);
  if (/\.(?:tgz|tar\.gz)$/i.test(place)) return openFiles(await unpackTarFile(place));
  const names = facts.isDirectory() ? await listFiles(place) : [''];
  return async function* files() {
    for (const name of names) {
      const file = path.join(place, name);
      yield { name: name || path.basename(place), chunks: () => createReadStream(file) };
    }
  };
};

/** The files below a folder, in the order of their names. Links are not followed. */
const listFiles = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)))
    .filter(isContent)
    .sort();
};
