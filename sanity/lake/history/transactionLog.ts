import type { Access, Dataset, Mutation, SanityDocument } from '../types.ts';
import { statesOf, stepsOf } from './revisions.ts';

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
  const readable = ids?.flatMap((id) => listReadableSequences(dataset, access, id));
  const rows = select(dataset, readable ? [...new Set(readable)] : null, options);
  return rows.map((row) => toEntry(dataset, row, ids, options));
};

/** A step counts when the document could be read by the caller before or after it. */
const listReadableSequences = (dataset: Dataset, access: Access, id: string): number[] => {
  if (access.reads === 'everything') return Array.from(stepsOf(dataset, id), ({ sequence }) => sequence);
  const canRead = (document: SanityDocument | null): boolean => document !== null && access.canRead(document);
  return Array.from(statesOf(dataset, id))
    .filter(({ before, after }) => (before === null || canRead(before)) && (after === null || canRead(after)))
    .map(({ step }) => step.sequence);
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

const toEntry = ({ db }: Dataset, row: Row, ids: string[] | null, options: LogOptions): LogEntry => {
  const changes = db
    .prepare('SELECT id, mutations, apply, revert FROM changes WHERE sequence = ?')
    .all(row.sequence)
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
