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
  /** Sync tags of all that the commit touched, before and after. */
  tags: string[];
};

/** What `Dataset.commit` writes: already applied, allowed and checked. */
export type CommitDraft = Pick<
  Commit,
  'transactionId' | 'timestamp' | 'author' | 'credential' | 'changes'
> & {
  /** Of what was asked for: the same transaction sent again is known by it. */
  digest: string;
};
