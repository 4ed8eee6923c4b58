import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Accounts } from '../accounts/accounts.ts';
import { clientAddressOf, rememberPeer } from '../accounts/clientAddress.ts';
import { createCounter } from '../counter.ts';
import { LakeError } from '../errors.ts';
import type { Dataset, Datasets } from '../types/datasets.ts';
import type { Identity } from '../types/identities.ts';
import { keepAliveMs } from './eventStream.ts';
import { createLane } from './lane.ts';
import { createPresenceRoom, type PresenceRoom } from './presence.ts';

/** Longer than any frame that Studio sends. */
const maxFrameBytes = 256 * 1024;
/** Longer than one that says who somebody is: of a stranger more is not even parsed. */
const maxFirstFrameBytes = 4 * 1024;
/** What a socket may leave unread before it is closed: presence is worth nothing later. */
const maxUnreadBytes = 1024 * 1024;
const authorizeWithinMs = 10_000;

/** Sockets that have not said who they are: an office behind one address comes back all at once. */
const maxUnauthorizedOfAddress = 200;
/** Of all addresses: beyond it the one that has been silent for longest goes. People say who they are at once. */
const maxUnauthorized = 1_000;
/** Two a tab, of one person or token. */
const maxAuthorized = { each: 500, all: 20_000 };

export type Sockets = {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
};

/** What the sockets need of the lake. */
type SocketContext = {
  options: { project?: string };
  accounts: Pick<Accounts, 'changes' | 'isSignedIn'>;
  datasets: Pick<Datasets, 'find' | 'listProjects'>;
  /** Counts a request without a good token. @throws LakeError 429 when there are too many. */
  strangers: { countRequest(address: string, isWayIn: boolean): Promise<void> };
  /** Origins that may call with credentials. */
  origins: string[];
  identify(request: Request): Identity;
};

/**
 * The lake's WebSockets: the lane at `/v{date}/data/lane`, presence at `/v{date}/socket/{dataset}`. Any other
 * address, and a page of an origin that is not allowed, is refused in the handshake.
 */
export const createSockets = (
  context: SocketContext,
  fetch: (request: Request) => Promise<Response>,
): Sockets => {
  const server = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes });
  const rooms = new Map<Dataset, PresenceRoom>();
  const { onChange: onAccessChange } = context.accounts.changes;
  const unauthorizedOf = createCounter({ each: maxUnauthorizedOfAddress, all: Number.POSITIVE_INFINITY });
  const unauthorized = new Set<WebSocket>();
  const authorized = createCounter(maxAuthorized);

  /** Counts a socket for its address, from when it is authorized on for whoever it belongs to. */
  const identifyOnce = (socket: WebSocket, giveBackAddress: () => void) => {
    let giveBack = (): void => {
      unauthorized.delete(socket);
      giveBackAddress();
    };
    let known: string | null = null;
    socket.on('close', () => giveBack());
    unauthorized.add(socket);
    const [longest] = unauthorized;
    if (unauthorized.size > maxUnauthorized) longest?.terminate();
    const authorize = (authorization: string): Identity => {
      const identity = identify(context, authorization);
      if (identity.kind === 'anonymous' || identity.id === known) return identity;
      const own = authorized.take(identity.id, 'You have too many connections open: close some first');
      giveBack();
      giveBack = own;
      known = identity.id;
      return identity;
    };
    /** Frames go on coming until the other side has heard of the close as well: nobody works for those. */
    const onFrame = (receive: (frame: string) => void): void => {
      socket.on('message', (data: Buffer) => {
        if (socket.readyState !== socket.OPEN) return;
        if (known === null && data.length > maxFirstFrameBytes) socket.close(4001, 'Unauthorized');
        else receive(String(data));
      });
    };
    return { authorize, onFrame };
  };

  const joinLane = (socket: WebSocket, address: string, giveBackAddress: () => void): void => {
    const { authorize, onFrame } = identifyOnce(socket, giveBackAddress);
    const lane = createLane(
      {
        send: (frame) => new Promise((resolve) => socket.send(frame, () => resolve())),
        close: (code, reason) => socket.close(code, reason),
      },
      {
        authorize,
        fetch: (asked) => {
          rememberPeer(asked, address);
          return fetch(asked);
        },
      },
    );
    const first = setTimeout(() => lane.recheck(), authorizeWithinMs);
    const beat = setInterval(() => lane.recheck(), keepAliveMs);
    const stop = onAccessChange(lane.recheckSession);
    onFrame(lane.receive);
    socket.on('close', () => {
      clearTimeout(first);
      clearInterval(beat);
      stop();
      lane.leave();
    });
  };

  const joinPresence = (socket: WebSocket, dataset: Dataset, giveBackAddress: () => void): void => {
    const room = rooms.get(dataset) ?? createPresenceRoom();
    rooms.set(dataset, room);
    const { authorize, onFrame } = identifyOnce(socket, giveBackAddress);
    const connection = room.join(
      {
        send: (frame) => {
          if (socket.bufferedAmount > maxUnreadBytes) socket.terminate();
          else if (socket.readyState === socket.OPEN) socket.send(frame);
        },
        close: (code, reason) => socket.close(code, reason),
      },
      authorize,
    );
    const first = setTimeout(connection.requireIdentity, authorizeWithinMs);
    const stop = onAccessChange(connection.recheck);
    onFrame(connection.receive);
    socket.on('close', () => {
      clearTimeout(first);
      stop();
      connection.leave();
      if (room.size() === 0) rooms.delete(dataset);
    });
  };

  const beat = setInterval(() => {
    for (const room of rooms.values()) {
      room.heartbeat();
      room.recheck();
    }
    for (const socket of server.clients) dropSilent(socket);
  }, keepAliveMs);
  beat.unref();

  /** A handshake is a request; who brings a token that is good is no stranger. */
  const countHandshake = async (request: IncomingMessage): Promise<void> => {
    if (context.accounts.isSignedIn(request.headers.authorization ?? null)) return;
    await context.strangers.countRequest(clientAddressOf(request), true);
  };

  const shakeHands = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const url = URL.parse(request.url ?? '/', 'http://lake.invalid');
    if (!url) throw new LakeError(400, 'The address is none');
    const [, version = '', area, name = '', ...more] = url.pathname.split('/');
    const isVersioned = /^v[\w-]+$/.test(version) && more.length === 0;
    const project = projectOf(context, request, url);
    const dataset = isVersioned && area === 'socket' ? context.datasets.find(project, name) : null;
    const isLane = isVersioned && area === 'data' && name === 'lane';
    if (!isAllowedOrigin(context, request)) throw new LakeError(403, 'The origin is not allowed');
    if (!isLane && !dataset) throw new LakeError(404, 'There is no such socket');
    const giveBack = unauthorizedOf.take(clientAddressOf(request), 'Too many connections');
    // The handshake may fail before there is a socket of its own.
    socket.once('close', giveBack);
    server.handleUpgrade(request, socket, head, (connected) => {
      connected.on('error', () => connected.terminate());
      markAlive(connected);
      if (dataset) joinPresence(connected, dataset, giveBack);
      else joinLane(connected, clientAddressOf(request), giveBack);
    });
  };

  return {
    upgrade: (request, socket, head) => {
      // The handshake may fail before there is a WebSocket.
      socket.on('error', () => socket.destroy());
      countHandshake(request)
        .then(() => shakeHands(request, socket, head))
        .catch((error: unknown) => refuse(socket, error));
    },
    close: () => {
      clearInterval(beat);
      for (const socket of server.clients) socket.close(1012, 'The lake restarts');
      server.close();
    },
  };
};

const identify = ({ identify }: SocketContext, authorization: string) =>
  identify(new Request('http://lake.invalid', { headers: { authorization } }));

/**
 * Browsers cannot set a header on a WebSocket: Studio's presence names its project by a subdomain of localhost, or
 * not at all, and means the lake's own.
 */
const projectOf = ({ options, datasets }: SocketContext, request: IncomingMessage, url: URL): string => {
  const named = request.headers['x-sanity-project-id'] ?? url.searchParams.get('projectId');
  const subdomain = /^([a-z0-9-]+)\.localhost(?::\d+)?$/.exec(request.headers.host ?? '')?.[1];
  return String(named ?? subdomain ?? options.project ?? datasets.listProjects()[0] ?? '');
};

/** A page elsewhere may not speak in a person's name; programs send no Origin and bring their token. */
const isAllowedOrigin = ({ origins }: SocketContext, { headers }: IncomingMessage): boolean =>
  headers.origin === undefined || origins.includes(headers.origin);

const refuse = (socket: Duplex, error: unknown): void => {
  const isRefusal = error instanceof LakeError;
  if (!isRefusal) console.error('A handshake failed:', error);
  const status = isRefusal ? error.status : 500;
  const retryAfter = isRefusal ? error.details.retryAfterSeconds : undefined;
  const header = retryAfter === undefined ? '' : `Retry-After: ${retryAfter}\r\n`;
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${header}Connection: close\r\nContent-Length: 0\r\n\r\n`,
  );
};

const alive = new WeakSet<WebSocket>();

const markAlive = (socket: WebSocket): void => {
  alive.add(socket);
  socket.on('pong', () => alive.add(socket));
};

/** A laptop that was closed says no goodbye: who has not answered the last ping is gone. */
const dropSilent = (socket: WebSocket): void => {
  if (alive.delete(socket)) socket.ping();
  else socket.terminate();
};
