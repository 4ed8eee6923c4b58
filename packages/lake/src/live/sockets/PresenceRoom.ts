import type { Identity } from '../../types/identities.ts';
import { PresenceMember, type PresenceSocket } from './PresenceMember.ts';

/**
 * Presence in one dataset, as Studio implements it: JSON-RPC over a socket. Each message goes to the subscriptions of
 * the other members. Nothing is stored except the members.
 */
export class PresenceRoom {
  readonly #members = new Set<PresenceMember>();

  /** @param identify returns the identity of an Authorization header; throws if it is not valid. */
  join(socket: PresenceSocket, identify: (authorization: string) => Identity): PresenceMember {
    const member = new PresenceMember({
      socket,
      identify,
      broadcast: (from, result) => this.#broadcast(from, result),
      onLeave: (leaving) => this.#members.delete(leaving),
    });
    this.#members.add(member);
    return member;
  }

  heartbeat(): void {
    for (const member of this.#members) member.heartbeat();
  }

  recheck(): void {
    for (const member of this.#members) member.recheck();
  }

  get size(): number {
    return this.#members.size;
  }

  #broadcast(from: PresenceMember, result: Record<string, unknown>): void {
    for (const member of this.#members) {
      if (member !== from) member.notify({ ...result, i: from.id });
    }
  }
}
