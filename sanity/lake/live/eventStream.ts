/** Where a stream writes its server-sent events: one HTTP response, or one lane among many of a socket. */
export type EventSink = {
  write(frame: string): void;
  /** No more events: the reader is to connect anew. */
  end(): void;
};

/** Starts writing to the sink; the answer stops it. */
export type EventSource = (sink: EventSink) => () => void;

/**
 * What one reader may leave unread. A reader that falls further behind is cut off: it reconnects and asks for what
 * it missed, and the lake's memory does not grow with its slowness.
 */
export const maxUnreadCharacters = 1024 * 1024;

/** Some proxies close what is silent for thirty seconds. */
export const keepAliveMs = 20_000;

/** @see https://html.spec.whatwg.org/multipage/server-sent-events.html */
export const formatEvent = ({ event, id, data }: { event: string; id?: string; data: unknown }): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

export const keepAliveFrame = ':\n\n';

/** The source's events as the body of a response, which ends when the reader leaves or is too slow. */
export const eventStreamResponse = (source: EventSource): Response => {
  const encoder = new TextEncoder();
  // Strings, which listeners with the same view share; bytes would be a copy for each.
  let unread: string[] = [];
  let unreadCharacters = 0;
  let hasEnded = false;
  let stop = (): void => {};
  let wake = (): void => {};

  const end = (): void => {
    if (hasEnded) return;
    hasEnded = true;
    stop();
    wake();
  };
  const write = (frame: string): void => {
    if (hasEnded) return;
    if (unread.length > 0 && unreadCharacters + frame.length > maxUnreadCharacters) {
      unread = [];
      end();
      return;
    }
    unread.push(frame);
    unreadCharacters += frame.length;
    wake();
  };

  const body = new ReadableStream<Uint8Array>(
    {
      start() {
        stop = source({ write, end });
        if (hasEnded) stop();
      },
      async pull(controller) {
        while (unread.length === 0 && !hasEnded) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        const frame = unread.shift();
        if (frame !== undefined) {
          unreadCharacters -= frame.length;
          controller.enqueue(encoder.encode(frame));
        } else controller.close();
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // nginx would hold events back to fill its buffer.
      'x-accel-buffering': 'no',
    },
  });
};
