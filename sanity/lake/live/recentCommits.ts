import { randomUUID } from 'node:crypto';
import type { Commit, Dataset } from '../types.ts';

/** Enough for a laptop that slept through a busy minute; who missed more starts over. */
const keptCommits = 500;
/** Each holds a document before and after: this bounds the memory, also when a file is imported. */
const keptChanges = 500;

/**
 * The last commits of a dataset, for readers that come back and name the last one they saw. A position is the id
 * of a transaction, or of this run's start while there was none.
 */
export type RecentCommits = {
  position(): string;
  /** The commits after a position, oldest first; null when that is too long ago to tell. */
  since(position: string): Commit[] | null;
  find(transactionId: string): Commit | null;
};

const byDataset = new WeakMap<Dataset, RecentCommits>();

/** One a dataset, made when it is first asked for. */
export const recentCommitsOf = (dataset: Dataset): RecentCommits => {
  const known = byDataset.get(dataset);
  if (known) return known;
  const commits: Commit[] = [];
  let changes = 0;
  let before = `start-${randomUUID()}`;
  dataset.onCommit((commit) => {
    commits.push(commit);
    changes += commit.changes.length;
    while (commits.length > keptCommits || changes > keptChanges) {
      const forgotten = commits.shift();
      if (!forgotten) break;
      changes -= forgotten.changes.length;
      before = forgotten.transactionId;
    }
  });
  const recent: RecentCommits = {
    position: () => commits.at(-1)?.transactionId ?? before,
    since: (position) => {
      if (position === before) return [...commits];
      const index = commits.findIndex(({ transactionId }) => transactionId === position);
      return index === -1 ? null : commits.slice(index + 1);
    },
    find: (id) => commits.find(({ transactionId }) => transactionId === id) ?? null,
  };
  byDataset.set(dataset, recent);
  return recent;
};
