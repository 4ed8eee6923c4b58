import ipaddr from 'ipaddr.js';
import { createLimit, type Limiter } from './limits.ts';

const seconds = 10 * 60;

/**
 * Reports per ten minutes of an address or network, by prefix length, narrowest first. Five are more than a careful
 * reader sends and too few for a program. Of IPv6, a subscriber usually has a /56, a company a /48, a provider a /32.
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
 * The bound of all first reports together, of all second reports, and so on: repeated reports compete only with repeated
 * reports, so a first report is accepted until 240 other readers have sent one.
 */
const maxReportsPerRound = 240;

const limiters = new Map<string, Limiter>();

const limiterOf = (name: string, points: number): Limiter => {
  const limiter = limiters.get(name) ?? createLimit({ name, points, seconds });
  limiters.set(name, limiter);
  return limiter;
};

/** The networks of a reader's address, narrowest first. */
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
 * The seconds until a reader may report again. 0 means now, and counts as a report.
 *
 * @param reader a result of `readerAddress`.
 */
export const secondsUntilAllowed = async (reader: string): Promise<number> => {
  const networks = networksOf(reader);
  // Check all before counting: a blocked address must not use up the limit of its network.
  for (const { limiter, key } of networks) {
    const { seconds: wait } = await limiter.peek(key);
    if (wait > 0) return wait;
  }
  const taken = [];
  for (const { limiter, key } of networks) taken.push(await limiter.take(key));
  const wait = Math.max(...taken.map((one) => one.seconds));
  if (wait > 0) return wait;
  return (await limiterOf('reports', maxReportsPerRound).take(`number ${taken[0]?.count}`)).seconds;
};
