import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { CommandError } from 'local-lake/commands';

/** Where an export writes: a folder, and the name of its only file, or null for a file for each story. */
export type OutputPlace = { folder: string; file: string | null };

/**
 * Reads `--out` and creates the folder. An export overwrites nothing, so an earlier one never mixes with it.
 *
 * @throws CommandError if something is there already.
 */
export const openOutput = async (
  out: string,
  { extension, isOneFile }: { extension: string; isOneFile: boolean },
): Promise<OutputPlace> => {
  const resolved = path.resolve(out);
  const found = await stat(resolved).catch(() => null);
  if (isOneFile && path.extname(out) === `.${extension}`) {
    if (found) throw new CommandError(`${out} exists. Name another file.`);
    await mkdir(path.dirname(resolved), { recursive: true });
    return { folder: path.dirname(resolved), file: path.basename(resolved) };
  }
  if (found && !found.isDirectory()) throw new CommandError(`${out} is a file. Name a folder.`);
  if (found && (await readdir(resolved)).length > 0)
    throw new CommandError(`${out} is not empty. Name another folder.`);
  await mkdir(resolved, { recursive: true });
  return { folder: resolved, file: null };
};
