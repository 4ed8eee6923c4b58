import type { DatabaseSync } from 'node:sqlite';
import type { Commit, CommitDraft, WrittenCommit } from './commits.ts';
import type { DocumentChange, SanityDocument } from './documents.ts';
import type { KeptPersonalData, PersonalData, ProjectRules } from './policy.ts';

/** The documents of a dataset that have, or once had, data of people outside. */
export type PersonalDocuments = {
  rule: PersonalData;
  /** Notes the documents of a commit that have such data. Call it inside its transaction. */
  note(changes: readonly DocumentChange[]): void;
  /** All subjects with such data. */
  subjects(): string[];
  /** The ids of the documents of a subject. */
  idsOf(subject: string): string[];
  /** All data of a subject, in every version of its documents. */
  valuesOf(subject: string): string[];
  kept(subject: string): KeptPersonalData[];
  /** Forgets a subject whose data were erased. */
  forget(subject: string): void;
};

export type Dataset = {
  project: string;
  name: string;
  /** The rules of the project. */
  rules: ProjectRules;
  /** Private datasets show nothing to anonymous clients. */
  aclMode: 'public' | 'private';
  db: DatabaseSync;
  /** The documents with data of people outside. Null if the project has no rule about them. */
  personal: PersonalDocuments | null;
  /** The folder with the dataset's database and `assets/`. */
  folder: string;
  /** The stored document. All callers share the object, so it must not be modified. */
  get(id: string): SanityDocument | null;
  /** The sequence of the latest commit; 0 before the first commit. */
  sequence(): number;
  /**
   * The timestamp for the next commit, ISO 8601, from the machine's clock. It is a millisecond after the latest commit
   * if the clock is not ahead of it. A latest commit far in the future, dated by a wrong clock, is ignored.
   */
  now(): string;
  /** Writes the draft in one durable transaction, completely or not at all. Then notifies the listeners. */
  commit(draft: CommitDraft): WrittenCommit;
  setAclMode(mode: 'public' | 'private'): void;
  /** Aborted when the dataset is closed or deleted. Listeners receive nothing after that. */
  closed: AbortSignal;
  close(): void;
  /** Calls the listener after each commit, in order. Returns a function that ends the subscription. */
  onCommit(listener: (commit: Commit) => void): () => void;
};

/** The stored documents and their history, also over a connection of another thread. */
export type StoredDocuments = Pick<Dataset, 'db' | 'get'>;

/** The datasets in the data folder. An invalid name of a project or dataset is never found. */
export type Datasets = {
  find(project: string, name: string): Dataset | null;
  list(project: string): Dataset[];
  listProjects(): string[];
  /** @throws LakeError 400 for an invalid name, 409 if the dataset already exists. */
  create(project: string, name: string, aclMode: Dataset['aclMode']): Dataset;
  /** Deletes the documents, history and assets of a dataset. Returns whether it existed. */
  remove(project: string, name: string): boolean;
  close(): void;
};
