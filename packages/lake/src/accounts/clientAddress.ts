import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

const peers = new WeakMap<Request, string>();

/** The server that took the request notes who is at the other end of its connection. */
export const rememberPeer = (request: Request, address: string | undefined): void => {
  if (address !== undefined) peers.set(request, address);
};

const isLoopback = (address: string): boolean =>
  address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');

/**
 * Who asks: the connection's peer; where that is on this machine (the front), the last address in its
 * X-Forwarded-For. What a peer from elsewhere claims is ignored. Of an IPv6 address the network: one subscriber has
 * all the addresses in it.
 */
export const clientAddress = (request: Request): string =>
  addressBehind(peers.get(request), request.headers.get('x-forwarded-for'));

/** The same, of a WebSocket's handshake. */
export const clientAddressOf = ({ socket, headers }: IncomingMessage): string =>
  addressBehind(socket.remoteAddress, String(headers['x-forwarded-for'] ?? ''));

const addressBehind = (peer = '127.0.0.1', forwardedFor: string | null): string => {
  const forwarded = forwardedFor?.split(',').at(-1)?.trim();
  return networkOf(isLoopback(peer) && forwarded ? forwarded : peer);
};

const networkOf = (address: string): string => {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString()}/64`)}/64`;
};
