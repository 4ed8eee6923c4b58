import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Identity } from '../../types/identities.ts';
import { parseFrame } from './parseFrame.ts';
import {
  announcement,
  authorization,
  type CallId,
  call,
  errors,
  session,
  subscription,
  Unauthorized,
  UnknownMethod,
} from './presenceMessages.ts';

/** One socket of a browser: text frames out, and a way to close it. */
export type PresenceSocket = { send(frame: string): void; close(code: number, reason: string): void };

/** One person opens a handful of tabs. */
const maxPerSocket = 50;

type Parts = {
  socket: PresenceSocket;
  /** The identity of an Authorization header; throws if it is not valid. */
  identify: (authorization: string) => Identity;
  /** Sends a result to the subscriptions of all other members. */
  broadcast: (from: PresenceMember, result: Record<string, unknown>) => void;
  /** Removes the member from its room. */
  onLeave: (member: PresenceMember) => void;
};

/** A browser tab in a presence room. */
export class PresenceMember {
  readonly #parts: Parts;
  readonly #subscriptions = new Set<string>();
  /** The sessions that it announced: the others are notified when the socket closes. */
  readonly #sessions = new Set<string>();
  #identity: Identity | null = null;
  #authorization: string | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get id(): string | undefined {
    return this.#identity?.id;
  }

  receive(frame: string): void {
    const read = call.safeParse(parseFrame(frame));
    if (read.success) this.#respond(read.data);
    else if (this.#identity) this.#reply(undefined, { error: errors.parse });
    else this.#close();
  }

  /** Sends a result to each subscription of this member. */
  notify(result: Record<string, unknown>): void {
    for (const id of this.#subscriptions) {
      const params = { subscription: id, result };
      this.#parts.socket.send(JSON.stringify({ jsonrpc: '2.0', method: 'presence_subscription', params }));
    }
  }

  heartbeat(): void {
    this.#parts.socket.send('♥');
  }

  /** Closes the socket when its session has ended. */
  recheck(): void {
    if (this.#authorization === null) return;
    try {
      this.#parts.identify(this.#authorization);
    } catch {
      this.#close();
    }
  }

  /** Closes the socket unless it is authorized. */
  requireIdentity(): void {
    if (!this.#identity) this.#close();
  }

  leave(): void {
    this.#parts.onLeave(this);
    for (const id of this.#sessions) this.#broadcast({ type: 'disconnect', m: { session: id } });
  }

  #respond({ id, method, params }: z.infer<typeof call>): void {
    try {
      this.#reply(id, { result: this.#answer(method, params) });
    } catch (error) {
      if (error instanceof UnknownMethod) this.#reply(id, { error: errors.method });
      else if (error instanceof z.ZodError || error instanceof RangeError)
        this.#reply(id, { error: errors.params });
      else this.#close();
    }
  }

  #close(): void {
    this.#parts.socket.close(4001, 'Unauthorized');
  }

  #broadcast(result: Record<string, unknown>): void {
    this.#parts.broadcast(this, result);
  }

  #reply(id: CallId, body: Record<string, unknown>): void {
    this.#parts.socket.send(JSON.stringify({ jsonrpc: '2.0', id: id ?? null, ...body }));
  }

  #answer(method: string, params: Record<string, unknown>): unknown {
    if (method === 'authorization') return this.#authorize(authorization.parse(params).authorization);
    if (!this.#identity) throw new Unauthorized();
    switch (method) {
      case 'presence_subscribe':
        return this.#subscribe();
      case 'presence_unsubscribe':
        return this.#subscriptions.delete(subscription.parse(params).subscriptionId);
      case 'presence_rollcall':
        this.#broadcast({ type: 'rollCall', session: session.parse(params).session });
        return true;
      case 'presence_announce':
        this.#announce(announcement.parse(params).data);
        return true;
      case 'presence_disconnect':
        this.#disconnect(session.parse(params).session);
        return true;
      default:
        throw new UnknownMethod();
    }
  }

  #authorize(header: string): true {
    this.#authorization = header;
    const identity = this.#parts.identify(header);
    if (identity.kind === 'anonymous') throw new Unauthorized();
    this.#identity = identity;
    return true;
  }

  #subscribe(): string {
    if (this.#subscriptions.size >= maxPerSocket) throw new RangeError();
    const id = randomUUID();
    this.#subscriptions.add(id);
    return id;
  }

  #announce(data: z.infer<typeof announcement>['data']): void {
    if (this.#sessions.size >= maxPerSocket && !this.#sessions.has(data.sessionId)) throw new RangeError();
    this.#sessions.add(data.sessionId);
    this.#broadcast({ type: 'state', m: data });
  }

  #disconnect(id: string): void {
    this.#sessions.delete(id);
    this.#broadcast({ type: 'disconnect', m: { session: id } });
  }
}
