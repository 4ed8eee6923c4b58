import { waitUntil } from 'local-lake/testing/waitUntil';
import { connectRedis, type Redis } from '../../../server/redis/connectRedis.ts';
import { openRedisViews } from '../../../server/views/redisViews.ts';
import { keptDays, maxMovesOfDay, minReaders, type ViewStore } from '../../../server/views/Views.ts';
import { type RealRedis, startRedis } from '../../../tools/testing/servers/startRedis.ts';

describe('the shared view count', () => {
  let redis: RealRedis;
  let clients: Redis[] = [];
  let stores: ViewStore[] = [];
  const reading = { slug: 'a-story', address: '192.0.2.1', agent: 'a browser', isFromFront: false };
  const noon = new Date('2026-11-25T12:00:00Z');
  const nextDay = new Date('2026-11-26T00:00:01Z');
  const daysLater = (days: number) => new Date(noon.getTime() + days * 24 * 60 * 60 * 1000);

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
    expect(keys.filter((key) => /:(?:mark|salt):/.test(key))).toHaveLength(3);
  });

  it('lists the days of a story, and where readers of the front page went, across machines', async () => {
    await one().count({ ...reading, isFromFront: true }, noon);
    await other().count({ ...reading, address: '192.0.2.2', isFromFront: true }, noon);
    await other().count({ ...reading, isFromFront: true }, noon);
    await one().count({ ...reading, slug: 'another', isFromFront: true }, nextDay);
    await one().count({ ...reading, slug: 'a-third' }, nextDay);
    expect(await other().listDays('a-story', 7, nextDay)).toEqual([
      { day: '2026-11-25', views: 2, fromFront: 2 },
    ]);
    expect(await other().listFrontMoves(7, nextDay)).toEqual([
      { slug: 'a-story', moves: 2 },
      { slug: 'another', moves: 1 },
    ]);
    expect(await other().listFrontMoves(1, nextDay)).toEqual([{ slug: 'another', moves: 1 }]);
  });

  it('ranks the stories of the last 24 hours across machines, and lets each hour expire', async () => {
    const later = (hours: number) => new Date(noon.getTime() + hours * 60 * 60 * 1000);
    const read = (slug: string, count: number, at: Date) =>
      Promise.all(
        Array.from({ length: count }, (_, index) =>
          (index % 2 ? one() : other()).count({ ...reading, slug, address: `${at.getHours()}.${index}` }, at),
        ),
      );
    await read('a-story', minReaders, noon);
    await read('a-story', 2, later(1));
    await read('another', minReaders + 1, later(23));
    await read('quiet', minReaders - 1, later(23));
    expect(await one().listMostRead(later(23))).toEqual(['a-story', 'another']);
    expect(await one().listMostRead(later(25))).toEqual(['another']);
    expect(Number(await redis.command('TTL', 'copydesk:test:views:hour:2026-11-25T12'))).toBeGreaterThan(
      86_400,
    );
  });

  it('ranks by addresses: one reader with many user agents does not outdo several', async () => {
    for (let index = 0; index < 2 * minReaders; index += 1)
      await one().count({ ...reading, slug: 'pushed', agent: `a browser ${index}` }, noon);
    for (let index = 0; index < minReaders; index += 1)
      await other().count({ ...reading, address: `192.0.2.${index}` }, noon);
    expect(await one().listMostRead(noon)).toEqual(['a-story']);
    expect(await one().read('pushed', noon)).toMatchObject({ total: 2 * minReaders });
  });

  it('lists a bounded number of stories, however many a stranger invents', async () => {
    await Promise.all(
      Array.from({ length: maxMovesOfDay + 20 }, (_, index) =>
        one().count({ ...reading, slug: `story-${index}`, isFromFront: true }, noon),
      ),
    );
    expect(await one().listFrontMoves(1, noon)).toHaveLength(maxMovesOfDay);
  });

  it('keeps the counts of a day for a quarter of a year, when Redis does not evict them', async () => {
    await one().count({ ...reading, isFromFront: true }, noon);
    for (const kind of ['day', 'front'])
      expect(await redis.command('TTL', `copydesk:test:views:${kind}:2026-11-25`)).toBe(-1);
    await one().count(reading, daysLater(keptDays - 1));
    expect(await one().listDays('a-story', keptDays, daysLater(keptDays - 1))).toHaveLength(2);
    await one().count(reading, daysLater(keptDays));
    const keys = (await redis.command('KEYS', '*views:[df]*:2026*')) as string[];
    expect(keys).toEqual([]);
    expect(await one().read('a-story', daysLater(keptDays))).toEqual({ total: 3, today: 1 });
  });

  it('keeps the last days that an earlier version counted', async () => {
    for (const [day, views] of [
      ['2026-11-25', '4'],
      ['2026-11-26', '2'],
    ] as const) {
      await redis.command('HSET', `copydesk:test:views:day:${day}`, 'a-story', views);
      await redis.command('EXPIRE', `copydesk:test:views:day:${day}`, '1000');
    }
    await one().count(reading, nextDay);
    expect(await one().listDays('a-story', 7, nextDay)).toEqual([
      { day: '2026-11-25', views: 4, fromFront: 0 },
      { day: '2026-11-26', views: 3, fromFront: 0 },
    ]);
    for (const day of ['2026-11-25', '2026-11-26'])
      expect(await redis.command('TTL', `copydesk:test:views:day:${day}`)).toBe(-1);
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
