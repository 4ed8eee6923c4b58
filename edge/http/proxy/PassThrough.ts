import {
  Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type { Socket } from 'node:net';
import { createProxyServer, type ProxyServer } from 'httpxy';
import { rejectRequest } from '../rejectRequest.ts';
import { endAfterBody, hasBody, isTooLarge } from './bodies.ts';
import { createBodyProxy, sendResponses } from './bodyProxy.ts';
import { limitResponseTime, ResponseTimeout } from './responseTimeout.ts';
import { requestIdHeader, setUpstreamHeaders } from './upstreamHeaders.ts';

const defaultLimits = {
  /** From the end of the request to the response headers. Longer than any query of the lake may run. */
  answerTimeoutMs: 45_000,
  /** The maximum of requests that wait for response headers: an upstream that hangs would accumulate them. */
  maxWaiting: 1_000,
  /** An event stream may be silent for this long before it counts as dead. */
  silenceTimeoutMs: 150_000,
  /**
   * An idle connection to the upstream is closed after this time, before the upstream does: Node's servers wait for five
   * seconds. A request that is sent while the other side closes the connection would fail.
   */
  maxIdleMs: 4_000,
};
/** Enough for one megabyte at a third of a megabit per second. */
const defaultMaxBodyMs = 30_000;
const rejections = {
  408: 'The body took too long to arrive.',
  413: 'The body is too large.',
};

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

export type PassThroughOptions = {
  target: string;
  /** A larger body is rejected with 413; null if the upstream has its own bounds. */
  maxBodyBytes: number | null;
  /** A bounded body that takes longer is rejected with 408. */
  maxBodyMs?: number;
  siteUrl: string;
  /** Returns the client's address. */
  clientAddress: (request: IncomingMessage) => string;
  /** For browsers, unless the upstream sets the same header. */
  headers: Record<string, string>;
  onError: (error: Error, request: IncomingMessage) => void;
  onDone: (passed: Passed) => void;
  limits?: Partial<typeof defaultLimits>;
  /** Changes the upstream's response headers. */
  amend?: (headers: IncomingHttpHeaders) => void;
};

/**
 * Proxies HTTP, event streams and WebSockets to an upstream on loopback or on a machine of ours. It sets the site's
 * Host and replaces the client's headers about host and origin.
 */
export class PassThrough {
  readonly #options: PassThroughOptions;
  readonly #limits: typeof defaultLimits;
  readonly #site: URL;
  readonly #proxy: ProxyServer;
  readonly #bodyProxy: ProxyServer;
  /** Responses that wait for the upstream's headers. */
  readonly #waiting = new Set<ServerResponse>();
  /** Requests that the edge answered itself: errors of the upstream no longer matter. */
  readonly #rejected = new WeakSet<ServerResponse | Socket>();

  constructor(options: PassThroughOptions) {
    const { target, maxBodyBytes, maxBodyMs = defaultMaxBodyMs } = options;
    this.#options = options;
    this.#limits = { ...defaultLimits, ...options.limits };
    this.#site = new URL(options.siteUrl);
    const { silenceTimeoutMs } = this.#limits;
    const OurAgent = target.startsWith('https:') ? SecureAgent : Agent;
    const keepAlive = { keepAlive: true, keepAliveMsecs: 10_000, timeout: this.#limits.maxIdleMs };
    this.#proxy = createProxyServer({
      target,
      agent: new OurAgent(keepAlive),
      proxyTimeout: silenceTimeoutMs,
    });
    this.#bodyProxy = createBodyProxy({
      target,
      agent: new OurAgent(keepAlive),
      silenceTimeoutMs,
      maxBodyBytes,
      maxBodyMs,
      reject: this.#reject,
    });
    for (const proxy of [this.#proxy, this.#bodyProxy]) this.#follow(proxy);
    sendResponses(this.#bodyProxy);
  }

  readonly web = (request: IncomingMessage, response: ServerResponse): void => {
    this.#prepare(request, false);
    this.#logAtEnd(request, response);
    for (const [name, value] of Object.entries(this.#options.headers)) response.setHeader(name, value);
    if (isTooLarge(request, this.#options.maxBodyBytes)) this.#reject(request, response, 413);
    else if (this.#waiting.size >= this.#limits.maxWaiting) sendUnreachable(503, request, response);
    else {
      this.#waiting.add(response);
      void (hasBody(request) ? this.#bodyProxy : this.#proxy).web(request, response);
    }
  };

  readonly upgrade = (request: IncomingMessage, socket: Socket, head: Buffer): void => {
    this.#prepare(request, true);
    socket.on('error', () => socket.destroy());
    void this.#proxy.ws(request, socket, {}, head);
  };

  #prepare(request: IncomingMessage, isUpgrade: boolean): void {
    // Before the headers are replaced: a trusted proxy names the client there.
    const address = this.#options.clientAddress(request);
    setUpstreamHeaders(request, { site: this.#site, address, isUpgrade });
  }

  #logAtEnd(request: IncomingMessage, response: ServerResponse): void {
    const begun = performance.now();
    const requestId = String(request.headers[requestIdHeader]);
    const [path = ''] = (request.url ?? '').split('?', 1);
    response.setHeader(requestIdHeader, requestId);
    response.once('close', () => {
      this.#waiting.delete(response);
      this.#options.onDone({
        requestId,
        method: request.method ?? '',
        path,
        status: response.statusCode,
        isWhole: response.writableFinished,
        milliseconds: Math.round(performance.now() - begun),
      });
    });
  }

  #follow(proxy: ProxyServer): void {
    const limitTime = (outgoing: Parameters<typeof limitResponseTime>[0]): void =>
      limitResponseTime(outgoing, this.#limits.answerTimeoutMs);
    proxy.on('error', this.#failed);
    proxy.on('proxyReq', limitTime).on('proxyReqWs', limitTime);
    proxy.on('proxyRes', ({ headers, statusCode = 0 }, _request, response) => {
      this.#waiting.delete(response);
      // Keep-alive is hop by hop.
      delete headers['keep-alive'];
      headers.connection = response.shouldKeepAlive ? 'keep-alive' : 'close';
      // Errors may be gone in a moment, but Next lets caches store a 404 for a year.
      if (statusCode >= 400 && !headers['cache-control']?.includes('no-store'))
        headers['cache-control'] = 'no-store';
      this.#options.amend?.(headers);
    });
  }

  readonly #reject = (request: IncomingMessage, response: ServerResponse, status: 408 | 413): void => {
    this.#rejected.add(response);
    rejectRequest(request, response, { status, message: rejections[status] });
  };

  readonly #failed = (error: Error, request?: IncomingMessage, response?: ServerResponse | Socket): void => {
    if (response && this.#rejected.has(response)) return;
    if (request) this.#options.onError(error, request);
    if (!response) return;
    if (!('writeHead' in response) || response.headersSent) response.destroy();
    else sendUnreachable(error instanceof ResponseTimeout ? 504 : 503, request, response);
  };
}

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
