import { type Context, Hono } from 'hono';
import { clientAddress } from '../../accounts/clientAddress.ts';
import { requireIdentity } from '../../accounts/require.ts';
import type { EventSink } from '../../live/eventStream.ts';
import { eventStreamResponse } from '../../live/eventStreamResponse.ts';
import { liveEventsSource } from '../../live/liveEvents.ts';
import { watched } from '../../live/watched.ts';
import { locationOf } from '../../query/worker/messages.ts';
import { entryOf } from '../entry.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';

export const liveEventsRoutes = (context: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>().get('/data/live/events/:dataset', liveEvents(context));

/**
 * GET /v{date}/data/live/events/{dataset}: the sync tags of each commit, as server-sent events. Published
 * documents only; with `includeDrafts=true` and a token, drafts and versions too. A client that reconnects with
 * `Last-Event-ID` or `lastLiveEventId` first gets what it missed, or `restart`.
 *
 * @throws LakeError 401 for drafts without a token, 429 if the caller has too many streams open, or the address of
 * an anonymous client has used up its time.
 */
const liveEvents =
  (context: LakeContext) =>
  async (c: Context<LakeEnv>): Promise<Response> => {
    const { dataset, access } = context.open(c);
    const includeDrafts = c.req.query('includeDrafts') === 'true';
    if (includeDrafts) requireIdentity(access.identity);
    const lastEventId = c.req.header('last-event-id') ?? c.req.query('lastLiveEventId') ?? null;
    const address = clientAddress(c.req.raw);
    const isAnonymous = access.identity.kind === 'anonymous';
    if (isAnonymous) await context.anonymousClients.checkTime(address);
    const place = context.openStreams.take(c.req.raw, access);
    const source = isAnonymous
      ? context.anonymousClients.streams.source(address, dataset, {
          kind: 'live',
          place: locationOf(dataset),
          lastEventId,
        })
      : (sink: EventSink) => {
          const paced = context.listenerTurns.pace(dataset, access.identity.id, sink, 'live events');
          return liveEventsSource({ dataset: paced, access, includeDrafts, lastEventId })(sink);
        };
    const farewell = { event: 'goaway', data: { reason: 'The dataset was deleted' } };
    return eventStreamResponse(place.hold(watched({ context, entry: entryOf(c), farewell }, source)));
  };
