import ipaddr from 'ipaddr.js';

/**
 * The client address for rate limits and counts, from the header that the edge sets: an IPv4 address, or the /64
 * network of an IPv6 address, since one subscriber owns all of it.
 */
export const readerAddress = (headers: Headers): string => {
  const address = headers.get('x-forwarded-for') ?? '';
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString()}/64`)}/64`;
};
