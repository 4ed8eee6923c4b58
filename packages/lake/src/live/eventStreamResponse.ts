import { EventBuffer } from './EventBuffer.ts';
import { type EventSource, encodeFrame } from './eventStream.ts';

const sources = new WeakMap<ReadableStream, EventSource>();

/** The source behind a response, null if it is not an event stream. Such a body need not be read at all. */
export const eventSourceOf = ({ body }: Response): EventSource | null => (body && sources.get(body)) ?? null;

/** The source's events as a response. The source starts when the body is first read. */
export const eventStreamResponse = (source: EventSource): Response => {
  const body = streamOf(new EventBuffer(source));
  sources.set(body, source);
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // nginx would hold events back to fill its buffer.
      'x-accel-buffering': 'no',
    },
  });
};

const streamOf = (buffer: EventBuffer): ReadableStream<Uint8Array> =>
  new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (await buffer.wait()) controller.enqueue(encodeFrame(buffer.take()));
        else controller.close();
      },
      cancel: () => buffer.end(),
    },
    { highWaterMark: 0 },
  );
