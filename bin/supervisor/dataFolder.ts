import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FolderError, keepToOwner } from 'local-lake/folder';
import { Refusal } from './Refusal.ts';

/**
 * Creates the data folder, denies access to other users, and locks it. The lock is SQLite's own: the kernel releases it
 * however this process ends, and no stale PID file remains.
 *
 * @returns a function that releases the lock.
 * @throws Refusal if the folder is not writable, belongs to another user, or is locked by another Copydesk.
 */
export const takeDataFolder = (folder: string, port: number): (() => void) => {
  makeFolder(folder);
  try {
    keepToOwner(folder);
  } catch (error) {
    if (!(error instanceof FolderError)) throw error;
    throw new Refusal(error.message);
  }
  const notes = path.join(folder, 'running.json');
  const lock = openLock(path.join(folder, 'running.lock'));
  if (!lock)
    throw new Refusal(`The data folder ${folder} is in use by ${whoRuns(notes)}. Stop it, or set DATA_DIR.`);
  writeFileSync(notes, `${JSON.stringify({ pid: process.pid, port })}\n`);
  return () => lock.close();
};

const makeFolder = (folder: string): void => {
  try {
    makeMissing(folder);
    if (!statSync(folder).isDirectory()) throw new Error('it is not a folder');
    const probe = path.join(folder, '.write-test');
    writeFileSync(probe, '');
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(',')[0] : String(error);
    throw new Refusal(
      `The data folder ${folder} cannot be written (${reason}). Set DATA_DIR to a folder that can.`,
    );
  }
};

/** Creates level by level: Node's `recursive` hangs on file systems that cannot create folders. */
const makeMissing = (folder: string): void => {
  if (existsSync(folder)) return;
  makeMissing(path.dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
};

/** Null if another process holds the lock. */
const openLock = (file: string): DatabaseSync | null => {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;');
    return lock;
  } catch (error) {
    lock.close();
    const message = error instanceof Error ? error.message : '';
    if (message.includes('locked')) return null;
    throw new Refusal(`The lock ${file} is damaged (${message}). Delete that file and start again.`);
  }
};

const whoRuns = (notes: string): string => {
  try {
    const { pid, port }: { pid?: unknown; port?: unknown } = JSON.parse(readFileSync(notes, 'utf8'));
    return `another Copydesk (process ${Number(pid)}, port ${Number(port)})`;
  } catch {
    return 'another Copydesk';
  }
};
