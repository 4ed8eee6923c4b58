import { copyFile, link, mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { create } from 'tar';
import { FolderError, folderError } from '../store/database/folderError.ts';
import { keepToOwner } from '../store/database/keepToOwner.ts';

/** Every page in one step: one reading transaction, so writers meanwhile change nothing about the copy. */
const pagesAtOnce = 2 ** 30;

/** Made anew by whoever needs them, or only of use to the process that runs. */
const isLeftOut = (path: string): boolean =>
  path
    .split(sep)
    .some((part) => ['renditions', 'incoming'].includes(part) || /^(\.|before-restore-)/.test(part)) ||
  /(^|\/)pages\.sqlite$/.test(path);

const isKept = (path: string): boolean =>
  path.endsWith('.sqlite') || path.endsWith('secrets.json') || path.split(sep).includes('assets');

/**
 * Copies a data folder into one compressed file while its lake runs and writes: each database as one consistent
 * snapshot, then the assets, which are never changed once they are there. Answers the size of the file in bytes.
 *
 * @throws FolderError when there is nothing to back up, a database is damaged, or the file cannot be written.
 */
export const backUp = async (data: string, file: string): Promise<number> => {
  const paths = await listFiles(data);
  if (!paths.some((path) => path.endsWith('data.sqlite')))
    throw new FolderError(`${data} holds no lake: there is nothing to back up.`);
  keepToOwner(data);
  const stage = await mkdtemp(join(data, '.backup-')).catch((error) => {
    throw folderError(data, error);
  });
  try {
    for (const path of paths.filter((name) => name.endsWith('.sqlite'))) await snapshot(data, stage, path);
    // Listed again: what a snapshot refers to was on disk before it, but perhaps not when we first looked.
    const others = (await listFiles(data)).filter((path) => !path.endsWith('.sqlite'));
    for (const path of others) await take(data, stage, path);
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
    .filter((path) => isKept(path) && !isLeftOut(path));
};

const snapshot = async (data: string, stage: string, path: string): Promise<void> => {
  const target = join(stage, path);
  await mkdir(dirname(target), { recursive: true });
  try {
    const source = new DatabaseSync(join(data, path), { readOnly: true, timeout: 10_000 });
    try {
      await backup(source, target, { rate: pagesAtOnce });
    } finally {
      source.close();
    }
    checkDatabase(target);
  } catch (error) {
    throw error instanceof FolderError ? error : folderError(join(data, path), error);
  }
};

/** @throws FolderError when pages of it contradict each other. */
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

/** A hard link costs nothing; an asset that was deleted meanwhile is none that the snapshot needs. */
const take = async (data: string, stage: string, path: string): Promise<void> => {
  const target = join(stage, path);
  await mkdir(dirname(target), { recursive: true });
  await link(join(data, path), target).catch(async () => {
    await copyFile(join(data, path), target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw folderError(join(data, path), error);
    });
  });
};

/** The file appears under its name only when it is whole and on disk. */
const pack = async (stage: string, file: string): Promise<number> => {
  const partial = `${file}.part`;
  try {
    await create({ file: partial, cwd: stage, gzip: true, portable: true, mode: 0o600 }, ['.']);
    const handle = await open(partial, 'r+');
    // It holds drafts, sources' addresses and secrets: nobody else on the machine is to read it.
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
