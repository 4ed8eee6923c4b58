import ipaddr from 'ipaddr.js';

/**
 * True for an address of the public internet: not of this machine, a private network, the cloud's own services, or a
 * network that wraps one of these.
 */
export const isPublicAddress = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
