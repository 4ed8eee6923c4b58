import { applyPatch } from 'mendoza';
import type { Dataset, SanityDocument } from '../types.ts';

type Step = { sequence: number; transactionId: string; beforeRev: string | null; revert: string };

/** A document and the commits after it, walked backwards: history keeps how to undo each. */
const undo = (document: SanityDocument | null, { revert, beforeRev }: Step): SanityDocument | null => {
  if (beforeRev === null) return null;
  const { _rev, ...content } = document ?? { _rev: '' };
  const before: unknown = applyPatch(document === null ? null : content, JSON.parse(revert));
  return { ...(before as SanityDocument), _rev: beforeRev };
};

/** The steps that changed the document, newest first. */
function* stepsOf({ db }: Pick<Dataset, 'db'>, id: string): Generator<Step & { timestamp: string }> {
  const rows = db
    .prepare(
      `SELECT changes.sequence, transactions.id AS transaction_id, transactions.timestamp, before_rev, revert
       FROM changes JOIN transactions USING (sequence) WHERE changes.id = ? ORDER BY changes.sequence DESC`,
    )
    .iterate(id);
  for (const row of rows) {
    yield {
      sequence: Number(row.sequence),
      transactionId: String(row.transaction_id),
      timestamp: String(row.timestamp),
      beforeRev: row.before_rev === null ? null : String(row.before_rev),
      revert: String(row.revert),
    };
  }
}

type Readable = Pick<Dataset, 'db' | 'get'>;

/** The document as the transaction left it; null when it left none, or did not touch it. */
export const findRevision = (dataset: Readable, id: string, revision: string): SanityDocument | null => {
  let document = dataset.get(id);
  for (const step of stepsOf(dataset, id)) {
    if (step.transactionId === revision) return document;
    document = undo(document, step);
  }
  return null;
};

/** The document as it was at the instant; null when there was none. */
export const findAtTime = (dataset: Readable, id: string, instant: string): SanityDocument | null => {
  const until = Date.parse(instant);
  let document = dataset.get(id);
  for (const step of stepsOf(dataset, id)) {
    if (Date.parse(step.timestamp) <= until) return document;
    document = undo(document, step);
  }
  return document;
};

/** The document as it is, or as it last was before it was deleted; null when there never was one. */
export const findLastRevision = (dataset: Readable, id: string): SanityDocument | null => {
  const document = dataset.get(id);
  if (document) return document;
  for (const step of stepsOf(dataset, id)) return undo(null, step);
  return null;
};
