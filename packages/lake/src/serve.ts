import { type RequestListener, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { rememberPeer } from './accounts/clientAddress.ts';
import { createLake } from './lake.ts';
import { sendEvents } from './live/sendEvents.ts';
import { type ListeningPort, listen, listenSecurely, type Tls } from './ports.ts';
import type { LakeContext, LakeOptions } from './routes/LakeContext.ts';

export type ServeOptions = LakeOptions & {
  /** 0 takes any free port. */
  port: number;
  host?: string | undefined;
  /** Another port for browsers, with HTTP/2: over HTTP/1.1 they open at most six streams. */
  tls?: (Tls & { port: number }) | undefined;
  /** Runs before the first request is served. Until then every response is 503 with `Retry-After`. */
  prepare?: ((context: LakeContext) => Promise<void>) | undefined;
};

export type LakeServer = {
  port: number;
  /** Null without TLS. */
  tlsPort: number | null;
  context: LakeContext;
  /** Ends running responses, completes the last writes, and releases the data folder. */
  close(): Promise<void>;
};

/**
 * Opens the lake and listens. The default `publicUrl` is the address that it listens on.
 *
 * @throws FolderError see `createLake`; an Error with code EADDRINUSE if the port is taken.
 */
export const serve = async ({
  port,
  host = '127.0.0.1',
  tls,
  prepare,
  ...options
}: ServeOptions): Promise<LakeServer> => {
  // Listen first, so that a port in use is reported before the data folder is touched.
  const ports: ListeningPort[] = [];
  const closePorts = (ended = Promise.resolve()) => Promise.all(ports.map(({ close }) => close(ended)));
  const plain = await listen(port, host, answerStarting);
  ports.push(plain);
  const secure = tls
    ? await listenSecurely(tls.port, host, answerStarting, tls).catch(rethrowAfter(() => closePorts()))
    : null;
  if (secure) ports.push(secure);
  const publicUrl = secure ? `https://localhost:${secure.port}` : `http://localhost:${plain.port}`;
  const lake = await createLake({ publicUrl, ...options }).catch(rethrowAfter(() => closePorts()));
  lake.lock.announce(plain.port);
  await prepare?.(lake.context).catch(
    rethrowAfter(async () => {
      await closePorts();
      await lake.close();
    }),
  );
  const listener: RequestListener = getRequestListener(
    async (request, { incoming, outgoing }) => {
      rememberPeer(request, incoming.socket.remoteAddress);
      const response = await lake.fetch(request);
      return outgoing instanceof ServerResponse && sendEvents(response, outgoing)
        ? RESPONSE_ALREADY_SENT
        : response;
    },
    { overrideGlobalObjects: false },
  );
  for (const { serveWith } of ports) serveWith(listener, lake.upgrade);

  return {
    port: plain.port,
    tlsPort: secure?.port ?? null,
    context: lake.context,
    close: async () => {
      const ended = Promise.withResolvers<void>();
      const closed = closePorts(ended.promise);
      await lake.close();
      ended.resolve();
      await closed;
    },
  };
};

const rethrowAfter =
  (cleanUp: () => Promise<unknown>) =>
  async (error: unknown): Promise<never> => {
    await cleanUp();
    throw error;
  };

const answerStarting: RequestListener = (_request, response) => {
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  response.writeHead(503, { 'retry-after': '1', ...headers }).end('The lake is starting.');
};
