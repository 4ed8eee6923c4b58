import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FolderError, restrictToOwner } from 'local-lake/folder';
import { StartError } from './StartError.ts';

/**
 * Creates the data folder, denies access to other users, and locks it. The lock is SQLite's own: the kernel releases it
 * however this process ends, and no stale PID file remains.
 *
 * @returns a function that releases the lock.
 * @throws StartError if the folder is not writable, belongs to another user, or is locked by another Copydesk.
 */
export const lockDataFolder = (folder: string, port: number): (() => void) => {
  createFolder(folder);
  try {
    restrictToOwner(folder);
  } catch (error) {
    if (!(error instanceof FolderError)) throw error;
    throw new StartError(error.message);
  }
  const notes = path.join(folder, 'running.json');
  const lock = openLock(path.join(folder, 'running.lock'));
  if (!lock)
    throw new StartError(
      `The data folder ${folder} is in use by ${readOwner(notes)}. Stop it, or set DATA_DIR to another folder.`,
    );
  try {
    rmSync(notes, { recursive: true, force: true });
    writeFileSync(notes, `${JSON.stringify({ pid: process.pid, port })}\n`);
  } catch (error) {
    throw new StartError(`${notes} cannot be written (${reasonOf(error)}). Delete it and start again.`);
  }
  return () => lock.close();
};

const createFolder = (folder: string): void => {
  try {
    createMissing(folder);
    if (!statSync(folder).isDirectory()) throw new Error('it is not a folder');
    const probe = path.join(folder, '.write-test');
    rmSync(probe, { recursive: true, force: true });
    writeFileSync(probe, '');
  } catch (error) {
    throw new StartError(
      `The data folder ${folder} cannot be written (${reasonOf(error)}). Set DATA_DIR to a writable folder.`,
    );
  }
};

/** Creates level by level: Node's `recursive` hangs on file systems that cannot create folders. */
const createMissing = (folder: string): void => {
  if (existsSync(folder)) return;
  createMissing(path.dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
};

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message.split(',')[0] : undefined) ?? String(error);

/** Null if another process holds the lock. */
const openLock = (file: string): DatabaseSync | null => {
  let lock: DatabaseSync | null = null;
  try {
    lock = new DatabaseSync(file, { timeout: 0 });
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;');
    return lock;
  } catch (error) {
    lock?.close();
    const reason = reasonOf(error);
    if (reason.includes('locked')) return null;
    throw new StartError(`The lock ${file} is damaged (${reason}). Delete it and start again.`);
  }
};

const readOwner = (notes: string): string => {
  try {
    const { pid, port }: { pid?: unknown; port?: unknown } = JSON.parse(readFileSync(notes, 'utf8'));
    return `another Copydesk (process ${Number(pid)}, port ${Number(port)})`;
  } catch {
    return 'another Copydesk';
  }
};
