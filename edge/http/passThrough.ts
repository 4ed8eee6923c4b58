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
import { endOnceHeard, hasBody, isTooLarge } from './bodies.ts';
import { refuse } from './refuse.ts';

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

/** Headers about one connection, ours to the client: the one to the server behind is another. */
const connectionHeaders = [
  'expect',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
];

const usualLimits = {
  /** An answer begins within this time after the whole request was sent; beyond it a query of the lake has ended too. */
  answerMs: 45_000,
  /** So many requests wait for an answer to begin: with a server behind that hangs their number would grow without end. */
  mostWaiting: 1_000,
  /** A listener's stream may be silent for as long as this before it counts as dead. */
  silenceMs: 150_000,
};
/** A megabyte over a line of a third of a megabit a second. */
const usualBodyMs = 30_000;
const tooLarge = 'The body is too large.';
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

class NoAnswer extends Error {
  override name = 'NoAnswer';
  override message = 'no answer in time';
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
  limits?: Partial<typeof usualLimits>;
  /** Changes what the server behind says in the headers of an answer. */
  amend?: (headers: IncomingHttpHeaders) => void;
};

/**
 * Hands requests to a server behind, on loopback or on a machine of ours, as they are, HTTP, event streams and WebSockets alike, with the
 * site's own Host: nothing that a client claims about host or origin gets behind the edge.
 *
 * @param maxBodyBytes a larger body is refused with 413; null where the server behind has bounds of its own.
 * @param maxBodyMs a body that has a bound and takes longer is refused with 408.
 * @param clientAddress the address of the person who asks.
 * @param headers for browsers, where the server behind sets none of that name.
 */
export const createPassThrough = ({
  target,
  maxBodyBytes,
  maxBodyMs = usualBodyMs,
  siteUrl,
  clientAddress,
  headers,
  onError,
  onDone,
  limits: given = {},
  amend = () => {},
}: PassThroughOptions): PassThrough => {
  const limits = { ...usualLimits, ...given };
  const site = new URL(siteUrl);
  const OurAgent = target.startsWith('https:') ? SecureAgent : Agent;
  const proxy = createProxyServer({ target, agent: new OurAgent(keepAlive), proxyTimeout: limits.silenceMs });
  // What a server leaves unread of a body stays in the connection, where the next request would hang: none is next.
  // It is we who close it, once we have the answer: a server that closed on what it had not read would reset it.
  const agentForBodies = new OurAgent(keepAlive);
  agentForBodies.keepSocketAlive = () => false;
  const bodyProxy = createProxyServer({
    target,
    agent: agentForBodies,
    proxyTimeout: limits.silenceMs,
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
    const late = setTimeout(() => stop(408, 'The body came too slowly.'), maxBodyMs);
    const clear = (): void => clearTimeout(late);
    request.once('end', clear).once('close', clear);
  });

  /** Answered here: what becomes of the request behind does not matter any more. */
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
    else sayUnreachable(error instanceof NoAnswer ? 504 : 503, request, response);
  };
  const sayUnreachable = (
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
    if (request) endOnceHeard(request, response);
    else response.end();
  };
  /** Gives up what was sent and gets no answer; a body that is still on its way takes the time that it takes. */
  const awaitAnswer = (asked: ClientRequest): void => {
    let timer: NodeJS.Timeout | undefined;
    const wait = () => {
      timer = setTimeout(() => asked.destroy(new NoAnswer()), limits.answerMs);
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
      // How long a connection stays is between its two ends.
      delete headers['keep-alive'];
      headers.connection = response.shouldKeepAlive ? 'keep-alive' : 'close';
      // What is wrong now may be right in a moment: Next lets what is not there be kept for a year.
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
    answer.once('end', () => endOnceHeard(request, response));
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
      if (waiting.size >= limits.mostWaiting) return sayUnreachable(503, request, response);
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
