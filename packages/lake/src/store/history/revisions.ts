import type { StatementSync } from 'node:sqlite';
import { applyPatch } from 'mendoza';
import type { Dataset } from '../../types/datasets.ts';
import type { SanityDocument } from '../../types/documents.ts';

/** The effect of one transaction on one document. */
export type Step = {
  sequence: number;
  transactionId: string;
  timestamp: string;
  author: string;
  documentId: string;
  /** Null if the transaction created the document. */
  beforeRev: string | null;
  isDeletion: boolean;
  /** The forward and backward Mendoza patches, as JSON. */
  apply: string;
  revert: string;
};

type Source = Pick<Dataset, 'db' | 'get'>;

const columns = `
  changes.sequence, transactions.id AS transaction_id, timestamp, author, changes.id AS document_id,
  before_rev, apply, revert FROM changes JOIN transactions USING (sequence)`;

const deletion = '[0,null]';

const toStep = (row: Record<string, unknown>): Step => ({
  sequence: Number(row.sequence),
  transactionId: String(row.transaction_id),
  timestamp: String(row.timestamp),
  author: String(row.author),
  documentId: String(row.document_id),
  beforeRev: row.before_rev === null ? null : String(row.before_rev),
  isDeletion: row.apply === deletion,
  apply: String(row.apply),
  revert: String(row.revert),
});

/** The steps that changed a document, newest first. */
export function* stepsOf({ db }: Pick<Source, 'db'>, id: string): Generator<Step> {
  const rows = db
    .prepare(`SELECT ${columns} WHERE changes.id = ? ORDER BY changes.sequence DESC`)
    .iterate(id);
  for (const row of rows) yield toStep(row);
}

/** The authors who created a document, each time that it did not exist, newest first. It computes no state. */
export const creatorsOf = ({ db }: Pick<Source, 'db'>, id: string): string[] =>
  db
    .prepare(
      `SELECT author FROM changes JOIN transactions USING (sequence)
       WHERE changes.id = ? AND before_rev IS NULL ORDER BY changes.sequence DESC`,
    )
    .all(id)
    .map(({ author }) => String(author));

/** The steps of a transaction, one for each document. */
export const stepsOfTransaction = ({ db }: Pick<Source, 'db'>, sequence: number): Step[] =>
  db.prepare(`SELECT ${columns} WHERE changes.sequence = ?`).all(sequence).map(toStep);

const deletions = new WeakMap<Source['db'], StatementSync>();

/** Whether a transaction deleted the document. It computes no state, and reads no long patch. */
export const wasDeleted = ({ db }: Pick<Source, 'db'>, id: string): boolean => {
  const select =
    deletions.get(db) ??
    db.prepare('SELECT 1 FROM changes WHERE id = ?1 AND octet_length(apply) = ?2 AND apply = ?3 LIMIT 1');
  deletions.set(db, select);
  return select.get(id, deletion.length, deletion) !== undefined;
};

/** Computes the document before a step from the document after it, by the backward patch. */
const undo = (after: SanityDocument | null, { revert, beforeRev }: Step): SanityDocument | null => {
  if (beforeRev === null) return null;
  const { _rev, ...content } = after ?? { _rev: '' };
  const before: unknown = applyPatch(after === null ? null : content, JSON.parse(revert));
  return { ...(before as SanityDocument), _rev: beforeRev };
};

export type State = { step: Step; before: SanityDocument | null; after: SanityDocument | null };

/** The steps of a document with its states before and after each step, newest first. */
export function* statesOf(source: Source, id: string): Generator<State> {
  let after = source.get(id);
  for (const step of stepsOf(source, id)) {
    const before = undo(after, step);
    yield { step, before, after };
    after = before;
  }
}

/** The document after the newest step that matches; null if no step matches, or if the step deleted the document. */
const findAfter = (source: Source, id: string, isReached: (step: Step) => boolean): SanityDocument | null => {
  for (const { step, after } of statesOf(source, id)) if (isReached(step)) return after;
  return null;
};

/** The document after a transaction; null if it did not exist then, or if there is no such transaction. */
export const findAtRevision = (source: Source, id: string, transactionId: string): SanityDocument | null => {
  const row = source.db.prepare('SELECT sequence FROM transactions WHERE id = ?').get(transactionId);
  return row ? findAfter(source, id, ({ sequence }) => sequence <= Number(row.sequence)) : null;
};

/** The document after the transaction with the sequence `asOf`; null if it did not exist then. */
export const findAtSequence = (source: Source, id: string, asOf: number): SanityDocument | null =>
  findAfter(source, id, ({ sequence }) => sequence <= asOf);

/** The document at an instant, ISO 8601; null if it did not exist then. */
export const findAtTime = (source: Source, id: string, instant: string): SanityDocument | null =>
  findAfter(source, id, ({ timestamp }) => Date.parse(timestamp) <= Date.parse(instant));

/** The current document, or its last state before it was deleted; null if it never existed. */
export const findLastRevision = (source: Source, id: string): SanityDocument | null => {
  for (const { before, after } of statesOf(source, id)) return after ?? before;
  return null;
};
