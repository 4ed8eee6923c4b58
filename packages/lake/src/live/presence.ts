import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { checkedJson } from '../requestBody.ts';
import type { Identity } from '../types/identities.ts';

/** The socket's side of a call: text frames out, and a way to end it. */
type PresenceSocket = { send(frame: string): void; close(code: number, reason: string): void };

/** One browser tab's end of the conversation. */
type PresenceConnection = {
  receive(frame: string): void;
  leave(): void;
  /** Closes the socket of somebody whose session is no good any more. */
  recheck(): void;
  /** Closes the socket unless somebody has said who they are. */
  requireIdentity(): void;
};

export type PresenceRoom = {
  /** `identify` is as for an Authorization header, and may throw. */
  join(socket: PresenceSocket, identify: (authorization: string) => Identity): PresenceConnection;
  heartbeat(): void;
  /** Rechecks all who are here. */
  recheck(): void;
  size(): number;
};

const call = z.object({
  id: z.union([z.string().max(200), z.number()]).optional(),
  method: z.string().max(100),
  params: z.record(z.string(), z.unknown()).default({}),
});
const announcement = z.object({
  data: z.object({ sessionId: z.string().max(200), locations: z.array(z.unknown()) }),
});
const sessionOf = z.object({ session: z.string().max(200) });
const authorization = z.object({ authorization: z.string() });
const subscription = z.object({ subscriptionId: z.string() });

type Member = {
  socket: PresenceSocket;
  identity: Identity | null;
  recheck(): void;
  subscriptions: Set<string>;
  /** The sessions that it announced: others are told when the socket closes. */
  sessions: Set<string>;
};

/** @see https://www.jsonrpc.org/specification#error_object */
const errors = {
  parse: { code: -32700, message: 'Parse error' },
  method: { code: -32601, message: 'Method not found' },
  params: { code: -32602, message: 'Invalid params' },
};

/** A handful of tabs is what one person has open; a socket that claims more is not one. */
const maxPerSocket = 50;

/**
 * Who is where in one dataset, as Studio's presence asks for it: JSON-RPC over a socket, everything said is passed
 * to the others who subscribed, nothing is kept but who is here.
 */
export const createPresenceRoom = (): PresenceRoom => {
  const members = new Set<Member>();

  const tell = (from: Member, result: Record<string, unknown>): void => {
    for (const member of members) {
      if (member === from) continue;
      for (const id of member.subscriptions) {
        const params = { subscription: id, result: { ...result, i: from.identity?.id } };
        member.socket.send(JSON.stringify({ jsonrpc: '2.0', method: 'presence_subscription', params }));
      }
    }
  };

  const answerTo = (
    member: Member,
    method: string,
    params: Record<string, unknown>,
    identify: (authorization: string) => Identity,
  ): unknown => {
    if (method === 'authorization') {
      const identity = identify(authorization.parse(params).authorization);
      if (identity.kind === 'anonymous') throw new Unauthorized();
      member.identity = identity;
      return true;
    }
    if (!member.identity) throw new Unauthorized();
    switch (method) {
      case 'presence_subscribe': {
        if (member.subscriptions.size >= maxPerSocket) throw new RangeError();
        const id = randomUUID();
        member.subscriptions.add(id);
        return id;
      }
      case 'presence_unsubscribe':
        return member.subscriptions.delete(subscription.parse(params).subscriptionId);
      case 'presence_rollcall':
        tell(member, { type: 'rollCall', session: sessionOf.parse(params).session });
        return true;
      case 'presence_announce': {
        const { data } = announcement.parse(params);
        if (member.sessions.size >= maxPerSocket && !member.sessions.has(data.sessionId))
          throw new RangeError();
        member.sessions.add(data.sessionId);
        tell(member, { type: 'state', m: data });
        return true;
      }
      case 'presence_disconnect': {
        const { session } = sessionOf.parse(params);
        member.sessions.delete(session);
        tell(member, { type: 'disconnect', m: { session } });
        return true;
      }
      default:
        throw new UnknownMethod();
    }
  };

  return {
    size: () => members.size,
    heartbeat: () => {
      for (const { socket } of members) socket.send('♥');
    },
    recheck: () => {
      for (const member of members) member.recheck();
    },
    join: (socket, identify) => {
      let authorized: string | null = null;
      const recheck = (): void => {
        if (authorized === null) return;
        try {
          identify(authorized);
        } catch {
          socket.close(4001, 'Unauthorized');
        }
      };
      const member: Member = {
        socket,
        identity: null,
        recheck,
        subscriptions: new Set(),
        sessions: new Set(),
      };
      members.add(member);
      const reply = (id: string | number | undefined, body: Record<string, unknown>): void =>
        socket.send(JSON.stringify({ jsonrpc: '2.0', id: id ?? null, ...body }));
      return {
        recheck,
        requireIdentity: () => {
          if (!member.identity) socket.close(4001, 'Unauthorized');
        },
        receive: (frame) => {
          const read = call.safeParse(parseJson(frame));
          if (!read.success && !member.identity) return socket.close(4001, 'Unauthorized');
          if (!read.success) return reply(undefined, { error: errors.parse });
          const { id, method, params } = read.data;
          try {
            reply(id, {
              result: answerTo(member, method, params, (authorization) => {
                authorized = authorization;
                return identify(authorization);
              }),
            });
          } catch (error) {
            if (error instanceof UnknownMethod) reply(id, { error: errors.method });
            else if (error instanceof z.ZodError || error instanceof RangeError)
              reply(id, { error: errors.params });
            else socket.close(4001, 'Unauthorized');
          }
        },
        leave: () => {
          members.delete(member);
          for (const session of member.sessions) tell(member, { type: 'disconnect', m: { session } });
        },
      };
    },
  };
};

class Unauthorized extends Error {}
class UnknownMethod extends Error {}

const parseJson = (text: string): unknown => {
  try {
    return checkedJson(JSON.parse(text));
  } catch {
    return undefined;
  }
};
