import { chmodSync, lstatSync, mkdirSync, readdirSync, rmSync, type Stats, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { FolderError, folderError } from './folderError.ts';

/** The permissions of group and others. */
const othersBits = 0o077;
const allBits = 0o777;
/** A secret that every start creates again. If others may have read it, it is deleted. */
const replaceableSecret = 'admin-token';

/**
 * Makes a data folder accessible to its owner, and to nobody else: folders get mode 0700 and files 0600. Sets the umask too, for the
 * files that this process and its children write later. Symbolic links stay unchanged.
 *
 * @throws FolderError if the folder, or a file in it that others can read, belongs to another user.
 */
export const restrictToOwner = (folder: string): void => {
  process.umask(othersBits);
  try {
    mkdirSync(folder, { recursive: true });
    setPermissions(folder, statSync(folder));
  } catch (error) {
    throw error instanceof FolderError ? error : folderError(folder, error);
  }
  restrictContents(folder);
};

const restrictContents = (folder: string): void => {
  for (const name of list(folder)) {
    const path = join(folder, name);
    const stats = lstatSync(path, { throwIfNoEntry: false });
    // A running lake may have deleted a temporary file.
    if (!stats || stats.isSymbolicLink()) continue;
    setPermissions(path, stats);
    if (stats.isDirectory()) restrictContents(path);
  }
};

const list = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch (error) {
    // A folder of another user, such as `lost+found`, which others cannot read either.
    if (error instanceof Error && 'code' in error && ['EACCES', 'ENOENT'].includes(String(error.code)))
      return [];
    throw folderError(folder, error);
  }
};

const setPermissions = (path: string, stats: Stats): void => {
  const mode = stats.isDirectory() ? 0o700 : 0o600;
  if ((stats.mode & allBits) === mode) return;
  const isOpen = (stats.mode & othersBits) !== 0;
  try {
    if (isOpen && basename(path) === replaceableSecret) rmSync(path, { recursive: true });
    else chmodSync(path, mode);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || (code === 'EPERM' && !isOpen)) return;
    if (code !== 'EPERM') throw folderError(path, error);
    throw new FolderError(
      `Others can read ${path}, and its permissions cannot be changed because it belongs to another user (${stats.uid}). Run as that user, change the owner with chown, or choose another folder.`,
      'read-only',
    );
  }
};
