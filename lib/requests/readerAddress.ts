import ipaddr from 'ipaddr.js';

/**
 * What limits and counts know a reader by, from the header that the front sets: an IPv4 address, or of an IPv6 address
 * the network of 64 bits, since one subscriber has all the addresses in it.
 */
export const readerAddress = (headers: Headers): string => {
  const address = headers.get('x-forwarded-for') ?? '';
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString()}/64`)}/64`;
};
