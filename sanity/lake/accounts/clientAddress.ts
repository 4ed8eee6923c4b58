import { isIPv6 } from 'node:net';

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
export const clientAddress = (request: Request): string => {
  const peer = peers.get(request) ?? '127.0.0.1';
  const forwarded = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
  return networkOf(isLoopback(peer) && forwarded ? forwarded : peer);
};

const networkOf = (address: string): string => {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [left = '', right] = address.split('%')[0]?.split('::') ?? [];
  const head = left === '' ? [] : left.split(':');
  const tail = right ? right.split(':') : [];
  const zeros = right === undefined ? [] : Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return `${[...head, ...zeros, ...tail]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
};
