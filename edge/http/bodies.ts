import type { IncomingMessage, ServerResponse } from 'node:http';

/** Of a body that nobody wants this much is taken in, for this long: whoever sends more is cut off. */
const maxUnwantedBytes = 64 * 1024 * 1024;
const maxUnwantedMs = 10_000;

export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** By what it says of itself: one that is chunked may turn out to be. */
export const isTooLarge = ({ headers }: IncomingMessage, maxBytes: number | null): boolean =>
  maxBytes !== null && Number(headers['content-length'] ?? 0) > maxBytes;

/**
 * Ends an answer whose head and body are written, once its client has sent what it wanted to send. A connection that is
 * closed on somebody who still writes is reset, and the answer is lost on the way; one that is kept would never get to
 * the next request.
 */
export const endOnceHeard = (request: IncomingMessage, response: ServerResponse): void => {
  if (!hasBody(request) || request.readableEnded) return void response.end();
  let bytes = 0;
  const end = (): void => {
    clearTimeout(timer);
    request.off('data', count).off('end', end).off('close', end);
    response.end();
  };
  const cutOff = (): void => {
    response.once('finish', () => request.socket.destroySoon());
    end();
  };
  const count = (chunk: Buffer): void => {
    bytes += chunk.length;
    if (bytes > maxUnwantedBytes) cutOff();
  };
  const timer = setTimeout(cutOff, maxUnwantedMs);
  request.on('data', count).once('end', end).once('close', end);
  request.resume();
};
