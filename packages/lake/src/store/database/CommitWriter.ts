import type { DatabaseSync } from 'node:sqlite';
import type { CommitDraft, WrittenCommit } from '../../types/commits.ts';
import type { PersonalDocuments } from '../../types/datasets.ts';
import { indexDocuments } from '../index/indexDocuments.ts';
import { documentTags } from '../index/syncTags.ts';
import type { DocumentReader } from './DocumentReader.ts';
import type { Statements } from './statements.ts';
import { writeChange } from './writeChange.ts';

type Parts = {
  db: DatabaseSync;
  sql: Statements;
  documents: DocumentReader;
  personal: PersonalDocuments | null;
  project: string;
  dataset: string;
};

/** Writes the commits of a dataset, and knows its latest one. */
export class CommitWriter {
  readonly #parts: Parts;
  #sequence: number;
  #latestInstantMs: number;

  constructor(parts: Parts) {
    this.#parts = parts;
    const latest = parts.sql.latest.get();
    this.#sequence = Number(latest?.sequence ?? 0);
    this.#latestInstantMs = latest ? Date.parse(String(latest.timestamp)) : 0;
  }

  /** The sequence of the latest commit; 0 before the first commit. */
  get sequence(): number {
    return this.#sequence;
  }

  /** The timestamp for the next commit: see `Dataset.now`. */
  nextTimestamp(): string {
    return new Date(nextInstant(this.#latestInstantMs, Date.now())).toISOString();
  }

  /** Writes a draft in one transaction, completely or not at all. */
  write({ digest, ...rest }: CommitDraft): WrittenCommit {
    const { db, sql, documents, personal, project, dataset } = this.#parts;
    const { transactionId, timestamp, author, changes } = rest;
    const tags = [...new Set(changes.flatMap(({ before, after }) => documentTags(before, after)))];
    let storedCharacters = 0;
    this.#sequence = inTransaction(db, () => {
      const { lastInsertRowid } = sql.insertTransaction.run(
        transactionId,
        digest,
        timestamp,
        author,
        JSON.stringify(tags),
      );
      const sequence = Number(lastInsertRowid);
      const written = changes.map((change) => writeChange(sql, sequence, change));
      storedCharacters = written.reduce((sum, { characters }) => sum + characters, 0);
      indexDocuments(db, written);
      personal?.note(changes);
      return sequence;
    });
    this.#latestInstantMs = Date.parse(timestamp);
    for (const { id } of changes) documents.invalidate(id);
    return { ...rest, sequence: this.#sequence, project, dataset, tags, storedCharacters };
  }
}

/** Commits in the same millisecond get increasing timestamps, up to this far ahead of the clock. */
const maxAheadMs = 1_000;

const nextInstant = (latest: number, now: number): number =>
  latest >= now && latest - now < maxAheadMs ? latest + 1 : now;

export const inTransaction = <Result>(db: DatabaseSync, work: () => Result): Result => {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // After an error of the disk, SQLite has already rolled back.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
};
