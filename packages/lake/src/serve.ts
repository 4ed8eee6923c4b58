import { type RequestListener, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { rememberPeer } from './accounts/clientAddress.ts';
import { type Door, openDoor, openSecureDoor, type Tls } from './doors.ts';
import { createLake } from './lake.ts';
import { sendEvents } from './live/sendEvents.ts';
import type { LakeContext, LakeOptions } from './routes/LakeContext.ts';

export type ServeOptions = LakeOptions & {
  /** 0 takes any free port. */
  port: number;
  host?: string | undefined;
  /** Another door for browsers, with HTTP/2: over HTTP/1.1 they open at most six streams. */
  tls?: (Tls & { port: number }) | undefined;
  /** Runs before the first request is answered: until then all are told to come again. */
  prepare?: ((context: LakeContext) => Promise<void>) | undefined;
};

export type LakeServer = {
  port: number;
  /** Null without TLS. */
  tlsPort: number | null;
  context: LakeContext;
  /** Ends running answers, lets the last writes through, frees the data folder. */
  close(): Promise<void>;
};

/**
 * Opens the lake and listens. Without a `publicUrl` browsers are told the address that it listens on.
 *
 * @throws FolderError see `createLake`; an Error with code EADDRINUSE when the port is taken.
 */
export const serve = async ({
  port,
  host = '127.0.0.1',
  tls,
  prepare,
  ...options
}: ServeOptions): Promise<LakeServer> => {
  // Listening comes first: a port that is taken is known before the data folder is touched.
  const doors: Door[] = [];
  const closeDoors = (ended = Promise.resolve()) => Promise.all(doors.map(({ close }) => close(ended)));
  const door = await openDoor(port, host, comeAgain);
  doors.push(door);
  const secure = tls
    ? await openSecureDoor(tls.port, host, comeAgain, tls).catch(failing(() => closeDoors()))
    : null;
  if (secure) doors.push(secure);
  const publicUrl = secure ? `https://localhost:${secure.port}` : `http://localhost:${door.port}`;
  const lake = await createLake({ publicUrl, ...options }).catch(failing(() => closeDoors()));
  lake.lock.announce(door.port);
  await prepare?.(lake.context).catch(
    failing(async () => {
      await closeDoors();
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
  for (const { answer } of doors) answer(listener, lake.upgrade);

  return {
    port: door.port,
    tlsPort: secure?.port ?? null,
    context: lake.context,
    close: async () => {
      const ended = Promise.withResolvers<void>();
      const closed = closeDoors(ended.promise);
      await lake.close();
      ended.resolve();
      await closed;
    },
  };
};

/** Cleans up, and passes the failure on. */
const failing =
  (cleanUp: () => Promise<unknown>) =>
  async (error: unknown): Promise<never> => {
    await cleanUp();
    throw error;
  };

const comeAgain: RequestListener = (_request, response) => {
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  response.writeHead(503, { 'retry-after': '1', ...headers }).end('The lake is starting.');
};
