import { chmodSync, lstatSync, mkdirSync, readdirSync, rmSync, type Stats, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { FolderError, folderError } from './folderError.ts';

const othersBits = 0o077;
/** A secret that is made anew by the next start: one that others may have read is thrown away. */
const disposable = 'admin-token';

/**
 * Makes a data folder readable by its owner alone, folders 0700 and files 0600: what an older version or a restore left
 * there, and whatever this process and its children write from now on. Links are left as their owner made them.
 *
 * @throws FolderError when the folder, or what others can read in it, belongs to another user.
 */
export const keepToOwner = (folder: string): void => {
  process.umask(othersBits);
  try {
    mkdirSync(folder, { recursive: true });
    closeToOthers(folder, statSync(folder));
  } catch (error) {
    throw error instanceof FolderError ? error : folderError(folder, error);
  }
  closeWithin(folder);
};

const closeWithin = (folder: string): void => {
  for (const name of list(folder)) {
    const path = join(folder, name);
    const stats = lstatSync(path, { throwIfNoEntry: false });
    // A running lake's temporary files come and go.
    if (!stats || stats.isSymbolicLink()) continue;
    closeToOthers(path, stats);
    if (stats.isDirectory()) closeWithin(path);
  }
};

const list = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch (error) {
    // Another user's, such as `lost+found`: nobody else can read it either.
    if (error instanceof Error && 'code' in error && ['EACCES', 'ENOENT'].includes(String(error.code)))
      return [];
    throw folderError(folder, error);
  }
};

const closeToOthers = (path: string, stats: Stats): void => {
  if ((stats.mode & othersBits) === 0) return;
  try {
    if (basename(path) === disposable) rmSync(path);
    else chmodSync(path, stats.isDirectory() ? 0o700 : 0o600);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') return;
    if (code !== 'EPERM') throw folderError(path, error);
    throw new FolderError(
      `${path} can be read by others and belongs to another user (${stats.uid}), so that it cannot be closed to them. Run as that user, give it to this one with chown, or name a folder that is this user's.`,
      'read-only',
    );
  }
};
