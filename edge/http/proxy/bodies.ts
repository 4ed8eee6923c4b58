import type { IncomingMessage, ServerResponse } from 'node:http';

/** How much of an unwanted body is read, and for how long, before the connection is closed. */
const maxUnwantedBytes = 64 * 1024 * 1024;
const maxUnwantedMs = 10_000;

export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Checks Content-Length only: a chunked body is counted while it arrives. */
export const isTooLarge = ({ headers }: IncomingMessage, maxBytes: number | null): boolean =>
  maxBytes !== null && Number(headers['content-length'] ?? 0) > maxBytes;

/**
 * Ends a written response once the client has sent its whole body. If a connection is closed while the client still
 * writes, TCP resets it and the response is lost. If it stays open, unread bytes block the next request.
 */
export const endAfterBody = (request: IncomingMessage, response: ServerResponse): void => {
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
