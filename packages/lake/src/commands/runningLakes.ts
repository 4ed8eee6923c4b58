import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { isLocked } from '../store/database/lock.ts';

const note = z.object({ startedIn: z.string(), folder: z.string() });

const notesFolder = (): string => join(tmpdir(), `local-lake-${userInfo().uid}`);

const noteOf = (startedIn: string, folder: string): string => {
  const name = createHash('sha256').update(`${startedIn}\n${folder}`).digest('hex').slice(0, 32);
  return join(notesFolder(), `${name}.json`);
};

/** Whether the notes belong to this user: a folder of another user is not trusted. */
const isOurs = (): boolean => {
  const facts = lstatSync(notesFolder(), { throwIfNoEntry: false });
  return facts?.isDirectory() === true && (facts.uid === userInfo().uid || userInfo().uid === -1);
};

/**
 * Notes that a lake runs on the folder, for commands in the same directory that name no folder. Returns the function
 * that removes the note. If it cannot be written, commands have to name the folder.
 */
export const noteRunning = (startedIn: string, folder: string): (() => void) => {
  const file = noteOf(startedIn, folder);
  try {
    mkdirSync(notesFolder(), { recursive: true, mode: 0o700 });
    if (!isOurs()) return () => {};
    writeFileSync(file, JSON.stringify({ startedIn, folder } satisfies z.infer<typeof note>));
  } catch {
    return () => {};
  }
  return () => rmSync(file, { force: true });
};

/** The data folders of the running lakes that were started in the directory. */
export const listRunning = (startedIn: string): string[] => {
  if (!isOurs()) return [];
  return readdirSync(notesFolder())
    .flatMap((name) => readNote(join(notesFolder(), name)) ?? [])
    .filter((found) => found.startedIn === startedIn && isLocked(found.folder))
    .map(({ folder }) => folder)
    .toSorted();
};

/** Null for an unreadable note. The note of a killed lake remains; its folder is then not locked. */
const readNote = (file: string): z.infer<typeof note> | null => {
  try {
    return note.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
};
