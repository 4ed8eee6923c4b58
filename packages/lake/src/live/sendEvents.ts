import type { ServerResponse } from 'node:http';
import { disconnectSlowest, encodeFrame, maxUnreadCharacters } from './eventStream.ts';
import { eventSourceOf } from './eventStreamResponse.ts';

const checkIntervalMs = 1_000;

const open = new Set<ServerResponse>();
let checking: NodeJS.Timeout | null = null;

/**
 * Writes an event stream straight to its connection, without the streams and promises of an ordinary response: a lake
 * has thousands of listeners. A client that falls behind is disconnected, and reconnects for the rest.
 *
 * @returns false for a response that is not an event stream, which is left as it is.
 */
export const sendEvents = (response: Response, outgoing: ServerResponse): boolean => {
  const source = eventSourceOf(response);
  if (!source) return false;
  // The client left before the stream started.
  if (outgoing.destroyed) return true;
  let hasEnded = false;
  let stop = (): void => {};
  const end = (): void => {
    if (hasEnded) return;
    hasEnded = true;
    open.delete(outgoing);
    stop();
    outgoing.end();
  };
  const write = (frame: string): void => {
    if (hasEnded) return;
    if (outgoing.writableLength > maxUnreadCharacters) {
      outgoing.destroy();
      return;
    }
    outgoing.write(encodeFrame(frame));
    // Node holds writes back until the end of the tick. The author may have the response by then: if the process died
    // in between, a listener would miss the commit.
    outgoing.socket?.uncork();
  };
  let onDrain = (): void => {};
  const waitForDrain = async (): Promise<boolean> => {
    if (outgoing.writableNeedDrain && !hasEnded) {
      await new Promise<void>((resolve) => {
        onDrain = resolve;
      });
    }
    return !hasEnded;
  };
  outgoing.on('drain', () => onDrain());
  outgoing.on('close', () => {
    end();
    onDrain();
  });
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  open.add(outgoing);
  checking ??= setInterval(boundUnread, checkIntervalMs).unref();
  stop = source({ write, waitForDrain, end });
  if (hasEnded) stop();
  return true;
};

const boundUnread = (): void => {
  if (open.size === 0 && checking) {
    clearInterval(checking);
    checking = null;
  }
  disconnectSlowest(
    Array.from(open, (outgoing) => ({
      unreadBytes: outgoing.writableLength,
      disconnect: () => outgoing.destroy(),
    })),
  );
};
