import { createHmac } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import type { Reading } from './Views.ts';

/**
 * A hash that identifies repeated readings by a reader within one day. The random salt is deleted after the day, so
 * that readings cannot later be traced to readers.
 */
export const readerMark = (salt: string, { slug, address, agent }: Reading): string =>
  markOf(salt, [address, agent, slug]);

/**
 * A hash that identifies repeated readings from an address within one day. Programs invent user agents, but not
 * addresses. Readers who share an address count once.
 */
export const addressMark = (salt: string, { slug, address }: Reading): string =>
  markOf(salt, [subscriberOf(address), slug]);

/** A subscriber of IPv6 usually owns a /56, which has 256 of the networks that a reading names. */
const subscriberOf = (address: string): string => {
  const [network = ''] = address.split('/', 1);
  return ipaddr.IPv6.isValid(network)
    ? ipaddr.IPv6.networkAddressFromCIDR(`${network}/56`).toString()
    : address;
};

const markOf = (salt: string, parts: string[]): string =>
  createHmac('sha256', salt).update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
