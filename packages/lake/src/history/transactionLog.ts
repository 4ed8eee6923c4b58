import { stepsOf } from '../store/history/revisions.ts';
import type { Access } from '../types/access.ts';
import type { StoredDocuments } from '../types/datasets.ts';
import type { Mutation } from '../types/documents.ts';
import { type MayReadStep, mayReadStep } from './mayReadStep.ts';

export type LogOptions = {
  /** The first and last transaction, inclusive. */
  fromTransaction?: string | undefined;
  toTransaction?: string | undefined;
  fromTime?: string | undefined;
  toTime?: string | undefined;
  authors?: string[] | undefined;
  /** Newest first if true, oldest first if false. */
  reverse: boolean;
  limit: number;
  /** Includes the forward and backward Mendoza patches of the requested documents. */
  withEffects: boolean;
  withMutations: boolean;
  /** Leaves out the ids of documents that the transaction changed but that were not requested. */
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
 * The transactions that changed any of the documents, without changes that the caller may not read.
 *
 * @param ids null for all documents, which is only allowed for callers who may read everything.
 */
export const listTransactions = (
  dataset: StoredDocuments,
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

const select = ({ db }: StoredDocuments, sequences: number[] | null, options: LogOptions): Row[] => {
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

type EntryContext = {
  dataset: StoredDocuments;
  ids: string[] | null;
  options: LogOptions;
  mayRead: MayReadStep;
};

const toEntry = (row: Row, { dataset, ids, options, mayRead }: EntryContext): LogEntry => {
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
    // The mutation of a single creation is not stored: the forward patch contains the whole document.
    ...(options.withMutations && {
      mutations: asked.flatMap(({ mutations, apply }) => mutations ?? [{ create: apply[1] }]),
    }),
    ...(options.withEffects && {
      effects: Object.fromEntries(asked.map(({ id, apply, revert }) => [id, { apply, revert }])),
    }),
  };
};
