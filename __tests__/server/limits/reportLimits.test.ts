import { secondsUntilAllowed } from '../../../server/limits/reportLimits.ts';

/** Sends `times` reports and returns how many are accepted. */
const taken = async (reader: string, times: number): Promise<number> => {
  let count = 0;
  for (let time = 0; time < times; time += 1) if ((await secondsUntilAllowed(reader)) === 0) count += 1;
  return count;
};

const sum = async (readers: string[], times: number): Promise<number> => {
  let count = 0;
  for (const reader of readers) count += await taken(reader, times);
  return count;
};

const range = (length: number) => Array.from({ length }, (_item, index) => index);

describe('reports of errors', () => {
  it('are accepted five times from one address, which then gets the time to wait', async () => {
    expect(await taken('192.0.2.1', 200)).toBe(5);
    expect(await secondsUntilAllowed('192.0.2.1')).toBeGreaterThan(500);
    expect(await taken('192.0.2.2', 200)).toBe(5);
  });

  it.each([
    ['a subscriber’s IPv6', (index: number) => `2001:db8:1:${index.toString(16)}::/64`, 10],
    ['a company’s IPv6', (index: number) => `2001:db8:2:${(index * 256).toString(16)}::/64`, 40],
    ['a provider’s IPv6', (index: number) => `2001:dead:${index.toString(16)}::/64`, 160],
    ['an IPv4', (index: number) => `198.51.100.${index}`, 40],
  ])('are limited for %s network', async (_case, at, most) => {
    expect(await sum(range(250).map(at), 6)).toBe(most);
  });

  it('are accepted from other addresses while 24 addresses send continuously', async () => {
    const crowd = range(24).map((index) => `203.0.${index}.1`);
    await sum(crowd, 500);
    for (const index of range(50)) expect(await taken(`203.1.${index}.1`, 3)).toBe(3);
  });

  it('have a global limit, separate for first and repeated reports', async () => {
    const many = range(400).map((index) => `100.${index >> 8}.${index & 255}.1`);
    const firsts = await sum(many, 1);
    expect(firsts).toBeLessThanOrEqual(240);
    expect(await sum(many, 6)).toBeLessThanOrEqual(4 * 240);
  });
});
