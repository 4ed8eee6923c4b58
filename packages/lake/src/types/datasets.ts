import type { DatabaseSync } from 'node:sqlite';
import type { Commit, CommitDraft } from './commits.ts';
import type { SanityDocument } from './documents.ts';
import type { ProjectRules } from './policy.ts';

export type Dataset = {
  project: string;
  name: string;
  /** The same for each dataset of a project. */
  rules: ProjectRules;
  /** Private datasets show nothing to anonymous callers. */
  aclMode: 'public' | 'private';
  db: DatabaseSync;
  /** Where the dataset's database and `assets/` are. */
  folder: string;
  /** Shared with others: never change what it answers. */
  get(id: string): SanityDocument | null;
  /** The number of the latest commit, 0 before the first. */
  sequence(): number;
  /**
   * The instant for a commit now, by the machine's clock: a millisecond after that of the latest where both fall
   * together. A commit that was dated far ahead, by a clock that was wrong, does not date the next.
   */
  now(): string;
  /** Writes all of it in one transaction that survives a crash, or nothing; then tells the listeners. */
  commit(draft: CommitDraft): Commit;
  setAclMode(mode: 'public' | 'private'): void;
  /** Ends when the dataset is closed or deleted: who follows it hears nothing more. */
  closed: AbortSignal;
  close(): void;
  /** Calls back after each commit, in order; the answer ends the subscription. */
  onCommit(listener: (commit: Commit) => void): () => void;
};

/** The datasets in the data folder. A name that is not one of a project or dataset is never found. */
export type Datasets = {
  find(project: string, name: string): Dataset | null;
  list(project: string): Dataset[];
  listProjects(): string[];
  /** @throws LakeError 400 for a name that is none, 409 when there is such a dataset. */
  create(project: string, name: string, aclMode: Dataset['aclMode']): Dataset;
  /** Deletes its documents, history and assets; answers whether there was such a dataset. */
  remove(project: string, name: string): boolean;
  close(): void;
};
