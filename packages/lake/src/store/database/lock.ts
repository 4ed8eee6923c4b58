import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { FolderError, findStorageProblem, folderError } from './folderError.ts';

const holder = z.object({ pid: z.number().int(), port: z.number().int().nullable() });

/** The process that runs the lake of a data folder. The port is null until it listens. */
export type LockHolder = z.infer<typeof holder>;

export type Lock = {
  /** Writes the port to `lake.json`, where commands find it. */
  announce(port: number): void;
  release(): void;
};

const holderPath = (folder: string): string => join(folder, 'lake.json');

/** Reads `lake.json`; null if it is missing or unreadable. After a crash it may name a process that has ended. */
export const readLockHolder = (folder: string): LockHolder | null => {
  try {
    return holder.parse(JSON.parse(readFileSync(holderPath(folder), 'utf8')));
  } catch {
    return null;
  }
};

const openLock = (path: string): DatabaseSync | null => {
  const db = new DatabaseSync(path, { timeout: 0 });
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE;');
    return db;
  } catch (error) {
    db.close();
    if (findStorageProblem(error) === 'busy') return null;
    throw error;
  }
};

/** Whether a lake is running on the folder. */
export const isLocked = (folder: string): boolean => {
  if (!existsSync(join(folder, 'lake.lock'))) return false;
  const db = openLock(join(folder, 'lake.lock'));
  db?.close();
  return db === null;
};

/**
 * Locks a data folder for one process. The lock is a file lock of the system, taken through SQLite: the system releases
 * it when the process ends for any reason, and a reused process id cannot be mistaken for a running lake. `lake.json`
 * names the process that holds it.
 *
 * @throws FolderError if another process holds the lock, or the folder is not writable.
 */
export const lockFolder = (folder: string): Lock => {
  const path = join(folder, 'lake.lock');
  let db: DatabaseSync | null;
  try {
    mkdirSync(folder, { recursive: true });
    db = openLock(path);
  } catch (error) {
    // The lock holds nothing, unlike a database, and no lake can hold a file that is not one.
    if (
      findStorageProblem(error) === 'damaged' ||
      lstatSync(path, { throwIfNoEntry: false })?.isFile() === false
    )
      throw new FolderError(`${path} is damaged. Delete it and start again.`, 'damaged');
    throw folderError(existsSync(path) ? path : folder, error);
  }
  if (!db) {
    const other = readLockHolder(folder);
    const who = other ? ` (process ${other.pid}${other.port ? `, port ${other.port}` : ''})` : '';
    throw new FolderError(
      `Another lake runs on ${folder}${who}. Stop it, or choose another data folder for this one.`,
    );
  }
  const write = (port: number | null): void => {
    const temporary = `${holderPath(folder)}.new`;
    try {
      rmSync(temporary, { recursive: true, force: true });
      writeFileSync(temporary, JSON.stringify({ pid: process.pid, port } satisfies LockHolder));
      // Whatever is there is of an earlier process.
      rmSync(holderPath(folder), { recursive: true, force: true });
      renameSync(temporary, holderPath(folder));
    } catch (error) {
      if (findStorageProblem(error) !== 'full') throw folderError(folder, error);
      // The file is only information about the lock. A lake on a full disk can still answer reads.
      for (const path of [temporary, holderPath(folder)]) rmSync(path, { recursive: true, force: true });
    }
  };
  write(null);
  return {
    announce: write,
    release: () => {
      rmSync(holderPath(folder), { recursive: true, force: true });
      db.close();
    },
  };
};
