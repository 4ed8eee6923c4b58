import { DatabaseSync } from 'node:sqlite';
import { commitsFrom, type Followed } from '../live/commitLog.ts';
import type { Place } from '../query/worker/messages.ts';
import { documentsIn } from '../query/worker/readOnly.ts';
import type { Commit } from '../types/commits.ts';
import type { SanityDocument } from '../types/documents.ts';

type Follower = { since: number; hear: (commit: Commit) => void };

/**
 * A dataset as the strangers' streams follow it, over a connection of their own: its commits are read from the stored
 * transactions. It stands still between two calls of `advance`, whatever is committed meanwhile, so that nobody hears
 * of a commit twice, or not at all.
 */
export class FollowedDataset implements Followed {
  readonly project: string;
  readonly name: string;
  readonly db: DatabaseSync;
  readonly get: (id: string) => SanityDocument | null;
  readonly #followers = new Set<Follower>();
  #head: number;

  constructor({ path, project, name }: Place) {
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

  atOnce<Result>(read: () => Result): Result {
    this.db.exec('BEGIN');
    try {
      return read();
    } finally {
      this.db.exec('COMMIT');
    }
  }

  onCommit(hear: (commit: Commit) => void): () => void {
    const follower = { since: this.#head, hear };
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  /**
   * Tells the followers, one commit after the other, what was committed since the last call.
   *
   * @param afterEach is called after each commit.
   * @returns false when there was too much of it: the followers have to start over.
   */
  advance(afterEach: () => void): boolean {
    const from = this.#head;
    this.#head = this.#latest();
    if (this.#head === from) return true;
    const commits = commitsFrom(this, from);
    if (!commits) return false;
    for (const commit of commits) {
      for (const { since, hear } of this.#followers) if (commit.sequence > since) hear(commit);
      afterEach();
    }
    return true;
  }
}
