import { type Context, Hono } from 'hono';
import { clientAddress } from '../../accounts/clientAddress.ts';
import { requireIdentity } from '../../accounts/require.ts';
import { eventStreamResponse } from '../../live/eventStream.ts';
import { liveEventsSource } from '../../live/liveEvents.ts';
import { watched } from '../../live/watched.ts';
import { placeOf } from '../../query/worker/messages.ts';
import { entryOf } from '../entry.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';

export const liveEventsRoutes = (context: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>().get('/data/live/events/:dataset', liveEvents(context));

/**
 * GET /v{date}/data/live/events/{dataset}: the sync tags of each commit, as server-sent events. Published
 * documents only; with `includeDrafts=true` and a token, drafts and versions too. A reader that comes back with
 * `Last-Event-ID` or `lastLiveEventId` first gets what it missed, or `restart`.
 *
 * @throws LakeError 401 for drafts without a token, 429 when the caller has too many streams open, or is a stranger
 * whose address has used up its time.
 */
const liveEvents =
  (context: LakeContext) =>
  async (c: Context<LakeEnv>): Promise<Response> => {
    const { dataset, access } = context.open(c);
    const includeDrafts = c.req.query('includeDrafts') === 'true';
    if (includeDrafts) requireIdentity(access.identity);
    const lastEventId = c.req.header('last-event-id') ?? c.req.query('lastLiveEventId') ?? null;
    const address = clientAddress(c.req.raw);
    const isStranger = access.identity.kind === 'anonymous';
    if (isStranger) await context.strangers.checkTime(address);
    const place = context.openStreams.take(c.req.raw, access);
    const source = isStranger
      ? context.strangers.streams.source(address, dataset, {
          kind: 'live',
          place: placeOf(dataset),
          lastEventId,
        })
      : liveEventsSource({ dataset, access, includeDrafts, lastEventId });
    const farewell = { event: 'goaway', data: { reason: 'The dataset was deleted' } };
    return eventStreamResponse(place.hold(watched({ context, entry: entryOf(c), farewell }, source)));
  };
