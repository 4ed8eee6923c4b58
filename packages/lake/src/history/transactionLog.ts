import { stepsOf } from '../store/history/revisions.ts';
import type { Access } from '../types/access.ts';
import type { Dataset } from '../types/datasets.ts';
import type { Mutation } from '../types/documents.ts';
import { type MayReadStep, mayReadStep } from './mayReadStep.ts';

export type LogOptions = {
  /** The first and last transaction to tell of, both included. */
  fromTransaction?: string | undefined;
  toTransaction?: string | undefined;
  fromTime?: string | undefined;
  toTime?: string | undefined;
  authors?: string[] | undefined;
  /** Newest first; oldest first otherwise. */
  reverse: boolean;
  limit: number;
  /** Mendoza patches, forwards and backwards, of the documents asked for. */
  withEffects: boolean;
  withMutations: boolean;
  /** Leaves out the ids of other documents that the transaction changed. */
  identifiedOnly: boolean;
};

export type LogEntry = {
  id: string;
  timestamp: string;
  author: string;
  documentIDs: string[];
  mutations?: Mutation[];
  effects?: Record<string, { apply: unknown; revert: unknown }>;
};

/**
 * The transactions that changed any of the documents, as far as the caller may read what they changed.
 *
 * @param ids null for all documents: only for a caller who may read everything.
 */
export const listTransactions = (
  dataset: Dataset,
  access: Access,
  ids: string[] | null,
  options: LogOptions,
): LogEntry[] => {
  const mayRead = mayReadStep(dataset, access);
  const readable = ids?.flatMap((id) =>
    Array.from(stepsOf(dataset, id))
      .filter(mayRead)
      .map(({ sequence }) => sequence),
  );
  const rows = select(dataset, readable ? [...new Set(readable)] : null, options);
  return rows.map((row) => toEntry(row, { dataset, ids, options, mayRead }));
};

type Row = { sequence: number; id: string; timestamp: string; author: string };

const select = ({ db }: Dataset, sequences: number[] | null, options: LogOptions): Row[] => {
  const { fromTransaction, toTransaction, fromTime, toTime, authors, reverse, limit } = options;
  return db
    .prepare(
      `SELECT sequence, id, timestamp, author FROM transactions
       WHERE ($sequences IS NULL OR sequence IN (SELECT value FROM json_each($sequences)))
         AND ($from IS NULL OR sequence >= (SELECT sequence FROM transactions WHERE id = $from))
         AND ($to IS NULL OR sequence <= (SELECT sequence FROM transactions WHERE id = $to))
         AND ($fromTime IS NULL OR julianday(timestamp) >= julianday($fromTime))
         AND ($toTime IS NULL OR julianday(timestamp) <= julianday($toTime))
         AND ($authors IS NULL OR author IN (SELECT value FROM json_each($authors)))
       ORDER BY sequence ${reverse ? 'DESC' : 'ASC'} LIMIT $limit`,
    )
    .all({
      $sequences: sequences && JSON.stringify(sequences),
      $from: fromTransaction || null,
      $to: toTransaction || null,
      $fromTime: fromTime ?? null,
      $toTime: toTime ?? null,
      $authors: authors ? JSON.stringify(authors) : null,
      $limit: limit,
    })
    .map((row) => ({
      sequence: Number(row.sequence),
      id: String(row.id),
      timestamp: String(row.timestamp),
      author: String(row.author),
    }));
};

type Telling = { dataset: Dataset; ids: string[] | null; options: LogOptions; mayRead: MayReadStep };

const toEntry = (row: Row, { dataset, ids, options, mayRead }: Telling): LogEntry => {
  const changes = dataset.db
    .prepare('SELECT id, mutations, apply, revert FROM changes WHERE sequence = ?')
    .all(row.sequence)
    .filter(({ id }) => mayRead({ documentId: String(id), sequence: row.sequence }))
    .map(({ id, mutations, apply, revert }) => ({
      id: String(id),
      mutations: mutations === null ? null : (JSON.parse(String(mutations)) as Mutation[]),
      apply: JSON.parse(String(apply)) as unknown[],
      revert: JSON.parse(String(revert)) as unknown[],
    }));
  const asked = ids ? changes.filter(({ id }) => ids.includes(id)) : changes;
  return {
    id: row.id,
    timestamp: row.timestamp,
    author: row.author,
    documentIDs: (options.identifiedOnly ? asked : changes).map(({ id }) => id),
    // A single creation is kept once, as the forward patch that holds the whole document.
    ...(options.withMutations && {
      mutations: asked.flatMap(({ mutations, apply }) => mutations ?? [{ create: apply[1] }]),
    }),
    ...(options.withEffects && {
      effects: Object.fromEntries(asked.map(({ id, apply, revert }) => [id, { apply, revert }])),
    }),
  };
};
