import type { IncomingMessage, ServerResponse } from 'node:http';
import { endOnceHeard } from './bodies.ts';

type Refusal = { status: number; message: string; headers?: Record<string, string> };

/** Answers what the edge itself does not take, and ends the connection once the client has had its say. */
export const refuse = (
  request: IncomingMessage,
  response: ServerResponse,
  { status, message, headers = {} }: Refusal,
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
  endOnceHeard(request, response);
};
