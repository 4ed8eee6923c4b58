import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';

/**
 * Who asks: the connection's peer; where that is a trusted proxy, the nearest address in X-Forwarded-For
 * that is not one. What an untrusted peer claims is ignored.
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

/** IPv4 addresses as such, also where the socket writes them as IPv6. */
const plain = (address: string): string => (address.startsWith('::ffff:') ? address.slice(7) : address);
