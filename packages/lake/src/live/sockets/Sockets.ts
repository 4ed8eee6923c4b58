import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Accounts } from '../../accounts/accounts.ts';
import { clientAddressOf, rememberPeer } from '../../accounts/clientAddress.ts';
import type { Dataset } from '../../types/datasets.ts';
import type { Identity } from '../../types/identities.ts';
import { disconnectSlowest, keepAliveIntervalMs } from '../eventStream.ts';
import { type HandshakeContext, readHandshake, rejectHandshake } from './handshake.ts';
import { MultiplexedStreams } from './MultiplexedStreams.ts';
import { PresenceRoom } from './PresenceRoom.ts';
import { type AdmittedSocket, SocketAdmission } from './SocketAdmission.ts';

/** Larger than any frame that Studio sends. */
const maxFrameBytes = 256 * 1024;
/** A socket that leaves more unread is closed: late presence messages have no use. */
const maxUnreadBytes = 1024 * 1024;
const unreadCheckIntervalMs = 1_000;
/** A browser on a busy machine handles its open socket late. */
const authorizeTimeoutMs = 30_000;

/** Dependencies of the sockets. */
type SocketContext = HandshakeContext & {
  accounts: Pick<Accounts, 'changes' | 'isSignedIn'>;
  /** Counts a request without a valid token. @throws LakeError 429 if there are too many. */
  anonymousClients: { countRequest(address: string, isSignInRequest: boolean): Promise<void> };
  identify(request: Request): Identity;
};

/**
 * The lake's WebSockets: multiplexed streams at `/v{date}/data/streams`, presence at `/v{date}/socket/{dataset}`.
 * The handshake rejects any other address, and pages of other origins.
 */
export class Sockets {
  readonly #context: SocketContext;
  readonly #fetch: (request: Request) => Promise<Response>;
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes });
  readonly #rooms = new Map<Dataset, PresenceRoom>();
  readonly #admission = new SocketAdmission();
  readonly #heartbeat: NodeJS.Timeout;
  readonly #unreadCheck: NodeJS.Timeout;

  constructor(context: SocketContext, fetch: (request: Request) => Promise<Response>) {
    this.#context = context;
    this.#fetch = fetch;
    this.#heartbeat = setInterval(() => this.#beat(), keepAliveIntervalMs).unref();
    this.#unreadCheck = setInterval(() => this.#boundUnread(), unreadCheckIntervalMs).unref();
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // The handshake may fail before there is a WebSocket.
    socket.on('error', () => socket.destroy());
    this.#countRequest(request)
      .then(() => this.#connect(request, socket, head))
      .catch((error: unknown) => rejectHandshake(socket, error));
  }

  close(): void {
    clearInterval(this.#heartbeat);
    clearInterval(this.#unreadCheck);
    for (const socket of this.#server.clients) socket.close(1012, 'The lake restarts');
    this.#server.close();
  }

  /** A handshake counts as a request unless its token is valid. */
  async #countRequest(request: IncomingMessage): Promise<void> {
    const { accounts, anonymousClients } = this.#context;
    if (accounts.isSignedIn(request.headers.authorization ?? null)) return;
    await anonymousClients.countRequest(clientAddressOf(request), true);
  }

  #connect(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const target = readHandshake(this.#context, request);
    const address = clientAddressOf(request);
    const release = this.#admission.countHandshake(address);
    // The handshake may fail before there is a WebSocket whose end releases it.
    socket.once('close', release);
    this.#server.handleUpgrade(request, socket, head, (connected) => {
      connected.on('error', () => connected.terminate());
      markAlive(connected);
      const admitted = this.#admission.admit(connected, (header) => this.#identify(header), release);
      if (target.kind === 'presence') this.#joinPresence(connected, admitted, target.dataset);
      else this.#serveStreams(connected, admitted, address);
    });
  }

  #identify(authorization: string): Identity {
    return this.#context.identify(new Request('http://lake.invalid', { headers: { authorization } }));
  }

  #serveStreams(socket: WebSocket, { authorize, onFrame }: AdmittedSocket, address: string): void {
    const streams = new MultiplexedStreams(
      {
        send: (frame) => new Promise((resolve) => socket.send(frame, () => resolve())),
        close: (code, reason) => socket.close(code, reason),
      },
      {
        authorize,
        fetch: (request) => {
          rememberPeer(request, address);
          return this.#fetch(request);
        },
      },
    );
    const deadline = setTimeout(() => streams.requireAuthorization(), authorizeTimeoutMs);
    const beat = setInterval(() => streams.recheck(), keepAliveIntervalMs);
    const unsubscribe = this.#context.accounts.changes.onChange(() => streams.recheck());
    onFrame((frame) => streams.receive(frame));
    socket.on('close', () => {
      clearTimeout(deadline);
      clearInterval(beat);
      unsubscribe();
      streams.endStreams();
    });
  }

  #joinPresence(socket: WebSocket, { authorize, onFrame }: AdmittedSocket, dataset: Dataset): void {
    const room = this.#rooms.get(dataset) ?? new PresenceRoom();
    this.#rooms.set(dataset, room);
    const member = room.join(
      {
        send: (frame) => {
          if (socket.bufferedAmount > maxUnreadBytes) socket.terminate();
          else if (socket.readyState === socket.OPEN) socket.send(frame);
        },
        close: (code, reason) => socket.close(code, reason),
      },
      authorize,
    );
    const deadline = setTimeout(() => member.requireIdentity(), authorizeTimeoutMs);
    const unsubscribe = this.#context.accounts.changes.onChange(() => member.recheck());
    onFrame((frame) => member.receive(frame));
    socket.on('close', () => {
      clearTimeout(deadline);
      unsubscribe();
      member.leave();
      if (room.size === 0) this.#rooms.delete(dataset);
    });
  }

  #boundUnread(): void {
    disconnectSlowest(
      Array.from(this.#server.clients, (socket) => ({
        unreadBytes: socket.bufferedAmount,
        disconnect: () => socket.terminate(),
      })),
    );
  }

  #beat(): void {
    for (const room of this.#rooms.values()) {
      room.heartbeat();
      room.recheck();
    }
    for (const socket of this.#server.clients) terminateSilent(socket);
  }
}

const alive = new WeakSet<WebSocket>();

const markAlive = (socket: WebSocket): void => {
  alive.add(socket);
  socket.on('pong', () => alive.add(socket));
};

/** A suspended laptop sends no close: terminate a socket that has not answered the last ping. */
const terminateSilent = (socket: WebSocket): void => {
  if (alive.delete(socket)) socket.ping();
  else socket.terminate();
};
