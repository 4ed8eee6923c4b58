import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

const requestIdHeader = 'x-request-id';
const requestIds = new AsyncLocalStorage<string | undefined>();

/** The message of undici's channel. @see https://undici.nodejs.org/#/docs/api/DiagnosticsChannel */
type OutgoingRequest = { origin: string; addHeader: (name: string, value: string) => void };

/**
 * Adds the id of the current request to each request to the lake. Uses diagnostics channels, because a page that is
 * rendered once for all readers may not read request headers.
 */
export const followRequestIds = (lakeOrigin: string): void => {
  subscribe('http.server.request.start', (message) => {
    const { headers } = (message as { request: IncomingMessage }).request;
    requestIds.enterWith(headers[requestIdHeader]?.toString());
  });
  subscribe('undici:request:create', (message) => {
    const { request } = message as { request: OutgoingRequest };
    const requestId = requestIds.getStore();
    if (requestId && request.origin === lakeOrigin) request.addHeader(requestIdHeader, requestId);
  });
};
