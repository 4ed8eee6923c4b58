import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { isAllowedOrigin } from '../../accounts/origins.ts';
import { LakeError } from '../../errors.ts';
import type { Dataset, Datasets } from '../../types/datasets.ts';

export type HandshakeContext = {
  options: { project?: string };
  datasets: Pick<Datasets, 'find' | 'listProjects'>;
  /** Origins that may call with credentials. */
  origins: string[];
};

/** The endpoint of a handshake: a dataset's presence, or multiplexed streams. */
export type SocketTarget = { kind: 'presence'; dataset: Dataset } | { kind: 'streams' };

/** @throws LakeError 400 for a malformed address, 403 for a page of another origin, 404 for an unknown address. */
export const readHandshake = (context: HandshakeContext, request: IncomingMessage): SocketTarget => {
  const url = URL.parse(request.url ?? '/', 'http://lake.invalid');
  if (!url) throw new LakeError(400, 'The address is malformed');
  const [, version = '', area, name = '', ...more] = url.pathname.split('/');
  const isVersioned = /^v[\w-]+$/.test(version) && more.length === 0;
  const project = projectOf(context, request, url);
  const dataset = isVersioned && area === 'socket' ? context.datasets.find(project, name) : null;
  const isMultiplexed = isVersioned && area === 'data' && name === 'streams';
  if (!isAllowedOrigin(context.origins, request.headers.origin))
    throw new LakeError(403, 'The origin is not allowed');
  if (dataset) return { kind: 'presence', dataset };
  if (isMultiplexed) return { kind: 'streams' };
  throw new LakeError(404, 'There is no WebSocket at this address');
};

/**
 * Browsers cannot set a header on a WebSocket: Studio's presence names its project by a subdomain of localhost;
 * otherwise the default project applies.
 */
const projectOf = ({ options, datasets }: HandshakeContext, request: IncomingMessage, url: URL): string => {
  const named = request.headers['x-sanity-project-id'] ?? url.searchParams.get('projectId');
  const subdomain = /^([a-z0-9-]+)\.localhost(?::\d+)?$/.exec(request.headers.host ?? '')?.[1];
  return String(named ?? subdomain ?? options.project ?? datasets.listProjects()[0] ?? '');
};

/** Answers a handshake with an HTTP error. */
export const rejectHandshake = (socket: Duplex, error: unknown): void => {
  const isRejection = error instanceof LakeError;
  if (!isRejection) console.error('A WebSocket handshake failed:', error);
  const status = isRejection ? error.status : 500;
  const retryAfter = isRejection ? error.details.retryAfterSeconds : undefined;
  const header = retryAfter === undefined ? '' : `Retry-After: ${retryAfter}\r\n`;
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${header}Connection: close\r\nContent-Length: 0\r\n\r\n`,
  );
};
