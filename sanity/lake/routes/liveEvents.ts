import { type Context, Hono } from 'hono';
import { requireIdentity } from '../accounts/require.ts';
import { entryOf } from '../entry.ts';
import { documentTags } from '../groq/syncTags.ts';
import { eventStreamResponse } from '../live/eventStream.ts';
import { liveEventsSource } from '../live/liveEvents.ts';
import { watched } from '../live/watched.ts';
import type { LakeContext, LakeEnv } from '../types.ts';

export const liveEventsRoutes = (context: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>().get('/data/live/events/:dataset', liveEvents(context));

/**
 * GET /v{date}/data/live/events/{dataset}: the sync tags of each commit, as server-sent events. Published
 * documents only; with `includeDrafts=true` and a token, drafts and versions too. A reader that comes back with
 * `Last-Event-ID` or `lastLiveEventId` first gets what it missed, or `restart`.
 *
 * @throws LakeError 401 for drafts without a token.
 */
const liveEvents =
  (context: LakeContext) =>
  (c: Context<LakeEnv>): Response => {
    const { dataset, access } = context.open(c);
    const includeDrafts = c.req.query('includeDrafts') === 'true';
    if (includeDrafts) requireIdentity(access.identity);
    return eventStreamResponse(
      watched(
        {
          context,
          entry: entryOf(c),
          farewell: { event: 'goaway', data: { reason: 'The dataset was deleted' } },
        },
        liveEventsSource({
          dataset,
          access,
          includeDrafts,
          lastEventId: c.req.header('last-event-id') ?? c.req.query('lastLiveEventId') ?? null,
          tagsOf: ({ before, after }) => documentTags(before, after),
        }),
      ),
    );
  };
