import { z } from 'zod';
import { checkedJson } from '../requestBody.ts';

/**
 * The lane: one WebSocket that carries all of a browser tab's event streams, because a browser opens at most six
 * connections over HTTP/1.1 and Studio listens to more. At `/v{date}/data/lane`; text frames, JSON.
 *
 * Client → lake
 *   {"type":"authorize","authorization":"Bearer …"}   first, once: all streams of the socket run under it
 *   {"type":"open","id":"1","url":"/v2025-02-19/data/listen/production?query=…","lastEventId":"…"?,"project":"…"?}
 *   {"type":"close","id":"1"}
 * Lake → client
 *   {"type":"authorized"}
 *   {"type":"opened","id":"1"}
 *   {"type":"events","id":"1","text":"event: welcome\ndata: …\n\n"}   raw server-sent events
 *   {"type":"refused","id":"1","status":400,"body":{…}}               as the HTTP request would be answered
 *   {"type":"ended","id":"1"}                                         connect anew
 *
 * `url` is the path and query of the same GET below the lake's own base. The socket is closed with 4001 when it is
 * not authorized within ten seconds or its session is no good (any more), and with 4000 for frames that are not
 * the above. The client's end is `createLane` in sanity/studio/connection/lane.ts.
 */
const laneFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('authorize'), authorization: z.string().max(1_000) }),
  z.object({
    type: z.literal('open'),
    id: z.string().max(100),
    url: z.string().regex(/^\/v[\w-]+\/data\/(?:listen|live\/events)\//),
    lastEventId: z.string().max(1_000).optional(),
    project: z.string().max(100).optional(),
  }),
  z.object({ type: z.literal('close'), id: z.string().max(100) }),
]);

type OpenFrame = Extract<z.infer<typeof laneFrame>, { type: 'open' }>;

/** Studio opens some twenty; the rest is room. */
const maxStreams = 500;

export type LaneSocket = {
  /** Resolves once the frame has left, or the socket is gone. */
  send(frame: string): Promise<void>;
  close(code: number, reason: string): void;
};

export type Lane = {
  receive(frame: string): void;
  /** Ends its streams: the socket is gone. */
  leave(): void;
  /** Closes the socket unless it is authorized, and still rightly so. */
  recheck(): void;
  /** The same, where it may still be on its way to being authorized. */
  recheckSession(): void;
};

export type LaneServer = {
  /** Throws for a token that is not good (any more), and for somebody who has too many sockets. */
  authorize(authorization: string): void;
  fetch(request: Request): Promise<Response>;
};

export const createLane = (socket: LaneSocket, server: LaneServer): Lane => {
  const streams = new Map<string, AbortController>();
  let authorization: string | null = null;
  const send = (frame: Record<string, unknown>): Promise<void> => socket.send(JSON.stringify(frame));

  const authorize = (candidate: string | null): void => {
    try {
      if (candidate === null) throw new Error('not authorized yet');
      server.authorize(candidate);
      authorization = candidate;
    } catch {
      socket.close(4001, 'Unauthorized');
    }
  };

  const close = (id: string): void => {
    streams.get(id)?.abort();
    streams.delete(id);
  };

  const open = async (frame: OpenFrame, bearer: string): Promise<void> => {
    const { id } = frame;
    const stream = new AbortController();
    streams.set(id, stream);
    const response = await server.fetch(requestOf(frame, bearer, stream.signal));
    if (!response.ok || !response.body) {
      const text = await response.text();
      if (stream.signal.aborted) return;
      streams.delete(id);
      await send({ type: 'refused', id, status: response.status, body: parseJson(text) ?? text });
      return;
    }
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    stream.signal.addEventListener('abort', () => void reader.cancel());
    if (stream.signal.aborted) return void reader.cancel();
    await send({ type: 'opened', id });
    // Waiting for each frame to leave keeps what is unread in the stream, which bounds it.
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      await send({ type: 'events', id, text: read.value });
    }
    if (streams.get(id) !== stream) return;
    streams.delete(id);
    await send({ type: 'ended', id });
  };

  return {
    receive: (text) => {
      const { data: frame } = laneFrame.safeParse(parseJson(text));
      if (!frame) socket.close(4000, 'Not a frame of the lane');
      else if (frame.type === 'authorize') {
        authorize(frame.authorization);
        if (authorization === frame.authorization) void send({ type: 'authorized' });
      } else if (authorization === null) socket.close(4001, 'Unauthorized');
      else if (frame.type === 'close') close(frame.id);
      else if (streams.has(frame.id)) socket.close(4000, 'Stream id in use');
      else if (streams.size >= maxStreams) socket.close(4000, 'Too many streams');
      else open(frame, authorization).catch(() => socket.close(1011, 'The stream failed'));
    },
    recheck: () => authorize(authorization),
    recheckSession: () => {
      if (authorization !== null) authorize(authorization);
    },
    leave: () => {
      for (const id of [...streams.keys()]) close(id);
    },
  };
};

const requestOf = (
  { url, lastEventId, project }: OpenFrame,
  authorization: string,
  signal: AbortSignal,
): Request =>
  new Request(`http://lake.invalid${url}`, {
    signal,
    headers: {
      accept: 'text/event-stream',
      authorization,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      ...(project === undefined ? {} : { 'x-sanity-project-id': project }),
    },
  });

const parseJson = (text: string): unknown => {
  try {
    return checkedJson(JSON.parse(text));
  } catch {
    return undefined;
  }
};
