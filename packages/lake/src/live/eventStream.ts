import { LakeError } from '../errors.ts';

/** Where a stream writes its server-sent events: one HTTP response, or one lane among many of a socket. */
export type EventSink = {
  write(frame: string): void;
  /** Resolves once the reader has taken what was written, or most of it; false when it has left. */
  hasRoom(): Promise<boolean>;
  /** Does what a reader makes the lake do, on that reader's account, where there are accounts. */
  work?<Result>(work: () => Result): Result;
  /** No more events: the reader is to connect anew. */
  end(): void;
};

/** Starts writing to the sink; the answer stops it. */
export type EventSource = (sink: EventSink) => () => void;

/**
 * What one reader may leave unread before more is written. A reader that falls further behind is cut off: it reconnects and asks for what
 * it missed, and the lake's memory does not grow with its slowness.
 */
export const maxUnreadCharacters = 1024 * 1024;

/** Some proxies close what is silent for thirty seconds. */
export const keepAliveMs = 20_000;

/** @see https://html.spec.whatwg.org/multipage/server-sent-events.html */
export const formatEvent = ({ event, id, data }: { event: string; id?: string; data: unknown }): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

export const keepAliveFrame = ':\n\n';

const sources = new WeakMap<ReadableStream, EventSource>();

/** The source behind a response, null when it is no event stream. Such a body need not be read at all. */
export const eventSourceOf = ({ body }: Response): EventSource | null => (body && sources.get(body)) ?? null;

/** The source's events as a response, whose body begins when it is first read. */
export const eventStreamResponse = (source: EventSource): Response => {
  const body = eventStream(source);
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

/** Ends when the reader leaves or is too slow. */
const eventStream = (source: EventSource): ReadableStream<Uint8Array> => {
  // Strings, which listeners with the same view share; bytes would be a copy for each.
  let unread: string[] = [];
  let unreadCharacters = 0;
  let hasBegun = false;
  let hasEnded = false;
  let stop = (): void => {};
  let wake = (): void => {};
  let relieve = (): void => {};

  const end = (): void => {
    if (hasEnded) return;
    hasEnded = true;
    stop();
    wake();
    relieve();
  };
  const hasRoom = async (): Promise<boolean> => {
    if (unread.length > 0 && !hasEnded) {
      await new Promise<void>((resolve) => {
        relieve = resolve;
      });
    }
    return !hasEnded;
  };
  const write = (frame: string): void => {
    if (hasEnded) return;
    if (unreadCharacters > maxUnreadCharacters) {
      unread = [];
      end();
      return;
    }
    unread.push(frame);
    unreadCharacters += frame.length;
    wake();
  };
  const begin = (): void => {
    hasBegun = true;
    stop = source({ write, hasRoom, end });
    if (hasEnded) stop();
  };

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (!hasBegun) begin();
        if (unread.length === 0) relieve();
        while (unread.length === 0 && !hasEnded) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        const frame = unread.shift();
        if (frame !== undefined) {
          unreadCharacters -= frame.length;
          controller.enqueue(encodeFrame(frame));
        } else controller.close();
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
};

/**
 * Tells a reader what it missed as quickly as it takes it, then what `follow` hears of. What was missed may be much
 * more than a reader may leave unread.
 */
export const catchUp = (
  sink: EventSink,
  missed: Iterable<string>,
  follow: () => () => void,
): (() => void) => {
  let isOver = false;
  let stop = (): void => {};
  const frames = missed[Symbol.iterator]();
  const next = () => sink.work?.(() => frames.next()) ?? frames.next();
  const tell = async (): Promise<void> => {
    for (let step = next(); !step.done; step = next()) {
      sink.write(step.value);
      if (!(await sink.hasRoom()) || isOver) return;
    }
    // Nothing was committed since `missed` came to its end: no event is left out, none is told twice.
    stop = follow();
  };
  tell().catch((error: unknown) => {
    // What a caller asks too much of is no failure of the lake's.
    if (!(error instanceof LakeError)) console.error('A reader could not be told what it missed:', error);
    sink.end();
  });
  return () => {
    isOver = true;
    stop();
  };
};

const encoder = new TextEncoder();
let encoded = { frame: '', bytes: encoder.encode('') };

/** A commit tells all listeners the same, one after the other: they share its bytes. */
export const encodeFrame = (frame: string): Uint8Array => {
  if (frame !== encoded.frame) encoded = { frame, bytes: encoder.encode(frame) };
  return encoded.bytes;
};
