import { type Context, Hono } from 'hono';
import { clientAddress } from '../../accounts/clientAddress.ts';
import { LakeError } from '../../errors.ts';
import { type EventSource, formatEvent } from '../../live/eventStream.ts';
import { eventStreamResponse } from '../../live/eventStreamResponse.ts';
import { listenerSource } from '../../live/listener.ts';
import { maxFilterElements, openListenerFilter, spendingAtMost } from '../../live/listenerFilter.ts';
import { type AskedListener, readListener } from '../../live/listenRequest.ts';
import { watched } from '../../live/watched.ts';
import { locationOf } from '../../query/worker/messages.ts';
import type { Access } from '../../types/access.ts';
import type { Dataset } from '../../types/datasets.ts';
import { entryOf } from '../entry.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';

export const listenRoutes = (context: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>().get('/data/listen/:dataset', withErrorsAsEvents(listen(context)));

type Handler = (c: Context<LakeEnv>) => Promise<Response>;

/**
 * A page cannot read the response of a rejected event stream, and the browser retries without end. Client errors are
 * therefore sent as an event, as hosted Sanity does: the client stops and reports it. Errors that may pass, such
 * as an ended session, stay HTTP errors.
 */
const withErrorsAsEvents =
  (answer: Handler): Handler =>
  async (c) => {
    try {
      return await answer(c);
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
 * @throws LakeError 400 for a query that a listener cannot evaluate, or invalid options; 404 for an unknown dataset;
 * 429 if the caller has too many listeners open.
 * @see https://www.sanity.io/docs/http-reference/listen
 */
const listen =
  (context: LakeContext): Handler =>
  async (c) => {
    const { dataset, access } = context.open(c);
    const { search } = new URL(c.req.url);
    const asked = { search, version: c.req.path.split('/')[1] ?? 'vX' };
    const place = context.openStreams.take(c.req.raw, access, search);
    try {
      const source = await sourceFor(context, c, { dataset, access, asked });
      const farewell = { event: 'disconnect', data: { reason: 'The dataset was deleted' } };
      return eventStreamResponse(place.hold(watched({ context, entry: entryOf(c), farewell }, source)));
    } catch (error) {
      place.release();
      throw error;
    }
  };

/** Anonymous clients' listeners are parsed, checked and evaluated in a separate thread. */
const sourceFor = async (
  { anonymousClients, listenerTurns }: LakeContext,
  c: Context<LakeEnv>,
  { dataset, access, asked }: { dataset: Dataset; access: Access; asked: AskedListener },
): Promise<EventSource> => {
  const lastEventId = c.req.header('last-event-id') ?? null;
  if (access.identity.kind !== 'anonymous') {
    const { query, params, options } = readListener(asked);
    const caller = access.identity.id;
    const filter = openListenerFilter(
      query,
      params,
      caller,
      spendingAtMost(
        maxFilterElements,
        'The filter takes too long for a listener. Compare attributes with "==" or "in".',
      ),
    );
    return (sink) => {
      const paced = listenerTurns.pace(dataset, caller, sink);
      return listenerSource({ dataset: paced, access, filter, options, lastEventId })(sink);
    };
  }
  const address = clientAddress(c.req.raw);
  await anonymousClients.slots.withSlot(c.req.raw, () => anonymousClients.streams.check(address, asked));
  return anonymousClients.streams.source(address, dataset, {
    kind: 'listener',
    place: locationOf(dataset),
    lastEventId,
    asked,
  });
};
