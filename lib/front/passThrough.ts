import { randomUUID } from 'node:crypto';
import { Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type { Socket } from 'node:net';
import { createProxyServer } from 'httpxy';

/** Under this name a request is found in the logs of all processes. */
const requestIdHeader = 'x-request-id';

/** Headers that tell a server behind a proxy who asks and how: ours alone count. */
const forwardingHeaders = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-forwarded-server',
  'x-real-ip',
  'x-original-url',
  'x-rewrite-url',
  'x-middleware-subrequest',
  requestIdHeader,
];

/** A listener's stream may be silent for as long as this before it counts as dead. */
const silenceMs = 150_000;
const keepAlive = { keepAlive: true, keepAliveMsecs: 10_000 };

/** What became of a request, for the log. Of its address the path alone: a query may hold what is nobody's business. */
export type Passed = {
  requestId: string;
  method: string;
  path: string;
  status: number;
  /** False where either side broke off. */
  isWhole: boolean;
  milliseconds: number;
};

export type PassThrough = {
  web(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void;
};

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/**
 * Hands requests to a server behind, on loopback or on a machine of ours, as they are, HTTP, event streams and WebSockets alike, with the
 * site's own Host: nothing that a client claims about host or origin gets behind the front.
 *
 * @param clientAddress the address of the person who asks.
 * @param headers for browsers, where the server behind sets none of that name.
 */
export const createPassThrough = ({
  target,
  siteUrl,
  clientAddress,
  headers,
  onError,
  onDone,
}: {
  target: string;
  siteUrl: string;
  clientAddress: (request: IncomingMessage) => string;
  headers: Record<string, string>;
  onError: (error: Error, request: IncomingMessage) => void;
  onDone: (passed: Passed) => void;
}): PassThrough => {
  const site = new URL(siteUrl);
  const agent = target.startsWith('https:') ? new SecureAgent(keepAlive) : new Agent(keepAlive);
  const proxy = createProxyServer({ target, agent, proxyTimeout: silenceMs });
  // What a server leaves unread of a body stays in the connection, where the next request would hang: none is next.
  const bodyProxy = createProxyServer({ target, agent: false, proxyTimeout: silenceMs });

  const prepare = (request: IncomingMessage): void => {
    for (const name of forwardingHeaders) delete request.headers[name];
    request.headers.host = site.host;
    request.headers[requestIdHeader] = randomUUID();
    request.headers['x-forwarded-for'] = clientAddress(request);
    request.headers['x-forwarded-host'] = site.host;
    request.headers['x-forwarded-proto'] = site.protocol.slice(0, -1);
  };

  const failed = (error: Error, request?: IncomingMessage, response?: ServerResponse | Socket): void => {
    if (request) onError(error, request);
    if (!response) return;
    if (!('writeHead' in response)) response.destroy();
    else if (response.headersSent) response.destroy();
    else {
      response.writeHead(503, {
        'content-type': 'application/json',
        'retry-after': '1',
        'cache-control': 'no-store',
      });
      const message = 'This part of the service is not reachable just now.';
      const requestId = request?.headers[requestIdHeader];
      response.end(JSON.stringify({ error: 'Service Unavailable', message, requestId }));
    }
  };
  for (const each of [proxy, bodyProxy]) {
    each.on('error', failed);
    each.on('proxyRes', ({ headers }, _request, response) => {
      // How long a connection stays is between its two ends.
      delete headers['keep-alive'];
      headers.connection = response.shouldKeepAlive ? 'keep-alive' : 'close';
    });
  }

  return {
    web(request, response) {
      prepare(request);
      const begun = performance.now();
      const requestId = String(request.headers[requestIdHeader]);
      const [path = ''] = (request.url ?? '').split('?', 1);
      response.setHeader(requestIdHeader, requestId);
      response.once('close', () =>
        onDone({
          requestId,
          method: request.method ?? '',
          path,
          status: response.statusCode,
          isWhole: response.writableFinished,
          milliseconds: Math.round(performance.now() - begun),
        }),
      );
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      void (hasBody(request) ? bodyProxy : proxy).web(request, response);
    },
    upgrade(request, socket, head) {
      prepare(request);
      socket.on('error', () => socket.destroy());
      void proxy.ws(request, socket, {}, head);
    },
  };
};
