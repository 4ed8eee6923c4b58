import type { Agent, ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import { createProxyServer, type ProxyServer } from 'httpxy';
import { endAfterBody } from './bodies.ts';

type BodyProxyOptions = {
  target: string;
  agent: Agent;
  silenceTimeoutMs: number;
  /** Null if the upstream has its own bounds. */
  maxBodyBytes: number | null;
  /** Only a bounded body has a deadline. */
  maxBodyMs: number;
  reject: (request: IncomingMessage, response: ServerResponse, status: 408 | 413) => void;
};

/**
 * A proxy for requests with a body. Body bytes that the upstream leaves unread would block the next request on the
 * connection, so connections are not reused. The edge closes them after the response: an upstream that closes with
 * unread bytes would reset them.
 */
export const createBodyProxy = ({
  target,
  agent,
  silenceTimeoutMs,
  ...limits
}: BodyProxyOptions): ProxyServer => {
  agent.keepSocketAlive = () => false;
  const proxy = createProxyServer({
    target,
    agent,
    proxyTimeout: silenceTimeoutMs,
    selfHandleResponse: true,
  });
  proxy.on('proxyReq', (outgoing, request, response) => {
    outgoing.setHeader('connection', 'keep-alive');
    outgoing.once('response', (answer) => answer.once('end', () => stopSending(request, outgoing)));
    limitBody(outgoing, request, response, limits);
  });
  return proxy;
};

/** Sends the upstream's response as it arrives. Register it after the listeners that change the headers. */
export const sendResponses = (proxy: ProxyServer): void => {
  proxy.on('proxyRes', (answer, request, response) => {
    if (request.httpVersion === '1.0') delete answer.headers['transfer-encoding'];
    for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value ?? '');
    // Send the headers at once: a later rejection could not replace them.
    response.writeHead(answer.statusCode ?? 502).flushHeaders();
    answer.pipe(response, { end: false });
    answer.once('end', () => endAfterBody(request, response));
  });
};

const limitBody = (
  outgoing: ClientRequest,
  request: IncomingMessage,
  response: ServerResponse,
  { maxBodyBytes, maxBodyMs, reject }: Pick<BodyProxyOptions, 'maxBodyBytes' | 'maxBodyMs' | 'reject'>,
): void => {
  if (maxBodyBytes === null) return;
  let isStopped = false;
  const stop = (status: 408 | 413): void => {
    if (isStopped) return;
    isStopped = true;
    request.unpipe(outgoing);
    if (response.headersSent) {
      finishWithoutBody(request, outgoing, maxBodyMs);
    } else {
      reject(request, response, status);
      outgoing.destroy();
    }
  };
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > maxBodyBytes) stop(413);
  });
  const timer = setTimeout(() => stop(408), maxBodyMs);
  const clear = (): void => clearTimeout(timer);
  request.once('end', clear).once('close', clear);
};

/** Keeps the upstream's response, unless the upstream waits for the rest of the body before it ends the response. */
const finishWithoutBody = (request: IncomingMessage, outgoing: ClientRequest, timeoutMs: number): void => {
  request.resume();
  const timer = setTimeout(() => outgoing.destroy(), timeoutMs);
  outgoing.once('close', () => clearTimeout(timer));
};

/** Frees the upstream's connection if it responded before it had the whole body. */
const stopSending = (request: IncomingMessage, outgoing: ClientRequest): void => {
  request.unpipe(outgoing);
  if (!outgoing.writableFinished) outgoing.destroy();
};
