import type { ServerResponse } from 'node:http';
import { encodeFrame, eventSourceOf, maxUnreadCharacters } from './eventStream.ts';

/** What all readers together may leave unread: beyond it those are cut off that left most. */
const maxUnreadOfAll = 64 * 1024 * 1024;
const lookEveryMs = 1_000;

const open = new Set<ServerResponse>();
let looking: NodeJS.Timeout | null = null;

/**
 * Writes an event stream straight to its connection, without the streams and promises that a response is otherwise
 * carried by: a lake has thousands of listeners. A reader that falls behind is cut off, and comes back for the rest.
 * Answers false for a response that is none, which is left as it is.
 */
export const sendEvents = (response: Response, outgoing: ServerResponse): boolean => {
  const source = eventSourceOf(response);
  if (!source) return false;
  // Its reader left before it began.
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
    // Node holds what is written until the tick is over. By then the one who committed may have its answer: should
    // the process die now, a listener would never hear of what was committed.
    outgoing.socket?.uncork();
  };
  let relieve = (): void => {};
  const hasRoom = async (): Promise<boolean> => {
    if (outgoing.writableNeedDrain && !hasEnded) {
      await new Promise<void>((resolve) => {
        relieve = resolve;
      });
    }
    return !hasEnded;
  };
  outgoing.on('drain', () => relieve());
  outgoing.on('close', () => {
    end();
    relieve();
  });
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  open.add(outgoing);
  looking ??= setInterval(boundUnread, lookEveryMs).unref();
  stop = source({ write, hasRoom, end });
  if (hasEnded) stop();
  return true;
};

/** Bytes that listeners share are counted for each: the bound is an upper one. */
const boundUnread = (): void => {
  if (open.size === 0 && looking) {
    clearInterval(looking);
    looking = null;
  }
  let unread = 0;
  for (const { writableLength } of open) unread += writableLength;
  if (unread <= maxUnreadOfAll) return;
  for (const outgoing of Array.from(open).sort((a, b) => b.writableLength - a.writableLength)) {
    unread -= outgoing.writableLength;
    outgoing.destroy();
    if (unread <= maxUnreadOfAll) return;
  }
};
