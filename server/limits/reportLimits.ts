import ipaddr from 'ipaddr.js';
import { createLimit, type Limiter } from './limits.ts';

const seconds = 10 * 60;

/**
 * What one may report in ten minutes who has an address, or a network with many: narrowest first, by the bits of its
 * prefix. Five are more than a careful reader writes and less than a program wants; a subscriber has up to 56 bits, a
 * company 48, and whoever sells them 32.
 */
const shares = {
  ipv4: [
    { bits: 32, points: 5 },
    { bits: 24, points: 40 },
  ],
  ipv6: [
    { bits: 64, points: 5 },
    { bits: 56, points: 10 },
    { bits: 48, points: 40 },
    { bits: 32, points: 160 },
  ],
} as const;

/**
 * All first reports together, all second ones, and so on: who repeats competes with who repeats, so that whoever has not
 * written yet is heard until 240 others were.
 */
const pointsOfAll = 240;

const limiters = new Map<string, Limiter>();

const limiterOf = (name: string, points: number): Limiter => {
  const limiter = limiters.get(name) ?? createLimit({ name, points, seconds });
  limiters.set(name, limiter);
  return limiter;
};

/** The networks that a reader is in, narrowest first. */
const networksOf = (reader: string): { limiter: Limiter; key: string }[] => {
  const [address = ''] = reader.split('/', 1);
  if (!ipaddr.isValid(address)) return [{ limiter: limiterOf('report', 5), key: reader }];
  const kind = ipaddr.parse(address).kind();
  const networkOf = kind === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
  return shares[kind].map(({ bits, points }) => ({
    limiter: limiterOf(`report-${kind}-${bits}`, points),
    key: networkOf.networkAddressFromCIDR(`${address}/${bits}`).toString(),
  }));
};

/**
 * The seconds to wait before a reader may report again; 0 when it is now, which counts as a report.
 *
 * @param reader as `readerAddress` knows one.
 */
export const secondsUntilAllowed = async (reader: string): Promise<number> => {
  const networks = networksOf(reader);
  // Before anything is counted: one address that goes on writing does not use up what its neighbours may.
  for (const { limiter, key } of networks) {
    const { seconds: wait } = await limiter.look(key);
    if (wait > 0) return wait;
  }
  const taken = [];
  for (const { limiter, key } of networks) taken.push(await limiter.take(key));
  const wait = Math.max(...taken.map((one) => one.seconds));
  if (wait > 0) return wait;
  return (await limiterOf('reports', pointsOfAll).take(`number ${taken[0]?.count}`)).seconds;
};
