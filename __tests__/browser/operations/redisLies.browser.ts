import { expect, test } from '@playwright/test';
import type { SanityClient } from '@sanity/client';
import { updateStory } from '../../../tools/testing/changeStory.ts';
import { type RealRedis, startRedis } from '../../../tools/testing/servers/startRedis.ts';
import { adminOf } from '../harness/clients.ts';
import { type Product, removeData, startMs, startProduct } from '../harness/product.ts';
import { startReaders } from '../harness/readers.ts';

test.describe('two workers with a Redis that lies', () => {
  let redis: RealRedis;
  let product: Product;
  let newsroom: SanityClient;
  let stories: { id: string; slug: string }[] = [];

  test.beforeAll(async () => {
    test.setTimeout(startMs);
    redis = await startRedis();
    product = await startProduct({ REDIS_URL: redis.url, WORKERS: '2', LOG_LEVEL: 'warn' });
    newsroom = adminOf(product);
    stories = await newsroom.fetch(
      '*[_type == "article" && !(_id in path("drafts.**"))] | order(_createdAt)[0...2]{"id": _id, "slug": slug.current}',
    );
  });
  test.afterAll(async () => {
    await product?.stop();
    removeData(product);
    await redis?.remove();
  });

  const addressOf = ({ slug }: { slug: string }) => `/articles/${slug}`;
  const redisProblem = async (): Promise<string> => {
    const { problems } = JSON.parse(await product.textOf('/healthz'));
    return problems.find(({ part }: { part: string }) => part === 'redis')?.cause ?? 'none';
  };
  /** Publishes both at once, and waits until readers see it. */
  const publishBoth = async (words: string): Promise<void> => {
    await Promise.all(stories.map(({ id }) => updateStory(newsroom, id, words)));
    for (const story of stories) await expect.poll(() => product.textOf(addressOf(story))).toContain(words);
  };
  const overwriteAll = async (value: string): Promise<number> => {
    const keys = (await redis.command('KEYS', 'copydesk:*')) as string[];
    for (const key of keys) await redis.command('SET', key, value);
    return keys.length;
  };

  test('show each publish, and no reader gets an error', async () => {
    const addresses = [...stories.map(addressOf), '/', '/feed.xml', '/corrections'];
    for (const address of addresses) expect(await product.statusOf(address)).toBe(200);
    const end = startReaders({ edge: (address) => product.read(address) }, addresses);

    await publishBoth('A standfirst from before.');
    expect(await redisProblem()).toBe('none');
    const garbage = ['<html>', '{}', '{"lastModified":1e15,"tags":[],"value":{"kind":"APP_PAGE","html":7}}'];
    for (const [index, text] of garbage.entries()) {
      expect(await overwriteAll(text)).toBeGreaterThan(0);
      await publishBoth(`A standfirst beside garbage ${index}.`);
    }
    await redis.command('FLUSHALL');
    await publishBoth('A standfirst after it was emptied.');
    await redis.command('CONFIG', 'SET', 'maxmemory', '1');
    await publishBoth('A standfirst while it is full.');
    await expect.poll(redisProblem).toMatch(/maxmemory/);
    expect(await product.statusOf('/search?q=microsoft')).toBe(200);
    await redis.command('CONFIG', 'SET', 'maxmemory', '0');
    await redis.command('REPLICAOF', '127.0.0.1', '1');
    await publishBoth('A standfirst while it is read-only.');
    await expect.poll(redisProblem).toMatch(/READONLY/);
    await redis.command('REPLICAOF', 'NO', 'ONE');
    const { requests, failures } = await end();
    expect(failures).toEqual([]);
    expect(requests).toBeGreaterThan(20);
  });

  test('start and serve with a wrong password, which nothing prints', async () => {
    test.setTimeout(startMs);
    await redis.command('CONFIG', 'SET', 'requirepass', 'new-password');
    const other = await startProduct({ REDIS_URL: redis.url.replace('//', '//:old-password@') });
    try {
      expect(await other.statusOf('/')).toBe(200);
      await expect.poll(() => other.textOf('/healthz')).toContain('WRONGPASS');
      expect(other.output() + (await other.textOf('/healthz'))).not.toContain('old-password');
    } finally {
      await other.stop();
      removeData(other);
    }
  });
});
