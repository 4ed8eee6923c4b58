import { copyFile, link, mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { create } from 'tar';
import { FolderError, folderError } from '../store/database/folderError.ts';
import { restrictToOwner } from '../store/database/restrictToOwner.ts';
import { erasureListName } from '../store/personal/erasureList.ts';

/** Whether a file is left out: it can be created again, or is only useful to the running process. */
const isLeftOut = (path: string): boolean =>
  path
    .split(sep)
    .some((part) => ['renditions', 'incoming'].includes(part) || /^(\.|before-restore-)/.test(part)) ||
  /(^|\/)pages\.sqlite$/.test(path);

const isBackedUp = (path: string): boolean =>
  path.endsWith('.sqlite') ||
  path.endsWith('secrets.json') ||
  path.endsWith(erasureListName) ||
  path.split(sep).includes('assets');

/**
 * Copies a data folder into a compressed file while its lake may be running: first a consistent snapshot of each
 * database, then the assets, which never change after they are written.
 *
 * @returns the size of the file in bytes.
 * @throws FolderError if there is nothing to back up, a database is damaged, or the file cannot be written.
 */
export const backUp = async (data: string, file: string): Promise<number> => {
  const paths = await listFiles(data);
  if (!paths.some((path) => path.endsWith('data.sqlite')))
    throw new FolderError(`${data} does not contain a lake. There is nothing to back up.`);
  restrictToOwner(data);
  const stage = await mkdtemp(join(data, '.backup-')).catch((error) => {
    throw folderError(data, error);
  });
  try {
    for (const path of paths.filter((name) => name.endsWith('.sqlite'))) await snapshot(data, stage, path);
    // Listed again, because a snapshot may refer to assets that were uploaded after the first listing.
    const others = (await listFiles(data)).filter((path) => !path.endsWith('.sqlite'));
    for (const path of others) await linkOrCopy(data, stage, path);
    return await pack(stage, file);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
};

const listFiles = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    throw folderError(folder, error);
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => isBackedUp(path) && !isLeftOut(path));
};

const snapshot = async (data: string, stage: string, path: string): Promise<void> => {
  const target = join(stage, path);
  await mkdir(dirname(target), { recursive: true });
  try {
    const source = new DatabaseSync(join(data, path), { readOnly: true, timeout: 10_000 });
    try {
      // Unlike a copy of the pages it has nothing that was deleted. It is one read transaction, so it is consistent.
      source.prepare('VACUUM INTO ?').run(target);
    } finally {
      source.close();
    }
    checkDatabase(target);
  } catch (error) {
    throw error instanceof FolderError ? error : folderError(join(data, path), error);
  }
};

/** @throws FolderError if SQLite finds the database damaged. */
export const checkDatabase = (path: string): void => {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    const result = db.prepare('PRAGMA quick_check(1)').get()?.quick_check;
    if (result !== 'ok') throw new FolderError(`${path} is damaged: ${String(result)}`);
  } catch (error) {
    throw error instanceof FolderError ? error : folderError(path, error);
  } finally {
    db.close();
  }
};

/**
 * Prefers a hard link, which needs no space. Ignores a file deleted meanwhile, because the snapshots do not need it.
 */
const linkOrCopy = async (data: string, stage: string, path: string): Promise<void> => {
  const target = join(stage, path);
  await mkdir(dirname(target), { recursive: true });
  await link(join(data, path), target).catch(async () => {
    await copyFile(join(data, path), target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw folderError(join(data, path), error);
    });
  });
};

/** Writes the compressed file. It gets its final name only when it is complete and on disk. */
const pack = async (stage: string, file: string): Promise<number> => {
  const partial = `${file}.part`;
  try {
    await create({ file: partial, cwd: stage, gzip: true, portable: true, mode: 0o600 }, ['.']);
    const handle = await open(partial, 'r+');
    // The backup contains drafts, personal data and secrets. Other users of the machine must not read it.
    await handle.chmod(0o600);
    await handle.sync();
    const { size } = await handle.stat();
    await handle.close();
    await rename(partial, file);
    return size;
  } catch (error) {
    await rm(partial, { force: true });
    throw folderError(file, error);
  }
};
