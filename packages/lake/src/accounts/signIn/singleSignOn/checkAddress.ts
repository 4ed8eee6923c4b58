import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';

/** The ranges of private networks. Loopback and link-local addresses, such as 169.254.169.254, are not in them. */
const ownRanges = ['private', 'uniqueLocal', 'carrierGradeNat'];

/**
 * Metadata name addresses that the lake asks: a provider that lies could have it ask services of its machine or network.
 * Other hosts than the issuer's are asked by `https:` alone, whose certificate holds although a name may lead elsewhere
 * a moment later, and at public addresses; in a private network, if the issuer is there too.
 *
 * @throws Error if the lake does not ask at this address.
 */
export const checkAddress = async (url: URL, issuer: URL): Promise<void> => {
  if (url.hostname === issuer.hostname && url.protocol === issuer.protocol) return;
  const ranges = url.protocol === 'https:' ? await rangesOf(url) : [];
  const allowed = ranges.some((range) => ownRanges.includes(range)) ? await rangesOf(issuer) : [];
  const isAllowed = (range: string): boolean =>
    range === 'unicast' || (ownRanges.includes(range) && allowed.includes(range));
  if (ranges.length === 0 || !ranges.every(isAllowed))
    throw new Error(`The provider names an address that is not asked: ${url.origin}`);
};

/** The ranges of a host's addresses. `unicast` is public. */
const rangesOf = async ({ hostname }: URL): Promise<string[]> => {
  const found = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true });
  return found.map(({ address }) => rangeOf(address));
};

const rangeOf = (address: string): string => {
  const range = ipaddr.process(address).range();
  if (range !== 'rfc6052') return range;
  // An IPv4 address for a machine that has IPv6 alone.
  return ipaddr.parse(ipaddr.parse(address).toByteArray().slice(12).join('.')).range();
};
