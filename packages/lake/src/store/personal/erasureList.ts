import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Dataset } from '../../types/datasets.ts';

/** Why data were erased: somebody asked, their time was over, or they came back with a backup or an import. */
export type Cause = 'request' | 'retention' | 'return';

/** One line of the list: it names documents and who erased, never what was erased. */
export type Erasure = { subject: string; at: string; by: string; cause: Cause };

type Line = Erasure & { project: string; dataset: string };

/**
 * The list of all erasures in a data folder, a line of JSON each. It stays where it is when a backup is restored, so that
 * what the backup brings back is erased again.
 */
export const erasureListName = 'erasures.ndjson';

/** The folder with all projects. */
const listPath = (dataset: Pick<Dataset, 'folder'>): string =>
  join(dataset.folder, '..', '..', erasureListName);

const linesOf = (path: string): Line[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .flatMap((line) => parseLine(line) ?? [])
    : [];

/** Null for the rest of a line that a crash cut off. */
const parseLine = (line: string): Line | null => {
  try {
    const { project, dataset, subject, at, by, cause } = JSON.parse(line) as Line;
    return typeof subject === 'string' ? { project, dataset, subject, at, by, cause } : null;
  } catch {
    return null;
  }
};

type Named = Pick<Dataset, 'folder' | 'project' | 'name'>;

/** The erasures of a dataset, oldest first. */
export const listErasures = (dataset: Named): Erasure[] =>
  linesOf(listPath(dataset))
    .filter((line) => line.project === dataset.project && line.dataset === dataset.name)
    .map(({ subject, at, by, cause }) => ({ subject, at, by, cause }));

/** Adds erasures. They are on disk when it returns. */
export const addErasures = (dataset: Named, erasures: readonly Erasure[]): void =>
  appendLines(
    listPath(dataset),
    erasures.map((one) => JSON.stringify({ project: dataset.project, dataset: dataset.name, ...one })),
  );

/** Adds the lines of another list that a list does not have yet. */
export const mergeErasureLists = (from: string, into: string): void => {
  const known = new Set(existsSync(into) ? readFileSync(into, 'utf8').split('\n') : []);
  const more = linesOf(from)
    .map((line) => JSON.stringify(line))
    .filter((line) => !known.has(line));
  appendLines(into, more);
};

const appendLines = (path: string, lines: readonly string[]): void => {
  if (lines.length === 0) return;
  const file = openSync(path, 'a', 0o600);
  try {
    // It begins with a new line, because a crash may have cut the last one off.
    writeSync(file, `\n${lines.join('\n')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};
