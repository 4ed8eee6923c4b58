/** The data folder cannot be used: whoever starts the lake reads this one line. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
  readonly problem: StorageProblem | null;

  constructor(message: string, problem: StorageProblem | null = null) {
    super(message);
    this.problem = problem;
  }
}

export type StorageProblem = 'busy' | 'damaged' | 'full' | 'read-only' | 'unreadable';

/** By its shape: an error of Node's own is no `Error` to code that runs in another context of V8's. */
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
const sqliteCodeOf = (error: unknown): number | null =>
  typeof error === 'object' && error !== null && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : null;

/** SQLite's primary result codes that say something about the disk. @see https://www.sqlite.org/rescode.html */
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

/** What is wrong with the disk under an error of SQLite's or the system's, null when it is something else. */
export const findStorageProblem = (error: unknown): StorageProblem | null =>
  error instanceof FolderError
    ? error.problem
    : (sqliteProblems.get(sqliteCodeOf(error) ?? -1) ?? systemProblems.get(codeOf(error)) ?? null);

/** Says what is wrong with a path of the data folder, and the way out. */
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
      return `${path} is damaged (${cause}). Put a backup in its place: restore FILE`;
    case 'read-only':
      return `${path} cannot be written (${cause}). Give this user the right to write there.`;
    case 'full':
      return `The disk under ${path} is full. Make room and start again.`;
    case 'busy':
      return `${path} is locked by another process. Stop it and start again.`;
    case 'unreadable':
      return `${path} cannot be read (${cause}). Check the folder and its disk.`;
    case null:
      return `${path} cannot be opened: ${cause}`;
  }
};
