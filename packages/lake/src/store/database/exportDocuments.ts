import type { Access } from '../../types/access.ts';
import type { Dataset } from '../../types/datasets.ts';
import type { SanityDocument } from '../../types/documents.ts';
import { findAtSequence } from '../history/revisions.ts';
import { parseStored } from '../parseStored.ts';

/** The cursor of an export: the sequence of the latest transaction when it began, and the last id that was read. */
export type Position = { asOf: number; last: string };

export type Batch = {
  /** NDJSON: a line for each document. */
  lines: string;
  /** The cursor of the next batch; null at the end. */
  next: Position | null;
};

/** Documents that are read at a time, and their characters, beyond which a batch ends. Others are answered in between. */
const batchSize = 50;
const batchCharacters = 1_000_000;

/**
 * The next documents of an export, ordered by id, as they were when the export began.
 *
 * @param types all types if empty.
 */
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

/** The documents after an id as JSON, as they were at the sequence `asOf`. `last` is null at the end. */
const readBatch = (dataset: Pick<Dataset, 'db' | 'get'>, asOf: number, after: string): Rows => {
  const found = new Map<string, string>();
  let characters = 0;
  let last: string | null = null;
  for (const { id, json } of dataset.db
    .prepare('SELECT id, json FROM documents WHERE id > ? ORDER BY id LIMIT ?')
    .iterate(after, batchSize)) {
    found.set(String(id), String(json));
    characters += String(json).length;
    if (found.size < batchSize && characters < batchCharacters) continue;
    last = String(id);
    break;
  }
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
