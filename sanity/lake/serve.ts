import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { rememberPeer } from './accounts/clientAddress.ts';
import { createLake } from './lake.ts';
import type { LakeContext, LakeOptions } from './types.ts';

export type ServeOptions = LakeOptions & {
  /** 0 takes any free port. */
  port: number;
  host?: string | undefined;
  /** Runs before the first request is answered: until then all are told to come again. */
  prepare?: ((context: LakeContext) => Promise<void>) | undefined;
};

export type LakeServer = {
  port: number;
  context: LakeContext;
  /** Ends running answers, lets the last writes through, frees the data folder. */
  close(): Promise<void>;
};

/** Connections may linger this long after the lake began to close. */
const closeGraceMs = 2_000;

/**
 * Opens the lake and listens. Without a `publicUrl` browsers are told the address that it listens on.
 *
 * @throws FolderError see `createLake`; an Error with code EADDRINUSE when the port is taken.
 */
export const serve = async ({
  port,
  host = '127.0.0.1',
  prepare,
  ...options
}: ServeOptions): Promise<LakeServer> => {
  const server = createServer();
  server.on('request', comeAgain);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  // Listening comes first: a port that is taken is known before the data folder is touched.
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: actualPort } = server.address() as AddressInfo;
  const lake = await createLake({ publicUrl: `http://localhost:${actualPort}`, ...options }).catch(
    (error) => {
      server.close();
      throw error;
    },
  );
  lake.lock.announce(actualPort);
  await prepare?.(lake.context).catch(async (error: unknown) => {
    server.close();
    await lake.close();
    throw error;
  });
  const listener = getRequestListener(
    (request, { incoming }) => {
      rememberPeer(request, incoming.socket.remoteAddress);
      return lake.fetch(request);
    },
    { overrideGlobalObjects: false },
  );
  server.off('request', comeAgain);
  server.on('request', listener);
  server.on('upgrade', (request, socket, head) => lake.upgrade(request, socket, head));
  // An upload or a query may take its time; a client that never ends its headers may not.
  server.requestTimeout = 0;

  return {
    port: actualPort,
    context: lake.context,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      await lake.close();
      const deadline = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, closeGraceMs);
      server.closeIdleConnections();
      await closed;
      clearTimeout(deadline);
    },
  };
};

const comeAgain: RequestListener = (_request, response) => {
  response.writeHead(503, { 'retry-after': '1' }).end('The lake is starting.');
};
