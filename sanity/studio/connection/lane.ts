import { z } from 'zod';

/** The part of WebSocket that is used here. */
export type LaneSocket = Pick<WebSocket, 'send' | 'close' | 'addEventListener'>;

const frame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('authorized') }),
  z.object({ type: z.literal('opened'), id: z.string() }),
  z.object({ type: z.literal('events'), id: z.string(), text: z.string() }),
  z.object({ type: z.literal('refused'), id: z.string(), status: z.number(), body: z.unknown() }),
  z.object({ type: z.literal('ended'), id: z.string() }),
]);

/** The close code for an expired session. */
const unauthorizedCode = 4001;

type Stream = {
  request: { url: string; lastEventId: string | undefined; project: string | undefined };
  answer(response: Response): void;
  fail(error: unknown): void;
  /** Set once the stream is open. */
  events: ReadableStreamDefaultController<Uint8Array> | null;
};

export type Lane = {
  /** Resolves like the same GET over HTTP: with a stream of server-sent events or an error response. */
  open(
    url: string,
    options: {
      lastEventId: string | undefined;
      project: string | undefined;
      signal: AbortSignal | undefined;
    },
  ): Promise<Response>;
  /** False once the socket is closed: open a new lane. */
  isUsable(): boolean;
};

/**
 * The client of the lane (the multiplexed stream): carries all event streams of a tab over one WebSocket, because
 * browsers open at most six connections over HTTP/1.1. If the socket closes, all streams end and their readers
 * reconnect.
 *
 * @param authorization the header of the streams, such as `Bearer …`.
 */
export const createLane = (socket: LaneSocket, authorization: string): Lane => {
  const streams = new Map<string, Stream>();
  const encoder = new TextEncoder();
  let lastId = 0;
  let state: 'connecting' | 'authorized' | 'gone' = 'connecting';

  const send = (message: Record<string, unknown>): void => socket.send(JSON.stringify(message));
  const sendOpen = (id: string, { request }: Stream): void => send({ type: 'open', id, ...request });

  const drop = (id: string): void => {
    if (streams.delete(id) && state === 'authorized') send({ type: 'close', id });
  };

  const body = (id: string, stream: Stream): ReadableStream<Uint8Array> =>
    new ReadableStream({
      start: (controller) => {
        stream.events = controller;
      },
      cancel: () => drop(id),
    });

  const receive = (data: unknown): void => {
    const message = frame.parse(JSON.parse(String(data)));
    if (message.type === 'authorized') {
      state = 'authorized';
      for (const [id, stream] of streams) sendOpen(id, stream);
      return;
    }
    const stream = streams.get(message.id);
    if (!stream) return;
    switch (message.type) {
      case 'opened':
        stream.answer(
          new Response(body(message.id, stream), { headers: { 'content-type': 'text/event-stream' } }),
        );
        break;
      case 'events':
        stream.events?.enqueue(encoder.encode(message.text));
        break;
      case 'refused':
        streams.delete(message.id);
        stream.answer(Response.json(message.body, { status: message.status }));
        break;
      case 'ended':
        streams.delete(message.id);
        stream.events?.close();
        break;
    }
  };

  const leave = (code: number | null): void => {
    state = 'gone';
    for (const stream of streams.values()) {
      if (stream.events) stream.events.close();
      else if (code === unauthorizedCode) {
        stream.answer(
          Response.json(
            {
              statusCode: 401,
              error: 'Unauthorized',
              message: 'Session not found',
              errorCode: 'SIO-401-ANF',
            },
            { status: 401 },
          ),
        );
      } else stream.fail(new TypeError('The lane to the lake is closed'));
    }
    streams.clear();
  };

  socket.addEventListener('open', () => send({ type: 'authorize', authorization }));
  socket.addEventListener('message', ({ data }) => receive(data));
  socket.addEventListener('close', ({ code }) => leave(code));

  return {
    isUsable: () => state !== 'gone',
    open: (url, { lastEventId, project, signal }) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        const id = String(lastId);
        const stream: Stream = {
          request: { url, lastEventId, project },
          answer: resolve,
          fail: reject,
          events: null,
        };
        const abort = (): void => {
          drop(id);
          if (stream.events) stream.events.error(signal?.reason);
          else reject(signal?.reason);
        };
        if (signal?.aborted) return reject(signal.reason);
        signal?.addEventListener('abort', abort, { once: true });
        streams.set(id, stream);
        if (state === 'authorized') sendOpen(id, stream);
      }),
  };
};
