/** Where a stream writes its server-sent events: an HTTP response, or a multiplexed stream of a WebSocket. */
export type EventSink = {
  write(frame: string): void;
  /** Resolves with true once the client has read what was written, or most of it; with false if it has left. */
  waitForDrain(): Promise<boolean>;
  /** Runs work and charges its time to the client, where clients have a budget. */
  charge?<Result>(work: () => Result): Result;
  /** Ends the stream: the client reconnects. */
  end(): void;
};

/** Starts writing to the sink. Returns the function that stops it. */
export type EventSource = (sink: EventSink) => () => void;

/**
 * The maximum unread characters of a client. Beyond it the stream ends, and the client reconnects and resumes, so a slow
 * client does not fill the lake's memory.
 */
export const maxUnreadCharacters = 1024 * 1024;

/** The maximum unread bytes of all clients together. Beyond it the slowest clients are disconnected. */
const maxUnreadBytesOfAll = 64 * 1024 * 1024;

type Client = { unreadBytes: number; disconnect(): void };

/** Bytes that listeners share are counted for each of them: the real sum is lower. */
export const disconnectSlowest = (clients: readonly Client[]): void => {
  let unread = clients.reduce((sum, { unreadBytes }) => sum + unreadBytes, 0);
  if (unread <= maxUnreadBytesOfAll) return;
  for (const { unreadBytes, disconnect } of clients.toSorted((a, b) => b.unreadBytes - a.unreadBytes)) {
    unread -= unreadBytes;
    disconnect();
    if (unread <= maxUnreadBytesOfAll) return;
  }
};

/** Some proxies close a connection that is silent for thirty seconds. */
export const keepAliveIntervalMs = 20_000;

/** @see https://html.spec.whatwg.org/multipage/server-sent-events.html */
export const formatEvent = ({ event, id, data }: { event: string; id?: string; data: unknown }): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

export const keepAliveFrame = ':\n\n';

const encoder = new TextEncoder();
let latest = { frame: '', bytes: encoder.encode('') };

/** A commit sends the same frame to many listeners, so the encoded bytes are cached. */
export const encodeFrame = (frame: string): Uint8Array => {
  if (frame !== latest.frame) latest = { frame, bytes: encoder.encode(frame) };
  return latest.bytes;
};
