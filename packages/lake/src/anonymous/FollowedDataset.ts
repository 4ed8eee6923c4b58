import { DatabaseSync } from 'node:sqlite';
import { commitsFrom, type Followed } from '../live/commitLog.ts';
import type { DatasetLocation } from '../query/worker/messages.ts';
import { documentsIn } from '../query/worker/readOnly.ts';
import type { Commit } from '../types/commits.ts';
import type { SanityDocument } from '../types/documents.ts';

type Follower = { since: number; onCommit: (commit: Commit) => void };

/**
 * A dataset as the streams' thread sees it: over a separate connection, with commits read from the stored
 * transactions. Until the next call of `advance`, later commits are invisible, so that each follower gets each commit
 * exactly once.
 */
export class FollowedDataset implements Followed {
  readonly project: string;
  readonly name: string;
  readonly db: DatabaseSync;
  readonly get: (id: string) => SanityDocument | null;
  readonly #followers = new Set<Follower>();
  #head: number;

  constructor({ path, project, name }: DatasetLocation) {
    this.project = project;
    this.name = name;
    this.db = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
    this.db.exec('PRAGMA query_only = ON');
    this.get = documentsIn(this.db);
    this.#head = this.#latest();
  }

  #latest(): number {
    return Number(this.db.prepare('SELECT max(sequence) AS sequence FROM transactions').get()?.sequence ?? 0);
  }

  sequence(): number {
    return this.#head;
  }

  inSnapshot<Result>(read: () => Result): Result {
    this.db.exec('BEGIN');
    try {
      return read();
    } finally {
      this.db.exec('COMMIT');
    }
  }

  onCommit(onCommit: (commit: Commit) => void): () => void {
    const follower = { since: this.#head, onCommit };
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  /**
   * Passes on the commits since the last call, one after the other.
   *
   * @param afterEach is called after each commit.
   * @returns false if there are too many: the followers have to start over.
   */
  advance(afterEach: () => void): boolean {
    const from = this.#head;
    this.#head = this.#latest();
    if (this.#head === from) return true;
    const commits = commitsFrom(this, from);
    if (!commits) return false;
    for (const commit of commits) {
      for (const { since, onCommit } of this.#followers) if (commit.sequence > since) onCommit(commit);
      afterEach();
    }
    return true;
  }
}
