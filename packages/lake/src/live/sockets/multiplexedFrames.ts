import { z } from 'zod';

const base = 'http://lake.invalid';
const streamPath = /^\/v[\w-]+\/data\/(?:listen|live\/events)\//;

/** Looks at the path that is requested in the end: `..` may lead elsewhere. */
const isStreamAddress = (url: string): boolean =>
  url.startsWith('/') && streamPath.test(URL.parse(base + url)?.pathname ?? '');

/**
 * The multiplexed stream: one WebSocket that carries all event streams of a browser tab, because browsers open at
 * most six connections over HTTP/1.1 and Studio listens to more. At `/v{date}/data/streams`; text frames, JSON.
 *
 * Client → lake
 *   {"type":"authorize","authorization":"Bearer …"}   first, once: all streams of the socket run under it
 *   {"type":"open","id":"1","url":"/vX/data/listen/production?query=…","lastEventId":"…"?,"project":"…"?}
 *   {"type":"close","id":"1"}
 * Lake → client
 *   {"type":"authorized"}
 *   {"type":"opened","id":"1"}
 *   {"type":"events","id":"1","text":"event: welcome\ndata: …\n\n"}   raw server-sent events
 *   {"type":"rejected","id":"1","status":400,"body":{…}}               as the HTTP request would be answered
 *   {"type":"ended","id":"1"}                                         reconnect
 *
 * `url` is the path and query of the same GET below the lake's base URL. The socket is closed with 4001 when its session
 * is not valid or has ended, 4008 when it is not authorized within thirty seconds, 1013 when its person has too many, and
 * 4000 for any other frame. Studio has no client for it: an embedding product adds one.
 */
const clientFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('authorize'), authorization: z.string().max(1_000) }),
  z.object({
    type: z.literal('open'),
    id: z.string().max(100),
    url: z.string().refine(isStreamAddress),
    lastEventId: z.string().max(1_000).optional(),
    project: z.string().max(100).optional(),
  }),
  z.object({ type: z.literal('close'), id: z.string().max(100) }),
]);

type ClientFrame = z.infer<typeof clientFrame>;
export type OpenFrame = Extract<ClientFrame, { type: 'open' }>;

export type LakeFrame =
  | { type: 'authorized' }
  | { type: 'opened' | 'ended'; id: string }
  | { type: 'events'; id: string; text: string }
  | { type: 'rejected'; id: string; status: number; body: unknown };

/** Null for anything that is not a frame of the protocol. */
export const parseClientFrame = (json: unknown): ClientFrame | null =>
  clientFrame.safeParse(json).data ?? null;

/** The HTTP request that a stream stands for. */
export const requestOf = (
  { url, lastEventId, project }: OpenFrame,
  authorization: string,
  signal: AbortSignal,
): Request =>
  new Request(`${base}${url}`, {
    signal,
    headers: {
      accept: 'text/event-stream',
      authorization,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      ...(project === undefined ? {} : { 'x-sanity-project-id': project }),
    },
  });
