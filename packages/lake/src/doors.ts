import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createSecureServer, type Http2SecureServer, type ServerHttp2Session } from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import type { Lake } from './lake.ts';

/** A certificate and its key, as PEM. */
export type Tls = { cert: string; key: string };

/** A port that the lake listens on. */
export type Door = {
  port: number;
  /** From now on requests go here; before, they go where the door was opened to. */
  answer(listener: RequestListener, upgrade: Lake['upgrade']): void;
  /** Takes no more connections; those there are go when `ended` holds, at the latest a moment after. */
  close(ended: Promise<void>): Promise<void>;
};

/** Room for an address that is too long to be told so, beside cookies. */
const maxHeaderBytes = 64 * 1024;

/** Thousands of listeners come back at once when the lake was started anew: the system resets whom it cannot queue. */
const backlog = 4_096;

/** From its first byte to its last a request may take this long, whatever it is; its answer may take longer. */
const requestTimeoutMs = 300_000;

/** Connections may linger this long after the lake began to close. */
const closeGraceMs = 2_000;

/** @throws an Error with code EADDRINUSE when the port is taken. */
export const openDoor = async (port: number, host: string, first: RequestListener): Promise<Door> => {
  const server = createServer({ maxHeaderSize: maxHeaderBytes, shouldUpgradeCallback: isWebSocket });
  // For what no route reads: who sends a body slowly to where none is taken.
  server.requestTimeout = requestTimeoutMs;
  return open(server, { port, host, first, letIdleGo: () => server.closeIdleConnections() });
};

/** HTTP/2, and HTTP/1.1 for those who ask for it, such as WebSockets. @throws as `openDoor` */
export const openSecureDoor = async (
  port: number,
  host: string,
  first: RequestListener,
  tls: Tls,
): Promise<Door> => {
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
    letIdleGo: () => {
      for (const session of sessions) session.close();
    },
  });
};

/** Any other protocol that a client would rather speak, such as `h2c`, is ignored, as the standard allows. */
const isWebSocket = ({ headers }: IncomingMessage): boolean => headers.upgrade?.toLowerCase() === 'websocket';

/** Whether two servers could take it for two sites. @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2 */
const hasSeveralHosts = ({ rawHeaders }: IncomingMessage): boolean =>
  rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length > 1;

const oneHost = 'A request names one host.\n';

/** Answers what no route sees: several hosts, and, in the adapter, an address that is none. */
const withOneHost =
  (listener: RequestListener): RequestListener =>
  (request, response) => {
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

type Opening = { port: number; host: string; first: RequestListener; letIdleGo: () => void };

const open = async (
  server: Server | Http2SecureServer,
  { port, host, first, letIdleGo }: Opening,
): Promise<Door> => {
  const sockets = new Set<Socket>();
  server.on('request', first);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    answer: (listener, upgrade) => {
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
      letIdleGo();
      await closed;
      clearTimeout(deadline);
    },
  };
};
