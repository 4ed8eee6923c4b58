import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { extract } from 'tar';
import { FolderError } from '../store/database/folderError.ts';
import { lockFolder } from '../store/database/lock.ts';
import { restrictToOwner } from '../store/database/restrictToOwner.ts';
import { erasureListName, mergeErasureLists } from '../store/personal/erasureList.ts';
import { checkDatabase } from './backUp.ts';

/**
 * Whether a file stays in the data folder: it belongs to the running process, was moved aside by an earlier restore, or says
 * what must be erased again.
 */
const staysInPlace = (name: string): boolean =>
  ['lake.lock', 'lake.lock-journal', 'lake.json', 'admin-token', erasureListName].includes(name) ||
  name.startsWith('before-restore-') ||
  name.startsWith('.');

/**
 * Replaces the contents of a data folder by a backup. The old contents are moved into `before-restore-<time>`. The
 * backup is checked before anything is moved.
 *
 * @returns the path of `before-restore-<time>`; null if the folder was empty.
 * @throws FolderError if a lake is running on the folder, or the file is not a complete backup.
 */
export const restore = async (file: string, data: string): Promise<string | null> => {
  if (!existsSync(file)) throw new FolderError(`${file} does not exist.`);
  restrictToOwner(data);
  const stage = await mkdtemp(join(data, '.restore-'));
  try {
    await unpack(file, stage);
    // In the backup of an embedding product, the lake is the folder `lake/`.
    const lakes = existsSync(join(stage, 'lake')) ? join(data, 'lake') : data;
    const lock = lockFolder(lakes);
    try {
      return await replaceContents(stage, data);
    } finally {
      // The files have the permissions that they had when the backup was made.
      restrictToOwner(data);
      lock.release();
    }
  } finally {
    // After an error, files are still unpacked for a moment.
    await rm(stage, { recursive: true, force: true, maxRetries: 50, retryDelay: 20 });
  }
};

const unpack = async (file: string, stage: string): Promise<void> => {
  await extract({ file, cwd: stage, strict: true }).catch((error) => {
    throw new FolderError(
      `${file} is not a complete backup: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  const databases = (await readdir(stage, { recursive: true })).filter((name) => name.endsWith('.sqlite'));
  if (!databases.some((name) => name.endsWith('data.sqlite')))
    throw new FolderError(`${file} does not contain a lake.`);
  for (const name of databases) checkDatabase(join(stage, name));
};

const replaceContents = async (stage: string, data: string): Promise<string | null> => {
  const time = new Date().toISOString().replaceAll(':', '-').slice(0, 19);
  const aside = join(data, `before-restore-${time}`);
  for (const folder of ['', 'lake'])
    mergeErasureLists(join(stage, folder, erasureListName), join(data, folder, erasureListName));
  const moved = await moveAll(data, aside, '');
  await moveAll(stage, data, '');
  return moved > 0 ? aside : null;
};

/**
 * Moves all entries, and returns their number. The entries of `lake/` are moved one by one, because its lock is in use.
 */
const moveAll = async (from: string, to: string, folder: string): Promise<number> => {
  const names = (await readdir(join(from, folder))).filter((name) => !staysInPlace(name));
  let moved = 0;
  for (const name of names) {
    const path = join(folder, name);
    if (path === 'lake') {
      moved += await moveAll(from, to, path);
      continue;
    }
    await mkdir(join(to, folder), { recursive: true });
    await rename(join(from, path), join(to, path));
    moved++;
  }
  return moved;
};
