import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { extract } from 'tar';
import { FolderError } from '../store/database/folderError.ts';
import { keepToOwner } from '../store/database/keepToOwner.ts';
import { lockFolder } from '../store/database/lock.ts';
import { checkDatabase } from './backUp.ts';

/** These stay: they belong to whoever runs, or are what an earlier restore put aside. */
const isLeftAlone = (name: string): boolean =>
  ['lake.lock', 'lake.json', 'admin-token'].includes(name) ||
  name.startsWith('before-restore-') ||
  name.startsWith('.');

/**
 * Puts a backup in the place of a data folder. What was there is moved aside, into `before-restore-<time>`, whose
 * path is answered; null when the folder was empty. Nothing is moved before the backup is found to be whole.
 *
 * @throws FolderError when a lake runs on the folder, or the file is no whole backup.
 */
export const restore = async (file: string, data: string): Promise<string | null> => {
  if (!existsSync(file)) throw new FolderError(`${file} does not exist.`);
  keepToOwner(data);
  const stage = await mkdtemp(join(data, '.restore-'));
  try {
    await unpack(file, stage);
    // A whole installation's folder holds the lake as `lake/`; a lake that stands alone is its own folder.
    const lakes = existsSync(join(stage, 'lake')) ? join(data, 'lake') : data;
    const lock = lockFolder(lakes);
    try {
      return await exchange(stage, data);
    } finally {
      // Its files come with the rights that they had when the backup was made.
      keepToOwner(data);
      lock.release();
    }
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
};

const unpack = async (file: string, stage: string): Promise<void> => {
  await extract({ file, cwd: stage, strict: true }).catch((error) => {
    throw new FolderError(
      `${file} is no whole backup: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  const databases = (await readdir(stage, { recursive: true })).filter((name) => name.endsWith('.sqlite'));
  if (!databases.some((name) => name.endsWith('data.sqlite')))
    throw new FolderError(`${file} holds no lake.`);
  for (const name of databases) checkDatabase(join(stage, name));
};

const exchange = async (stage: string, data: string): Promise<string | null> => {
  const time = new Date().toISOString().replaceAll(':', '-').slice(0, 19);
  const aside = join(data, `before-restore-${time}`);
  const moved = await moveAll(data, aside, '');
  await moveAll(stage, data, '');
  return moved > 0 ? aside : null;
};

/** `lake/` is entered rather than moved: its lock is in use. Answers how many entries were moved. */
const moveAll = async (from: string, to: string, folder: string): Promise<number> => {
  const names = (await readdir(join(from, folder))).filter((name) => !isLeftAlone(name));
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
