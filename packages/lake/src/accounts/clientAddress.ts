import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

const peers = new WeakMap<Request, string>();

/** The HTTP server calls this with the remote address of the request's connection. */
export const rememberPeer = (request: Request, address: string | undefined): void => {
  if (address !== undefined) peers.set(request, address);
};

const isLoopback = (address: string): boolean =>
  address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');

/**
 * The client's address: the connection's peer, or, if that is on this machine (a reverse proxy), the last address in
 * X-Forwarded-For. The header of other peers is ignored. An IPv6 address counts as its network, because one
 * subscriber has all addresses in it.
 */
export const clientAddress = (request: Request): string =>
  addressBehind(peers.get(request), request.headers.get('x-forwarded-for'));

/** As `clientAddress`, for a WebSocket handshake. */
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
