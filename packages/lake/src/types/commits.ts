import type { DocumentChange } from './documents.ts';
import type { Credential } from './identities.ts';

/** An acknowledged transaction. `sequence` grows by one with each commit of a dataset. */
export type Commit = {
  sequence: number;
  transactionId: string;
  timestamp: string;
  /** The id of the identity that committed. */
  author: string;
  credential?: Credential | undefined;
  project: string;
  dataset: string;
  changes: DocumentChange[];
  /** The sync tags of all changed documents, before and after the commit. */
  tags: string[];
};

/** `storedCharacters`: the length of what the commit wrote into documents and history. */
export type WrittenCommit = Commit & { storedCharacters: number };

/** The input of `Dataset.commit`. The mutations are already applied, authorised and checked. */
export type CommitDraft = Pick<
  Commit,
  'transactionId' | 'timestamp' | 'author' | 'credential' | 'changes'
> & {
  /** The hash of the request, which identifies a transaction that is sent again. */
  digest: string;
};
