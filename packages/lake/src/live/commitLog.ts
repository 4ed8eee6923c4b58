import { statesOf } from '../store/history/revisions.ts';
import type { Commit } from '../types/commits.ts';
import type { Dataset } from '../types/datasets.ts';
import type { Mutation, SanityDocument } from '../types/documents.ts';

/** The part of a dataset that streams read. In the streams' thread it is a view over another connection. */
export type Followed = Pick<Dataset, 'project' | 'name' | 'db' | 'get' | 'sequence' | 'onCommit'> & {
  /** Runs several reads on one snapshot, where another connection may commit meanwhile. */
  inSnapshot?<Result>(read: () => Result): Result;
  /** The maximum number of missed changes. Beyond it the client reloads, which is quicker. Default: 1,000. */
  maxMissedChanges?: number;
};

const defaultMaxMissedChanges = 1_000;

/** The position in a dataset without commits. */
const beginning = 'beginning';

/** The id of the latest transaction. A client that reconnects sends it, also after a restart of the lake. */
export const positionOf = (dataset: Followed): string =>
  String(
    dataset.db.prepare('SELECT id FROM transactions WHERE sequence = ?').get(dataset.sequence())?.id ??
      beginning,
  );

/**
 * The commits after a position, oldest first, from the stored transactions. A few are read at a time. Includes
 * commits made during the reading. Null if the position is unknown or too old. With `isIncluded`
 * the transaction at the position comes first.
 */
export const commitsSince = (
  dataset: Followed,
  position: string,
  { isIncluded = false } = {},
): Iterable<Commit> | null => {
  const found = dataset.db.prepare('SELECT sequence FROM transactions WHERE id = ?').get(position);
  if (!found && position !== beginning) return null;
  const after = found ? Number(found.sequence) - (isIncluded ? 1 : 0) : 0;
  return commitsFrom(dataset, after);
};

/** The same, after a sequence number. */
export const commitsFrom = (dataset: Followed, after: number): Iterable<Commit> | null => {
  const { maxMissedChanges = defaultMaxMissedChanges } = dataset;
  const missed = dataset.db
    .prepare('SELECT count(*) AS count FROM (SELECT 1 FROM changes WHERE sequence > ? LIMIT ?)')
    .get(after, maxMissedChanges + 1);
  return Number(missed?.count) > maxMissedChanges ? null : commitsAfter(dataset, after);
};

function* commitsAfter(dataset: Followed, after: number): Iterable<Commit> {
  for (let reached = after; ; ) {
    const commits = batchAfter(dataset, reached);
    const last = commits.at(-1);
    if (!last) return;
    yield* commits;
    reached = last.sequence;
  }
}

/** The latest batch: after a restart all clients reconnect at once and missed the same commits. */
const latest = new WeakMap<Followed['db'], { after: number; until: number; commits: Commit[] }>();

/** Forgets commits that were read before their history was rewritten. */
export const forgetReadCommits = ({ db }: Pick<Followed, 'db'>): void => {
  latest.delete(db);
};

const batchAfter = (dataset: Followed, after: number): Commit[] => {
  const known = latest.get(dataset.db);
  const until = dataset.sequence();
  if (known?.after === after && known.until === until) return known.commits;
  const read = (): Commit[] => readCommits(dataset, after, until);
  const commits = dataset.inSnapshot?.(read) ?? read();
  latest.set(dataset.db, { after, until, commits });
  return commits;
};

/** Changes that are in memory at a time: a batch has whole commits, and at least one. */
const maxChangesInBatch = 50;

const readCommits = (dataset: Followed, after: number, until: number): Commit[] => {
  const last = dataset.db
    .prepare(
      `SELECT max(sequence) AS sequence FROM (
         SELECT sequence FROM changes WHERE sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?)`,
    )
    .get(after, until, maxChangesInBatch);
  if (last?.sequence == null) return [];
  const rows = dataset.db
    .prepare(
      `SELECT sequence, transactions.id AS transaction_id, timestamp, author, tags,
              changes.id AS document_id, mutations, apply
       FROM transactions JOIN changes USING (sequence)
       WHERE sequence > ? AND sequence <= ? ORDER BY sequence`,
    )
    .all(after, last.sequence);
  const states = readStates(dataset, new Set(rows.map((row) => String(row.document_id))), after);
  const commits: Commit[] = [];
  for (const row of rows) {
    const sequence = Number(row.sequence);
    const id = String(row.document_id);
    if (commits.at(-1)?.sequence !== sequence) {
      commits.push({
        sequence,
        transactionId: String(row.transaction_id),
        timestamp: String(row.timestamp),
        author: String(row.author),
        project: dataset.project,
        dataset: dataset.name,
        changes: [],
        tags: JSON.parse(String(row.tags)) as string[],
      });
    }
    const { before = null, after: left = null } = states.get(`${sequence} ${id}`) ?? {};
    // A transaction that creates one document is stored once, as the forward patch with the whole document.
    const mutations =
      row.mutations === null
        ? [{ create: (JSON.parse(String(row.apply)) as unknown[])[1] }]
        : (JSON.parse(String(row.mutations)) as Mutation[]);
    commits.at(-1)?.changes.push({ id, before, after: left, mutations });
  }
  return commits;
};

type States = Map<string, { before: SanityDocument | null; after: SanityDocument | null }>;

const readStates = (dataset: Followed, ids: Set<string>, after: number): States => {
  const states: States = new Map();
  for (const id of ids) {
    for (const { step, before, after: left } of statesOf(dataset, id)) {
      if (step.sequence <= after) break;
      states.set(`${step.sequence} ${id}`, { before, after: left });
    }
  }
  return states;
};
