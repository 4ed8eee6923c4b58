import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The id that correlates the logs of all processes. */
export const requestIdHeader = 'x-request-id';

/** Headers with which proxies describe the client and its request. The edge replaces them. */
const forwardingHeaders = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-forwarded-server',
  'x-real-ip',
  'x-original-url',
  'x-rewrite-url',
  'x-middleware-subrequest',
  requestIdHeader,
];

/** Hop-by-hop headers of the client's connection: the upstream has its own. */
const connectionHeaders = [
  'expect',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
];

/** Replaces the request headers that only the edge may set: host, forwarding headers, request id, connection. */
export const setUpstreamHeaders = (
  { headers }: IncomingMessage,
  { site, address, isUpgrade }: { site: URL; address: string; isUpgrade: boolean },
): void => {
  for (const name of forwardingHeaders) delete headers[name];
  if (!isUpgrade) {
    for (const name of connectionHeaders) delete headers[name];
    headers.connection = 'keep-alive';
  }
  headers.host = site.host;
  headers[requestIdHeader] = randomUUID();
  headers['x-forwarded-for'] = address;
  headers['x-forwarded-host'] = site.host;
  headers['x-forwarded-proto'] = site.protocol.slice(0, -1);
};
