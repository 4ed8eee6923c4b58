import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { entryOf } from '../entry.ts';
import { LakeError } from '../errors.ts';
import { mendozaPatch } from '../history/mendozaPatch.ts';
import { eventStreamResponse, formatEvent } from '../live/eventStream.ts';
import { listenerSource, type Reach } from '../live/listener.ts';
import { openListenerFilter } from '../live/listenerFilter.ts';
import { watched } from '../live/watched.ts';
import { checkedJson } from '../requestBody.ts';
import type { DocumentChange, LakeContext, LakeEnv } from '../types.ts';

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const listenQuery = z.object({
  query: z.string().min(1),
  includeResult: flag.default(false),
  includePreviousRevision: flag.default(false),
  includeMutations: flag.default(true),
  includeAllVersions: flag.optional(),
  // A change can be queried once it is announced, so both kinds of visibility come at the same moment.
  visibility: z.enum(['query', 'transaction', 'sync', 'async']).optional(),
  effectFormat: z.enum(['mendoza']).optional(),
  enableResume: flag.default(false),
});

/**
 * From this version of the API on there are releases, and listeners hear of published documents unless they ask for
 * all versions. Before it they hear of drafts too, and know nothing of the versions in releases.
 */
const releasesFrom = '2025-02-19';

const reachFor = (apiVersion: string, includeAllVersions: boolean | undefined): Reach => {
  if (includeAllVersions !== undefined) return includeAllVersions ? 'versions' : 'published';
  return apiVersion === 'X' || apiVersion >= releasesFrom ? 'published' : 'drafts';
};

export const listenRoutes = (context: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>().get('/data/listen/:dataset', saidInStream(listen(context)));

/**
 * A browser tells a page nothing of a stream that was refused, and connects anew for ever. So who reads events is
 * told of a mistake in one, as by hosted Sanity: the client then stops, and says why. Not of what may pass, such as
 * a session that ended.
 */
const saidInStream =
  (answer: (c: Context<LakeEnv>) => Response) =>
  (c: Context<LakeEnv>): Response => {
    try {
      return answer(c);
    } catch (error) {
      const isMistake = error instanceof LakeError && [400, 404].includes(error.status);
      if (!isMistake || !c.req.header('accept')?.includes('text/event-stream')) throw error;
      const { message, type, details } = error;
      return eventStreamResponse((sink) => {
        const data = { error: { description: message, ...details, type } };
        sink.write(formatEvent({ event: 'channelError', data }));
        sink.end();
        return () => {};
      });
    }
  };

/**
 * GET /v{date}/data/listen/{dataset}?query=…: server-sent events for each change of a document that the query's
 * filter matches before or after, and that the caller may read.
 *
 * @throws LakeError 400 for a query that a listener cannot follow, or options that are none; 404 for no dataset.
 * @see https://www.sanity.io/docs/http-reference/listen
 */
const listen =
  (context: LakeContext) =>
  (c: Context<LakeEnv>): Response => {
    const { dataset, access } = context.open(c);
    const { query, includeAllVersions, effectFormat, ...options } = readOptions(c);
    const version = c.req.path.split('/')[1]?.replace(/^v/, '') ?? '';
    const reach = reachFor(version, includeAllVersions);
    const filter = openListenerFilter(query, paramsOf(c), access.identity.id);
    return eventStreamResponse(
      watched(
        {
          context,
          entry: entryOf(c),
          farewell: { event: 'disconnect', data: { reason: 'The dataset was deleted' } },
        },
        listenerSource({
          dataset,
          access,
          filter,
          options: { ...options, reach, effectFormat: effectFormat ?? null },
          lastEventId: c.req.header('last-event-id') ?? null,
          effectsOf,
        }),
      ),
    );
  };

const readOptions = (c: Context<LakeEnv>): z.infer<typeof listenQuery> => {
  const options = listenQuery.safeParse(c.req.query());
  if (options.success) return options.data;
  const [issue] = options.error.issues;
  throw new LakeError(
    400,
    `The listener's parameter "${issue?.path.join('.')}" is not valid: ${issue?.message}`,
  );
};

/** `$name=<JSON>` in the query string. */
const paramsOf = (c: Context<LakeEnv>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(c.req.query()).flatMap(([name, value]) =>
      name.startsWith('$') ? [[name.slice(1), readParam(name, value)]] : [],
    ),
  );

const readParam = (name: string, value: string): unknown => {
  try {
    return checkedJson(JSON.parse(value));
  } catch (error) {
    if (error instanceof LakeError) throw error;
    throw new LakeError(400, `The parameter ${name} is not JSON`);
  }
};

/** One change is told to many listeners. */
const computed = new WeakMap<DocumentChange, { apply: unknown[]; revert: unknown[] }>();

const effectsOf = (change: DocumentChange): { apply: unknown[]; revert: unknown[] } => {
  const known = computed.get(change);
  if (known) return known;
  const [before, after] = [withoutRevision(change.before), withoutRevision(change.after)];
  const effects = { apply: mendozaPatch(before, after), revert: mendozaPatch(after, before) };
  computed.set(change, effects);
  return effects;
};

const withoutRevision = (document: DocumentChange['before']): Record<string, unknown> | null => {
  if (!document) return null;
  const { _rev, ...rest } = document;
  return rest;
};
