import type { IncomingMessage, ServerResponse } from 'node:http';
import { readEventId } from './liveState.ts';

/** Begins a stream. */
export const begin = (response: ServerResponse, headers: Record<string, string>): void => {
  response.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream',
    'cache-control': 'no-store, no-transform',
    // nginx would wait for more to send.
    'x-accel-buffering': 'no',
  });
};

/** For people who open the address. */
export const redirect = (response: ServerResponse, to: string, headers: Record<string, string>): void => {
  response.writeHead(303, { ...headers, location: to, 'cache-control': 'no-store', 'content-length': 0 });
  response.end();
};

/** 204 keeps browsers from asking again. */
export const refuseForGood = (response: ServerResponse, headers: Record<string, string>): void => {
  response.writeHead(204, { ...headers, 'cache-control': 'no-store' });
  response.end();
};

/** What a reader who comes back knows. A page that opens its stream anew cannot send the header. */
export const knownTo = ({ headers, url = '' }: IncomingMessage): ReturnType<typeof readEventId> => {
  const after = new URLSearchParams(url.split('?')[1]).get('after');
  return readEventId(String(headers['last-event-id'] ?? after ?? ''));
};
