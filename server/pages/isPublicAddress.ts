import ipaddr from 'ipaddr.js';

/** All of the internet's addresses of IPv6 are in it. */
const global6 = ipaddr.IPv6.parseCIDR('2000::/3');
/** A cloud's own service at an address of the internet. @see https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16 */
const services = new Set(['168.63.129.16']);

/**
 * True for an address of the public internet: not of this machine, a private network, the cloud's own services, or a
 * network that wraps one of these.
 */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv6 ? parsed.match(global6) : !services.has(parsed.toString());
};
