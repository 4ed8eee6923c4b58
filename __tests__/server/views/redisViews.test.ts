import { waitUntil } from 'local-lake/testing/waitUntil';
import { connectRedis, type Redis } from '../../../server/redis/connectRedis.ts';
import { openRedisViews } from '../../../server/views/redisViews.ts';
import type { ViewStore } from '../../../server/views/Views.ts';
import { type RealRedis, startRedis } from '../../../tools/testing/startRedis.ts';

describe('the shared view count', () => {
  let redis: RealRedis;
  let clients: Redis[] = [];
  let stores: ViewStore[] = [];
  const reading = { slug: 'a-story', address: '192.0.2.1', agent: 'a browser' };
  const noon = new Date('2026-11-25T12:00:00Z');
  const nextDay = new Date('2026-11-26T00:00:01Z');

  beforeEach(async () => {
    redis = await startRedis();
    clients = [connectRedis(redis.url), connectRedis(redis.url)];
    stores = clients.map((client) => openRedisViews(client, 'copydesk:test:'));
    await Promise.all(
      clients.map((client) => client.isReady || new Promise((resolve) => client.once('ready', resolve))),
    );
  });
  afterEach(async () => {
    for (const client of clients) client.destroy();
    await redis.remove();
  });
  const [one, other] = [() => stores[0] as ViewStore, () => stores[1] as ViewStore];

  it('counts a reader once per day across machines', async () => {
    await Promise.all([one().count(reading, noon), other().count(reading, noon)]);
    await other().count({ ...reading, address: '192.0.2.2' }, noon);
    expect(await one().read('a-story', noon)).toEqual({ total: 2, today: 2 });
    expect(await other().read('a-story', noon)).toEqual({ total: 2, today: 2 });
  });

  it('starts each day at zero and keeps the total', async () => {
    await one().count(reading, noon);
    await other().count(reading, nextDay);
    expect(await one().read('a-story', nextDay)).toEqual({ total: 2, today: 1 });
  });

  it('stores no address, and deletes hashes after a day', async () => {
    await one().count(reading, noon);
    const keys = (await redis.command('KEYS', '*')) as string[];
    for (const key of keys) {
      expect(key).not.toContain(reading.address);
      if (/:(?:mark|salt):/.test(key))
        expect(Number(await redis.command('TTL', key))).toBeLessThanOrEqual(86_400);
    }
    expect(keys.filter((key) => /:(?:mark|salt):/.test(key))).toHaveLength(2);
  });

  it('fails at once while Redis is down, and counts again when it is back', async () => {
    await redis.kill();
    await expect(one().count(reading, noon)).rejects.toThrow();
    await expect(one().read('a-story', noon)).rejects.toThrow();
    await redis.start();
    await waitUntil(() => clients[0]?.isReady);
    await one().count(reading, noon);
    expect(await one().read('a-story', noon)).toEqual({ total: 1, today: 1 });
  });
});
