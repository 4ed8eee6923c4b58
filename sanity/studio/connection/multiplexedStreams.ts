import { z } from 'zod';
import { HeldEvents } from './HeldEvents.ts';
import { isFormStream, RemovedDrafts } from './RemovedDrafts.ts';

/** The part of WebSocket that is used here. */
export type MultiplexedSocket = Pick<WebSocket, 'send' | 'close' | 'addEventListener'>;

const frame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('authorized') }),
  z.object({ type: z.literal('opened'), id: z.string() }),
  z.object({ type: z.literal('events'), id: z.string(), text: z.string() }),
  z.object({ type: z.literal('rejected'), id: z.string(), status: z.number(), body: z.unknown() }),
  z.object({ type: z.literal('ended'), id: z.string() }),
]);

/** The close code for an expired session. */
const unauthorizedCode = 4001;

type StreamRequest = { url: string; lastEventId: string | undefined; project: string | undefined };

type Stream = {
  request: StreamRequest;
  answer(response: Response): void;
  fail(error: unknown): void;
  /** Set once the stream is open. */
  events: ReadableStreamDefaultController<Uint8Array> | null;
  /** Null if the stream is not that of a form. */
  removed: RemovedDrafts | null;
};

type OpenOptions = {
  lastEventId: string | undefined;
  project: string | undefined;
  signal: AbortSignal | undefined;
};

/**
 * The client of multiplexed streams: carries all event streams of a tab over one WebSocket, because browsers open at
 * most six connections over HTTP/1.1. If the socket closes, all streams end and their readers reconnect.
 */
export class MultiplexedStreams {
  readonly #socket: MultiplexedSocket;
  readonly #streams = new Map<string, Stream>();
  readonly #encoder = new TextEncoder();
  #lastId = 0;
  #state: 'connecting' | 'authorized' | 'closed' = 'connecting';

  /**
   * @param authorization the header of the streams, such as `Bearer …`.
   * @param held when the streams get what arrives.
   */
  constructor(socket: MultiplexedSocket, authorization: string, held = new HeldEvents()) {
    this.#socket = socket;
    socket.addEventListener('open', () => this.#send({ type: 'authorize', authorization }));
    socket.addEventListener('message', ({ data }) => held.deliver(() => this.#receive(data)));
    socket.addEventListener('close', ({ code }) => held.deliver(() => this.#close(code)));
  }

  /** True once the socket is closed: create a new one. */
  get isClosed(): boolean {
    return this.#state === 'closed';
  }

  /** Resolves like the same GET over HTTP: with a stream of server-sent events or an error response. */
  open(url: string, { signal, ...options }: OpenOptions): Promise<Response> {
    return new Promise((resolve, reject) => {
      this.#lastId += 1;
      const id = String(this.#lastId);
      const stream: Stream = {
        request: { url, ...options },
        answer: resolve,
        fail: reject,
        events: null,
        removed: isFormStream(url) ? new RemovedDrafts() : null,
      };
      if (signal?.aborted) return reject(signal.reason);
      signal?.addEventListener('abort', () => this.#abort(id, stream, signal.reason), { once: true });
      this.#streams.set(id, stream);
      if (this.#state === 'authorized') this.#sendOpen(id, stream);
    });
  }

  #send(message: Record<string, unknown>): void {
    this.#socket.send(JSON.stringify(message));
  }

  #sendOpen(id: string, { request }: Stream): void {
    this.#send({ type: 'open', id, ...request });
  }

  #drop(id: string): void {
    if (this.#streams.delete(id) && this.#state === 'authorized') this.#send({ type: 'close', id });
  }

  #abort(id: string, stream: Stream, reason: unknown): void {
    this.#drop(id);
    if (stream.events) stream.events.error(reason);
    else stream.fail(reason);
  }

  #receive(data: unknown): void {
    const message = frame.parse(JSON.parse(String(data)));
    if (message.type === 'authorized') {
      this.#state = 'authorized';
      for (const [id, stream] of this.#streams) this.#sendOpen(id, stream);
      return;
    }
    const stream = this.#streams.get(message.id);
    if (!stream) return;
    switch (message.type) {
      case 'opened':
        stream.answer(this.#responseOf(message.id, stream));
        break;
      case 'events':
        this.#pass(message.id, stream, message.text);
        break;
      case 'rejected':
        this.#streams.delete(message.id);
        stream.answer(Response.json(message.body, { status: message.status }));
        break;
      case 'ended':
        this.#streams.delete(message.id);
        stream.events?.close();
        break;
    }
  }

  #pass(id: string, stream: Stream, text: string): void {
    const send = (passed: string): void => {
      if (passed !== '' && this.#streams.get(id) === stream)
        stream.events?.enqueue(this.#encoder.encode(passed));
    };
    send(stream.removed ? stream.removed.pass(text, send) : text);
  }

  #responseOf(id: string, stream: Stream): Response {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        stream.events = controller;
      },
      cancel: () => this.#drop(id),
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  }

  #close(code: number): void {
    this.#state = 'closed';
    for (const stream of this.#streams.values()) {
      if (stream.events) stream.events.close();
      else if (code === unauthorizedCode) stream.answer(sessionNotFound());
      else stream.fail(new TypeError('The connection to the lake is closed'));
    }
    this.#streams.clear();
  }
}

/** The lake's response to a request without a valid session. */
const sessionNotFound = (): Response =>
  Response.json(
    { statusCode: 401, error: 'Unauthorized', message: 'Session not found', errorCode: 'SIO-401-ANF' },
    { status: 401 },
  );
