import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createSecureServer, type Http2SecureServer, type ServerHttp2Session } from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import type { Lake } from './lake.ts';

/** A certificate and its key, as PEM. */
export type Tls = { cert: string; key: string };

/** A port that the lake listens on. */
export type ListeningPort = {
  port: number;
  /** Replaces the first listener. */
  serveWith(listener: RequestListener, upgrade: Lake['upgrade']): void;
  /** Accepts no more connections. Open ones are closed after `ended`, at the latest after a grace period. */
  close(ended: Promise<void>): Promise<void>;
};

/** Large enough to answer 414 for an address that is too long, beside cookies. */
const maxHeaderBytes = 64 * 1024;

/** Thousands of listeners reconnect at once after a restart: the system resets connections that it cannot queue. */
const maxPendingConnections = 4_096;

/** From the first byte of a request to its last. The response may take longer. */
const requestTimeoutMs = 300_000;

/** Open connections are closed this long after the shutdown began. */
const closeGraceMs = 2_000;

/** @throws an Error with code EADDRINUSE if the port is taken. */
export const listen = async (port: number, host: string, first: RequestListener): Promise<ListeningPort> => {
  const server = createServer({ maxHeaderSize: maxHeaderBytes, shouldUpgradeCallback: isWebSocket });
  // Also bounds bodies that no route reads.
  server.requestTimeout = requestTimeoutMs;
  return open(server, { port, host, first, closeIdle: () => server.closeIdleConnections() });
};

/** HTTP/2, and HTTP/1.1 for clients that ask for it, such as WebSockets. @throws as `listen` */
export const listenSecurely = async (
  port: number,
  host: string,
  first: RequestListener,
  tls: Tls,
): Promise<ListeningPort> => {
  const server = createSecureServer({ ...tls, allowHTTP1: true });
  const sessions = new Set<ServerHttp2Session>();
  server.on('session', (session) => {
    sessions.add(session);
    session.on('close', () => sessions.delete(session));
  });
  return open(server, {
    port,
    host,
    first,
    closeIdle: () => {
      for (const session of sessions) session.close();
    },
  });
};

/** Other upgrades, such as `h2c`, are ignored, as the standard allows. */
const isWebSocket = ({ headers }: IncomingMessage): boolean => headers.upgrade?.toLowerCase() === 'websocket';

/** Whether two servers could route it to different sites. @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2 */
const hasSeveralHosts = ({ rawHeaders }: IncomingMessage): boolean =>
  rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length > 1;

const oneHost = 'The request has several Host headers. Send one.\n';

/** Rejects requests that no route sees. */
const withOneHost =
  (listener: RequestListener): RequestListener =>
  (request, response) => {
    // Node drops what came in the same packet after an `Upgrade` that is ignored: the client has to send it again.
    if (request.headers.upgrade !== undefined) response.shouldKeepAlive = false;
    response.setHeader('x-content-type-options', 'nosniff');
    if (!hasSeveralHosts(request)) return listener(request, response);
    response.writeHead(400, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end(oneHost);
  };

const upgradeWithOneHost =
  (upgrade: Lake['upgrade']): Lake['upgrade'] =>
  (request, socket, head) => {
    if (!hasSeveralHosts(request)) return upgrade(request, socket, head);
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  };

type Opening = { port: number; host: string; first: RequestListener; closeIdle: () => void };

const open = async (
  server: Server | Http2SecureServer,
  { port, host, first, closeIdle }: Opening,
): Promise<ListeningPort> => {
  const sockets = new Set<Socket>();
  server.on('request', first);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog: maxPendingConnections }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    serveWith: (listener, upgrade) => {
      server.off('request', first);
      server.on('request', withOneHost(listener));
      server.on('upgrade', upgradeWithOneHost(upgrade));
    },
    close: async (ended) => {
      const closed = new Promise((resolve) => server.close(resolve));
      await ended;
      const deadline = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, closeGraceMs);
      closeIdle();
      await closed;
      clearTimeout(deadline);
    },
  };
};
