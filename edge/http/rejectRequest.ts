import type { IncomingMessage, ServerResponse } from 'node:http';
import { endAfterBody } from './proxy/bodies.ts';

type Rejection = { status: number; message: string; headers?: Record<string, string> };

/** Rejects a request with plain text, and closes the connection once the client has sent its body. */
export const rejectRequest = (
  request: IncomingMessage,
  response: ServerResponse,
  { status, message, headers = {} }: Rejection,
): void => {
  const body = Buffer.from(`${message}\n`);
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': body.length,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    connection: 'close',
    ...headers,
  });
  if (request.method !== 'HEAD') response.write(body);
  endAfterBody(request, response);
};
