import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';

/**
 * Returns the client's address: the peer of the connection or, behind trusted proxies, the nearest address in
 * X-Forwarded-For that is not a trusted proxy. X-Forwarded-For of an untrusted peer is ignored.
 */
export const createClientAddress = (trustedProxies: string[]): ((request: IncomingMessage) => string) => {
  const trusted = new BlockList();
  for (const entry of trustedProxies) {
    const [address = '', prefix] = entry.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (prefix) trusted.addSubnet(address, Number(prefix), family);
    else trusted.addAddress(address, family);
  }
  const isTrusted = (address: string) => trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

  return (request) => {
    const peer = plain(request.socket.remoteAddress ?? '');
    if (!isIP(peer) || !isTrusted(peer)) return peer;
    const claimed = String(request.headers['x-forwarded-for'] ?? '')
      .split(',')
      .map((part) => plain(part.trim()));
    const nearest = claimed.toReversed().find((address) => !isIP(address) || !isTrusted(address));
    return nearest && isIP(nearest) ? nearest : peer;
  };
};

/** Converts an IPv4 address that the socket reports as IPv6. */
const plain = (address: string): string => (address.startsWith('::ffff:') ? address.slice(7) : address);
