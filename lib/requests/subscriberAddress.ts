import ipaddr from 'ipaddr.js';

/** An IPv4 address, or the /64 network of an IPv6 address: one subscriber owns all of it. Other text stays as it is. */
export const subscriberAddress = (address: string): string => networkOf(address, 64);

/** An IPv4 address, or the /48 network of an IPv6 address, which a company or the customer of a tunnel broker has. */
export const organisationAddress = (address: string): string => networkOf(address, 48);

const networkOf = (address: string, bits: number): string => {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString()}/${bits}`)}/${bits}`;
};
