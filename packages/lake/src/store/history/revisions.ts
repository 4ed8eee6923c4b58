import { applyPatch } from 'mendoza';
import type { Dataset } from '../../types/datasets.ts';
import type { SanityDocument } from '../../types/documents.ts';

/** What one transaction did to one document. */
export type Step = {
  sequence: number;
  transactionId: string;
  timestamp: string;
  author: string;
  documentId: string;
  /** Null where the transaction made the document. */
  beforeRev: string | null;
  isDeletion: boolean;
  /** Mendoza patches as JSON. */
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

/** All that a transaction did. */
export const stepsOfTransaction = ({ db }: Pick<Source, 'db'>, sequence: number): Step[] =>
  db.prepare(`SELECT ${columns} WHERE changes.sequence = ?`).all(sequence).map(toStep);

/** The document before the step, from what it was after: history keeps how to undo each step. */
const undo = (after: SanityDocument | null, { revert, beforeRev }: Step): SanityDocument | null => {
  if (beforeRev === null) return null;
  const { _rev, ...content } = after ?? { _rev: '' };
  const before: unknown = applyPatch(after === null ? null : content, JSON.parse(revert));
  return { ...(before as SanityDocument), _rev: beforeRev };
};

export type State = { step: Step; before: SanityDocument | null; after: SanityDocument | null };

/** The steps of a document with what it was before and after each, newest first. */
export function* statesOf(source: Source, id: string): Generator<State> {
  let after = source.get(id);
  for (const step of stepsOf(source, id)) {
    const before = undo(after, step);
    yield { step, before, after };
    after = before;
  }
}

/** The document as the first matching state going back leaves it; null when there was none yet. */
const findAfter = (source: Source, id: string, isReached: (step: Step) => boolean): SanityDocument | null => {
  for (const { step, after } of statesOf(source, id)) if (isReached(step)) return after;
  return null;
};

/** The document as it was when the transaction had been committed; null when there is no such transaction. */
export const findAtRevision = (source: Source, id: string, transactionId: string): SanityDocument | null => {
  const row = source.db.prepare('SELECT sequence FROM transactions WHERE id = ?').get(transactionId);
  return row ? findAfter(source, id, ({ sequence }) => sequence <= Number(row.sequence)) : null;
};

/** The document as it was after so many of the dataset's transactions; null when there was none. */
export const findAtSequence = (source: Source, id: string, asOf: number): SanityDocument | null =>
  findAfter(source, id, ({ sequence }) => sequence <= asOf);

/** The document as it was at the instant; null when there was none. */
export const findAtTime = (source: Source, id: string, instant: string): SanityDocument | null =>
  findAfter(source, id, ({ timestamp }) => Date.parse(timestamp) <= Date.parse(instant));

/** The document as it is, or as it last was before it was deleted; null when there never was one. */
export const findLastRevision = (source: Source, id: string): SanityDocument | null => {
  for (const { before, after } of statesOf(source, id)) return after ?? before;
  return null;
};
