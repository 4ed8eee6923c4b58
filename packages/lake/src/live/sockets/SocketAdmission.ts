import type { WebSocket } from 'ws';
import { createCounter } from '../../counter.ts';
import type { Identity } from '../../types/identities.ts';

/** Larger than an authorization frame: from an anonymous client nothing larger is parsed. */
const maxFirstFrameBytes = 4 * 1024;

/** Sockets of one address that are not authorized yet: an office behind one address reconnects all at once. */
const maxUnauthorizedOfAddress = 200;
/** Of all addresses: beyond it the one that has waited longest is closed. Studio authorizes at once. */
const maxUnauthorized = 1_000;
/** Of one person or token: a tab opens two. */
const maxAuthorized = { each: 500, all: 20_000 };

/** Bounds the WebSockets: per address until they are authorized, then per person or token. */
export class SocketAdmission {
  readonly #unauthorized = new Set<WebSocket>();
  readonly #ofAddresses = createCounter({ each: maxUnauthorizedOfAddress, all: Number.POSITIVE_INFINITY });
  readonly #ofIdentities = createCounter(maxAuthorized);

  /** Counts a handshake. Returns the release function. @throws LakeError 429 if there are too many. */
  countHandshake(address: string): () => void {
    return this.#ofAddresses.take(
      address,
      'Your address has too many connections that are not signed in. Close some, or sign in.',
    );
  }

  /** Takes over the count of the handshake. @param identify returns the identity of an Authorization header. */
  admit(
    socket: WebSocket,
    identify: (authorization: string) => Identity,
    releaseHandshake: () => void,
  ): AdmittedSocket {
    let release = (): void => {
      this.#unauthorized.delete(socket);
      releaseHandshake();
    };
    let knownId: string | null = null;
    socket.on('close', () => release());
    this.#unauthorized.add(socket);
    const [oldest] = this.#unauthorized;
    if (this.#unauthorized.size > maxUnauthorized) oldest?.terminate();
    return {
      authorize: (authorization) => {
        const identity = identify(authorization);
        if (identity.kind === 'anonymous' || identity.id === knownId) return identity;
        const releaseIdentity = this.#ofIdentities.take(
          identity.id,
          'You have too many connections open. Close some first.',
        );
        release();
        release = releaseIdentity;
        knownId = identity.id;
        return identity;
      },
      onFrame: (receive) => {
        socket.on('message', (data: Buffer) => {
          // Frames still arrive until the client has acknowledged the close.
          if (socket.readyState !== socket.OPEN) return;
          if (knownId === null && data.length > maxFirstFrameBytes) socket.close(4001, 'Unauthorized');
          else receive(String(data));
        });
      },
    };
  }
}

export type AdmittedSocket = {
  /** Counts the socket for the identity. @throws LakeError 401, or 429 if there are too many. */
  authorize(authorization: string): Identity;
  onFrame(receive: (frame: string) => void): void;
};
