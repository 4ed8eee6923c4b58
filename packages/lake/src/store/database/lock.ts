import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { FolderError, findStorageProblem, folderError } from './folderError.ts';

const holder = z.object({ pid: z.number().int(), port: z.number().int().nullable() });

/** Who runs the lake of a data folder; the port is null until it listens. */
export type LockHolder = z.infer<typeof holder>;

export type Lock = {
  /** Writes down where the lake listens, so that the command line finds it. */
  announce(port: number): void;
  release(): void;
};

const holderPath = (folder: string): string => join(folder, 'lake.json');

/** What `lake.json` says; null when there is none or it is unreadable. It may be left over from a crash. */
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

/** Whether a lake runs on the folder now. */
export const isLocked = (folder: string): boolean => {
  if (!existsSync(join(folder, 'lake.lock'))) return false;
  const db = openLock(join(folder, 'lake.lock'));
  db?.close();
  return db === null;
};

/**
 * One process a data folder. The lock is the system's, held through SQLite: it ends with its process however
 * that ends, and a process id that was given out again cannot be mistaken for a living lake. `lake.json` beside
 * it says who holds it.
 *
 * @throws FolderError when another process holds it, or the folder cannot be written.
 */
export const lockFolder = (folder: string): Lock => {
  const path = join(folder, 'lake.lock');
  let db: DatabaseSync | null;
  try {
    mkdirSync(folder, { recursive: true });
    db = openLock(path);
  } catch (error) {
    throw folderError(folder, error);
  }
  if (!db) {
    const other = readLockHolder(folder);
    const who = other ? ` (process ${other.pid}${other.port ? `, port ${other.port}` : ''})` : '';
    throw new FolderError(
      `Another lake runs on ${folder}${who}. Stop it, or give this one a data folder of its own.`,
    );
  }
  const write = (port: number | null): void => {
    const temporary = `${holderPath(folder)}.new`;
    try {
      writeFileSync(temporary, JSON.stringify({ pid: process.pid, port } satisfies LockHolder));
      renameSync(temporary, holderPath(folder));
    } catch (error) {
      if (findStorageProblem(error) !== 'full') throw folderError(folder, error);
      // It only says who holds the lock: a lake on a full disk can still be read.
      for (const path of [temporary, holderPath(folder)]) rmSync(path, { force: true });
    }
  };
  write(null);
  return {
    announce: write,
    release: () => {
      rmSync(holderPath(folder), { force: true });
      db.close();
    },
  };
};
