import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

const requestIdHeader = 'x-request-id';
const requestIds = new AsyncLocalStorage<string | undefined>();

/** As undici tells of it. @see https://undici.nodejs.org/#/docs/api/DiagnosticsChannel */
type AskedOfLake = { origin: string; addHeader: (name: string, value: string) => void };

/**
 * Sends the id of the request that this process answers along with all that it asks of the lake on its behalf. A page
 * that is rendered once for everybody may not read a request's headers, so this happens beneath it.
 */
export const followRequestIds = (lakeOrigin: string): void => {
  subscribe('http.server.request.start', (message) => {
    const { headers } = (message as { request: IncomingMessage }).request;
    requestIds.enterWith(headers[requestIdHeader]?.toString());
  });
  subscribe('undici:request:create', (message) => {
    const { request } = message as { request: AskedOfLake };
    const requestId = requestIds.getStore();
    if (requestId && request.origin === lakeOrigin) request.addHeader(requestIdHeader, requestId);
  });
};
