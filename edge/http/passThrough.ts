import { randomUUID } from 'node:crypto';
import {
  Agent,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type { Socket } from 'node:net';
import { createProxyServer } from 'httpxy';
import { endAfterBody, hasBody, isTooLarge } from './bodies.ts';
import { refuse } from './refuse.ts';

/** The id that correlates the logs of all processes. */
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

/** Hop-by-hop headers of the client's connection: the upstream has its own. */
const connectionHeaders = [
  'expect',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
];

const defaultLimits = {
  /** From the end of the request to the response headers. Longer than any query of the lake may run. */
  answerTimeoutMs: 45_000,
  /** Requests that wait for response headers: without a bound they pile up when an upstream hangs. */
  maxWaiting: 1_000,
  /** An event stream may be silent for this long before it counts as dead. */
  silenceTimeoutMs: 150_000,
};
/** Enough for one megabyte at a third of a megabit per second. */
const defaultMaxBodyMs = 30_000;
const tooLarge = 'The body is too large.';
const keepAlive = { keepAlive: true, keepAliveMsecs: 10_000 };

/** The outcome of a request, for the log. Has the path only: a query may contain private data. */
export type Passed = {
  requestId: string;
  method: string;
  path: string;
  status: number;
  /** False if either side aborted. */
  isWhole: boolean;
  milliseconds: number;
};

export type PassThrough = {
  web(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void;
};

class NoAnswer extends Error {
  override name = 'NoAnswer';
  override message = 'no answer before the timeout';
}

export type PassThroughOptions = {
  target: string;
  maxBodyBytes: number | null;
  maxBodyMs?: number;
  siteUrl: string;
  clientAddress: (request: IncomingMessage) => string;
  headers: Record<string, string>;
  onError: (error: Error, request: IncomingMessage) => void;
  onDone: (passed: Passed) => void;
  limits?: Partial<typeof defaultLimits>;
  /** Changes the upstream's response headers. */
  amend?: (headers: IncomingHttpHeaders) => void;
};

/**
 * Proxies HTTP, event streams and WebSockets to an upstream on loopback or on a machine of ours. It sets the site's own
 * Host: no claim of a client about host or origin passes the edge.
 *
 * @param maxBodyBytes a larger body is refused with 413; null if the upstream has its own bounds.
 * @param maxBodyMs a bounded body that takes longer is refused with 408.
 * @param clientAddress the address of the person who asks.
 * @param headers for browsers, unless the upstream sets the same header.
 */
export const createPassThrough = ({
  target,
  maxBodyBytes,
  maxBodyMs = defaultMaxBodyMs,
  siteUrl,
  clientAddress,
  headers,
  onError,
  onDone,
  limits: given = {},
  amend = () => {},
}: PassThroughOptions): PassThrough => {
  const limits = { ...defaultLimits, ...given };
  const site = new URL(siteUrl);
  const OurAgent = target.startsWith('https:') ? SecureAgent : Agent;
  const proxy = createProxyServer({
    target,
    agent: new OurAgent(keepAlive),
    proxyTimeout: limits.silenceTimeoutMs,
  });
  // Body bytes that the upstream leaves unread would block the next request on the connection: do not reuse it.
  // The edge closes it after the response: an upstream that closes with unread bytes would reset it.
  const agentForBodies = new OurAgent(keepAlive);
  agentForBodies.keepSocketAlive = () => false;
  const bodyProxy = createProxyServer({
    target,
    agent: agentForBodies,
    proxyTimeout: limits.silenceTimeoutMs,
    selfHandleResponse: true,
  });
  bodyProxy.on('proxyReq', (outgoing, request, response) => {
    outgoing.setHeader('connection', 'keep-alive');
    if (maxBodyBytes === null) return;
    const stop = (status: number, message: string): void => {
      if (response.headersSent) return;
      request.unpipe(outgoing);
      refuseBody(request, response, status, message);
      outgoing.destroy();
    };
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBodyBytes) stop(413, tooLarge);
    });
    const late = setTimeout(() => stop(408, 'The body took too long to arrive.'), maxBodyMs);
    const clear = (): void => clearTimeout(late);
    request.once('end', clear).once('close', clear);
  });

  /** Requests that the edge answered itself: errors of the upstream no longer matter. */
  const refused = new WeakSet<ServerResponse | Socket>();

  const prepare = (request: IncomingMessage, isUpgrade: boolean): void => {
    // Before it is dropped with the rest: a trusted proxy says there who asks.
    const address = clientAddress(request);
    for (const name of forwardingHeaders) delete request.headers[name];
    if (!isUpgrade) {
      for (const name of connectionHeaders) delete request.headers[name];
      request.headers.connection = 'keep-alive';
    }
    request.headers.host = site.host;
    request.headers[requestIdHeader] = randomUUID();
    request.headers['x-forwarded-for'] = address;
    request.headers['x-forwarded-host'] = site.host;
    request.headers['x-forwarded-proto'] = site.protocol.slice(0, -1);
  };

  const failed = (error: Error, request?: IncomingMessage, response?: ServerResponse | Socket): void => {
    if (response && refused.has(response)) return;
    if (request) onError(error, request);
    if (!response) return;
    if (!('writeHead' in response)) response.destroy();
    else if (response.headersSent) response.destroy();
    else sendUnreachable(error instanceof NoAnswer ? 504 : 503, request, response);
  };
  const sendUnreachable = (
    status: 503 | 504,
    request: IncomingMessage | undefined,
    response: ServerResponse,
  ): void => {
    const message = `This part of the service ${status === 504 ? 'does not answer' : 'is not reachable'} just now.`;
    const requestId = request?.headers[requestIdHeader];
    const body = Buffer.from(JSON.stringify({ error: STATUS_CODES[status], message, requestId }));
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': body.length,
      'retry-after': '1',
      'cache-control': 'no-store',
    });
    if (request?.method !== 'HEAD') response.write(body);
    if (request) endAfterBody(request, response);
    else response.end();
  };
  /** Times out from the end of the request, so that a slow upload does not count. */
  const awaitAnswer = (asked: ClientRequest): void => {
    let timer: NodeJS.Timeout | undefined;
    const wait = () => {
      timer = setTimeout(() => asked.destroy(new NoAnswer()), limits.answerTimeoutMs);
    };
    asked.once('finish', wait);
    for (const end of ['response', 'upgrade', 'close'])
      asked.once(end, () => {
        asked.off('finish', wait);
        clearTimeout(timer);
      });
  };
  const waiting = new Set<ServerResponse>();
  for (const each of [proxy, bodyProxy]) {
    each.on('error', failed);
    each.on('proxyReq', awaitAnswer).on('proxyReqWs', awaitAnswer);
    each.on('proxyRes', ({ headers, statusCode = 0 }, _request, response) => {
      waiting.delete(response);
      // Keep-alive is hop by hop.
      delete headers['keep-alive'];
      headers.connection = response.shouldKeepAlive ? 'keep-alive' : 'close';
      // Errors may be gone in a moment, but Next lets caches store a 404 for a year.
      if (statusCode >= 400 && !headers['cache-control']?.includes('no-store'))
        headers['cache-control'] = 'no-store';
      amend(headers);
    });
  }
  bodyProxy.on('proxyRes', (answer, request, response) => {
    if (request.httpVersion === '1.0') delete answer.headers['transfer-encoding'];
    response.statusCode = answer.statusCode ?? 502;
    for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value ?? '');
    answer.pipe(response, { end: false });
    answer.once('end', () => endAfterBody(request, response));
  });

  const refuseBody = (
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
    message: string,
  ): void => {
    refused.add(response);
    refuse(request, response, { status, message });
  };

  return {
    web(request, response) {
      prepare(request, false);
      const begun = performance.now();
      const requestId = String(request.headers[requestIdHeader]);
      const [path = ''] = (request.url ?? '').split('?', 1);
      response.setHeader(requestIdHeader, requestId);
      response.once('close', () => {
        waiting.delete(response);
        onDone({
          requestId,
          method: request.method ?? '',
          path,
          status: response.statusCode,
          isWhole: response.writableFinished,
          milliseconds: Math.round(performance.now() - begun),
        });
      });
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      if (isTooLarge(request, maxBodyBytes)) return refuseBody(request, response, 413, tooLarge);
      if (waiting.size >= limits.maxWaiting) return sendUnreachable(503, request, response);
      waiting.add(response);
      void (hasBody(request) ? bodyProxy : proxy).web(request, response);
    },
    upgrade(request, socket, head) {
      prepare(request, true);
      socket.on('error', () => socket.destroy());
      void proxy.ws(request, socket, {}, head);
    },
  };
};
