import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { requireIdentity } from '../../accounts/require.ts';
import { LakeError } from '../../errors.ts';
import type { Moment, Read } from '../../reads/messages.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';
import { answerInThread } from './readInThread.ts';

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

type Handler = (c: Context<LakeEnv>) => Promise<Response>;

/** The events of a document, a draft or a version. */
const documentEvents =
  (lake: LakeContext): Handler =>
  (c) => {
    const opened = openHistory(lake, c);
    const { limit, nextCursor: cursor } = readQuery(page, c.req.query());
    const id = c.req.param('id') ?? '';
    return answerInThread(lake, c, opened, { kind: 'document events', id, page: { limit, cursor } });
  };

const releaseEvents =
  (lake: LakeContext): Handler =>
  (c) => {
    const opened = openHistory(lake, c);
    const { limit, nextCursor: cursor } = readQuery(page, c.req.query());
    const name = c.req.param('name') ?? '';
    return answerInThread(lake, c, opened, { kind: 'release events', name, page: { limit, cursor } });
  };

/** The transactions of some documents or of all, one line of JSON each. */
const transactions =
  (lake: LakeContext): Handler =>
  (c) => {
    const opened = openHistory(lake, c);
    const ids = c.req.param('ids');
    if (ids === undefined && opened.access.reads !== 'everything')
      throw new LakeError(403, 'You may not read all documents. Name some of them.', { type: 'forbidden' });
    const { effectFormat, excludeContent, excludeMutations, includeIdentifiedDocumentsOnly, ...range } =
      readQuery(log, c.req.query());
    const options = {
      ...range,
      authors: range.authors?.split(','),
      withEffects: effectFormat === 'mendoza',
      withMutations: !excludeContent && !excludeMutations,
      identifiedOnly: includeIdentifiedDocumentsOnly,
    };
    const read: Read = { kind: 'transactions', ids: ids === undefined ? null : idsOf(ids), options };
    return answerInThread(lake, c, opened, read, 'application/x-ndjson');
  };

/** Documents after a transaction, at an instant, or at their last revision. */
const documents =
  (lake: LakeContext): Handler =>
  (c) => {
    const opened = openHistory(lake, c);
    const asked = momentOf(readQuery(moment, c.req.query()));
    const ids = idsOf(c.req.param('ids') ?? '');
    return answerInThread(lake, c, opened, { kind: 'documents at', ids, moment: asked });
  };

/** @throws LakeError 400 unless exactly one is given. */
const momentOf = ({ revision, time, lastRevision }: z.output<typeof moment>): Moment => {
  const given: Moment[] = [
    ...(revision === undefined ? [] : [{ revision }]),
    ...(time === undefined ? [] : [{ time }]),
    ...(lastRevision ? ['last' as const] : []),
  ];
  const [only] = given;
  if (only === undefined || given.length > 1)
    throw new LakeError(400, 'Give one of "revision", "time" or "lastRevision=true".');
  return only;
};

const openHistory = (
  lake: LakeContext,
  c: Parameters<LakeContext['open']>[0],
): ReturnType<LakeContext['open']> => {
  const opened = lake.open(c);
  requireIdentity(opened.access.identity);
  return opened;
};
