import type { Access } from '../../types/access.ts';
import type { Dataset } from '../../types/datasets.ts';
import type { SanityDocument } from '../../types/documents.ts';
import { findAtSequence } from '../history/revisions.ts';
import { parseStored } from './parseStored.ts';

/** Where an export stands: how many transactions there were when it began, and the last id that it has been through. */
export type Position = { asOf: number; last: string };

export type Batch = {
  /** A line of JSON for each document. */
  lines: string;
  /** Null at the end. */
  next: Position | null;
};

/** Documents read at a time: other requests are answered in between. */
const batchSize = 50;

/** The next documents in the order of their ids, of some types or all, as they were when the export began. */
export const exportBatch = (
  dataset: Pick<Dataset, 'db' | 'get'>,
  access: Pick<Access, 'canRead'>,
  types: string[],
  position: Position = { asOf: sequenceOf(dataset), last: '' },
): Batch => {
  const isWanted = (document: SanityDocument): boolean =>
    (types.length === 0 || types.includes(document._type)) && access.canRead(document);
  for (let { asOf, last } = position; ; ) {
    const batch = readBatch(dataset, asOf, last);
    const lines = batch.documents
      .filter((json) => isWanted(parseStored(json)))
      .map((json) => `${json}\n`)
      .join('');
    const next = batch.last === null ? null : { asOf, last: batch.last };
    if (lines !== '' || next === null) return { lines, next };
    last = next.last;
  }
};

const sequenceOf = ({ db }: Pick<Dataset, 'db'>): number =>
  Number(db.prepare('SELECT max(sequence) AS sequence FROM transactions').get()?.sequence ?? 0);

type Rows = { documents: string[]; last: string | null };

/** Documents after an id, as JSON; those that have changed since as they were then; `last` is null at the end. */
const readBatch = (dataset: Pick<Dataset, 'db' | 'get'>, asOf: number, after: string): Rows => {
  const rows = dataset.db
    .prepare('SELECT id, json FROM documents WHERE id > ? ORDER BY id LIMIT ?')
    .all(after, batchSize);
  const last = rows.length < batchSize ? null : String(rows.at(-1)?.id);
  const found = new Map(rows.map(({ id, json }) => [String(id), String(json)]));
  if (sequenceOf(dataset) > asOf) {
    for (const id of changedSince(dataset, asOf, after, last)) {
      const document = findAtSequence(dataset, id, asOf);
      if (document) found.set(id, JSON.stringify(document));
      else found.delete(id);
    }
  }
  return { documents: [...found.keys()].sort().flatMap((id) => found.get(id) ?? []), last };
};

const changedSince = (
  { db }: Pick<Dataset, 'db'>,
  asOf: number,
  after: string,
  last: string | null,
): string[] =>
  db
    .prepare('SELECT DISTINCT id FROM changes WHERE sequence > ?1 AND id > ?2 AND (?3 IS NULL OR id <= ?3)')
    .all(asOf, after, last)
    .map(({ id }) => String(id));
