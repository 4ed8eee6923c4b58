import { randomUUID } from 'node:crypto';
import type { Commit, Dataset } from '../types.ts';

/** Enough for a laptop that slept through a busy minute; who missed more starts over. */
const kept = 500;

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
  let before = `start-${randomUUID()}`;
  dataset.onCommit((commit) => {
    commits.push(commit);
    if (commits.length > kept) before = commits.shift()?.transactionId ?? before;
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
