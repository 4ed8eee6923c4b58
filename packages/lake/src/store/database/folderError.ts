/** The data folder cannot be used. Commands print the message as a single line. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
  readonly problem: StorageProblem | null;

  constructor(message: string, problem: StorageProblem | null = null) {
    super(message);
    this.problem = problem;
  }
}

export type StorageProblem = 'busy' | 'damaged' | 'full' | 'read-only' | 'unreadable';

/** Checks the properties, not the class: in another V8 context, errors of Node are not instances of `Error`. */
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
const sqliteCodeOf = (error: unknown): number | null =>
  typeof error === 'object' && error !== null && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : null;

/** SQLite's primary result codes for problems of the disk. @see https://www.sqlite.org/rescode.html */
const sqliteProblems = new Map<number, StorageProblem>([
  [5, 'busy'],
  [8, 'read-only'],
  [10, 'unreadable'],
  [11, 'damaged'],
  [13, 'full'],
  [14, 'unreadable'],
  [26, 'damaged'],
]);

const systemProblems = new Map<string, StorageProblem>([
  ['EACCES', 'read-only'],
  ['EPERM', 'read-only'],
  ['EROFS', 'read-only'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['ENOTDIR', 'unreadable'],
  ['EIO', 'unreadable'],
]);

/** The problem of the disk behind an error of SQLite or the system; null if it has another cause. */
export const findStorageProblem = (error: unknown): StorageProblem | null =>
  error instanceof FolderError
    ? error.problem
    : (sqliteProblems.get(sqliteCodeOf(error) ?? -1) ?? systemProblems.get(codeOf(error)) ?? null);

/** Creates an error that names the problem of a path in the data folder, and what to do. */
export const folderError = (path: string, error: unknown): FolderError => {
  const problem = findStorageProblem(error);
  return new FolderError(
    messageOf(path, problem, error instanceof Error ? error.message : String(error)),
    problem,
  );
};

const messageOf = (path: string, problem: StorageProblem | null, cause: string): string => {
  switch (problem) {
    case 'damaged':
      return `${path} is damaged (${cause}). Restore a backup: restore FILE`;
    case 'read-only':
      return `${path} is not writable (${cause}). Give this user write permission.`;
    case 'full':
      return `The disk of ${path} is full. Free some space and start again.`;
    case 'busy':
      return `${path} is locked by another process. Stop that process and start again.`;
    case 'unreadable':
      return `${path} cannot be read (${cause}). Check the folder and its disk.`;
    case null:
      return `${path} cannot be opened: ${cause}`;
  }
};
