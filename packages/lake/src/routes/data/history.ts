import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { requireIdentity } from '../../accounts/require.ts';
import { LakeError } from '../../errors.ts';
import { listDocumentEvents } from '../../history/documentEvents.ts';
import { mayReadStep } from '../../history/mayReadStep.ts';
import { listReleaseEvents } from '../../history/releaseEvents.ts';
import { listTransactions } from '../../history/transactionLog.ts';
import { findAtRevision, findAtTime, findLastRevision } from '../../store/history/revisions.ts';
import type { Access } from '../../types/access.ts';
import type { Dataset } from '../../types/datasets.ts';
import type { SanityDocument } from '../../types/documents.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';

const instant = z.iso.datetime({ offset: true });
const isTrue = z
  .string()
  .optional()
  .transform((value) => value === 'true');
const page = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  nextCursor: z
    .string()
    .regex(/^\d{0,15}$/)
    .default(''),
});
const log = z.object({
  fromTransaction: z.string().optional(),
  toTransaction: z.string().optional(),
  fromTime: instant.optional(),
  toTime: instant.optional(),
  authors: z.string().optional(),
  reverse: isTrue,
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  effectFormat: z.literal('mendoza').optional(),
  excludeContent: isTrue,
  excludeMutations: isTrue,
  includeIdentifiedDocumentsOnly: isTrue,
});
const moment = z.object({
  revision: z.string().optional(),
  time: instant.optional(),
  lastRevision: isTrue,
});

const readQuery = <Schema extends z.ZodType>(
  schema: Schema,
  query: Record<string, string>,
): z.output<Schema> => {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new LakeError(400, `Invalid parameter "${issue?.path.join('.')}": ${issue?.message}`);
};

const idsOf = (ids: string): string[] => [...new Set(ids.split(',').filter(Boolean))];

/**
 * `/v{date}/data/history/{dataset}/…`: earlier revisions and events of documents. Anonymous callers are rejected; others
 * see the history of what they may read.
 *
 * @see https://www.sanity.io/docs/http-reference/history
 */
export const historyRoutes = (lake: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>()
    .get('/data/history/:dataset/events/documents/:id', documentEvents(lake))
    .get('/data/history/:dataset/events/releases/:name', releaseEvents(lake))
    .get('/data/history/:dataset/transactions/:ids?', transactions(lake))
    .get('/data/history/:dataset/documents/:ids', documents(lake));

type Handler = (c: Context<LakeEnv>) => Response;

/** The events of a document, a draft or a version. */
const documentEvents =
  (lake: LakeContext): Handler =>
  (c) => {
    const { dataset, access } = openHistory(lake, c);
    const id = c.req.param('id') ?? '';
    const { limit, nextCursor } = readQuery(page, c.req.query());
    if (!mayReadPast(dataset, access, id)) return c.json({ events: { [id]: [] }, nextCursor: '' });
    const found = listDocumentEvents(dataset, id, {
      limit,
      cursor: nextCursor,
      mayRead: mayReadStep(dataset, access),
    });
    return c.json({ events: { [id]: found.events }, nextCursor: found.nextCursor });
  };

const releaseEvents =
  (lake: LakeContext): Handler =>
  (c) => {
    const { dataset, access } = openHistory(lake, c);
    const name = c.req.param('name') ?? '';
    const { limit, nextCursor } = readQuery(page, c.req.query());
    if (!mayReadPast(dataset, access, `_.releases.${name}`)) return c.json({ events: [], nextCursor: '' });
    return c.json(
      listReleaseEvents(dataset, name, { limit, cursor: nextCursor, mayRead: mayReadStep(dataset, access) }),
    );
  };

/** The transactions of some documents or of all, one line of JSON each. */
const transactions =
  (lake: LakeContext): Handler =>
  (c) => {
    const { dataset, access } = openHistory(lake, c);
    const ids = c.req.param('ids');
    if (ids === undefined && access.reads !== 'everything')
      throw new LakeError(403, 'You may not read all documents. Name some of them.', { type: 'forbidden' });
    const { effectFormat, excludeContent, excludeMutations, includeIdentifiedDocumentsOnly, ...range } =
      readQuery(log, c.req.query());
    const entries = listTransactions(dataset, access, ids === undefined ? null : idsOf(ids), {
      ...range,
      authors: range.authors?.split(','),
      withEffects: effectFormat === 'mendoza',
      withMutations: !excludeContent && !excludeMutations,
      identifiedOnly: includeIdentifiedDocumentsOnly,
    });
    return c.body(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''), 200, {
      'content-type': 'application/x-ndjson',
    });
  };

/** Documents after a transaction, at an instant, or at their last revision. */
const documents =
  (lake: LakeContext): Handler =>
  (c) => {
    const { dataset, access } = openHistory(lake, c);
    const { revision, time, lastRevision } = readQuery(moment, c.req.query());
    if ([revision !== undefined, time !== undefined, lastRevision].filter(Boolean).length !== 1)
      throw new LakeError(400, 'Give one of "revision", "time" or "lastRevision=true".');
    const find = (id: string): SanityDocument | null => {
      if (revision !== undefined) return findAtRevision(dataset, id, revision);
      return time === undefined ? findLastRevision(dataset, id) : findAtTime(dataset, id, time);
    };
    const found = idsOf(c.req.param('ids') ?? '')
      .map(find)
      .filter((document) => document !== null && access.canRead(document));
    return c.json({ documents: found });
  };

const openHistory = (
  lake: LakeContext,
  c: Parameters<LakeContext['open']>[0],
): ReturnType<LakeContext['open']> => {
  const opened = lake.open(c);
  requireIdentity(opened.access.identity);
  return opened;
};

const mayReadPast = (dataset: Dataset, access: Access, id: string): boolean => {
  if (access.reads === 'everything') return true;
  const document = findLastRevision(dataset, id);
  return document !== null && access.canRead(document);
};
