import { waitUntil } from 'local-lake/testing/waitUntil';
import type { CachedRouteKind } from 'next/dist/server/response-cache/types.js';
import { createSharedPages } from '../../../app/_cache/sharedPages.ts';
import { connectRedis, type Redis } from '../../../server/redis/connectRedis.ts';
import { type RealRedis, startRedis } from '../../../tools/testing/servers/startRedis.ts';

type Instance = { client: Redis; pages: ReturnType<typeof createSharedPages> };

describe('rendered pages in a shared cache', () => {
  let redis: RealRedis;
  const instances: Instance[] = [];
  const instance = async (): Promise<Instance> => {
    const client = connectRedis(redis.url);
    const made = { client, pages: createSharedPages(client, 'copydesk:test:') };
    instances.push(made);
    await waitUntil(() => client.isReady);
    return made;
  };
  const keep = ({ pages }: Instance, key: string, html: string, tags: string[]) =>
    pages.set(key, {
      lastModified: Date.now(),
      lifespan: null,
      tags,
      value: { kind: 'PAGES' as CachedRouteKind.PAGES, html, pageData: {}, headers: undefined, status: 200 },
    });
  const read = async ({ pages }: Instance, key: string): Promise<string | null> => {
    const entry = await pages.get(key, { implicitTags: [] });
    return entry?.value && 'html' in entry.value ? String(entry.value.html) : null;
  };
  /** An invalidation applies to entries written before its millisecond. */
  const nextMillisecond = async () => {
    const now = Date.now();
    await waitUntil(() => Date.now() > now);
  };

  beforeEach(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    for (const { client } of instances.splice(0)) client.destroy();
    await redis.remove();
  });

  it('are written by one instance and read by another', async () => {
    const [one, other] = [await instance(), await instance()];
    await keep(one, '/a', 'first', ['sanity:s1:a']);
    expect(await read(other, '/a')).toBe('first');
  });

  it('keep the tags of content beside them', async () => {
    const [one, other] = [await instance(), await instance()];
    const data = { headers: {}, body: 'null', url: '' };
    const value = { kind: 'FETCH' as CachedRouteKind.FETCH, data, tags: [], revalidate: 60 };
    await one.pages.set('tags', { lastModified: Date.now(), lifespan: null, tags: ['sanity:s1:a'], value });
    expect(await other.pages.get('tags', { implicitTags: [] })).toMatchObject({ value: { data } });
  });

  it.each(['sanity:s1:a', '_N_T_/a'])(
    'are removed for all instances when one invalidates %s',
    async (tag) => {
      const [one, other] = [await instance(), await instance()];
      await keep(one, '/a', 'first', [tag]);
      await keep(one, '/b', 'another', ['sanity:s1:b']);
      await nextMillisecond();
      await other.pages.revalidateTag(tag);
      expect([await read(one, '/a'), await read(one, '/b')]).toEqual([null, 'another']);
      await nextMillisecond();
      await keep(other, '/a', 'second', [tag]);
      expect(await read(one, '/a')).toBe('second');
    },
  );

  it('are ignored if their content was read before the invalidation, even if they are written later', async () => {
    const [one, other] = [await instance(), await instance()];
    const readAt = Date.now();
    await nextMillisecond();
    await other.pages.revalidateTag('sanity:s1:a');
    await nextMillisecond();
    await keep(one, '/a', `<meta name="copydesk:read-at" content="${readAt}"/>`, ['sanity:s1:a']);
    expect([await read(one, '/a'), await read(other, '/a')]).toEqual([null, null]);
    const fresh = `<meta name="copydesk:read-at" content="${Date.now()}"/>`;
    await keep(one, '/a', fresh, ['sanity:s1:a']);
    expect(await read(other, '/a')).toBe(fresh);
  });

  it('need an invalidation cost that does not depend on the number of pages', async () => {
    const one = await instance();
    for (let page = 0; page < 300; page += 1) await keep(one, `/${page}`, 'x', [`sanity:s1:${page}`]);
    const commands = async () =>
      Number(/total_commands_processed:(\d+)/.exec(String(await redis.command('INFO', 'stats')))?.[1]);
    const bytes = async () =>
      Number(/total_net_output_bytes:(\d+)/.exec(String(await redis.command('INFO', 'stats')))?.[1]);
    const before = [await commands(), await bytes()] as const;
    for (let tag = 0; tag < 20; tag += 1) await one.pages.revalidateTag(`sanity:s1:${tag}`);
    expect((await commands()) - before[0]).toBeLessThan(100);
    expect((await bytes()) - before[1]).toBeLessThan(40_000);
  });

  it('are rendered again after Redis was emptied', async () => {
    const one = await instance();
    await keep(one, '/a', 'first', ['sanity:s1:a']);
    await redis.command('FLUSHALL');
    expect(await read(one, '/a')).toBeNull();
  });

  it('are ignored after Redis restarts with an old snapshot', async () => {
    const one = await instance();
    await keep(one, '/a', 'of before', ['sanity:s1:a']);
    await redis.command('SAVE');
    await redis.kill();
    await expect(one.pages.revalidateTag('sanity:s1:a')).rejects.toThrow();
    await redis.start();
    await waitUntil(() => one.client.isReady);
    expect(await redis.command('EXISTS', 'copydesk:test:/a')).toBe(1);
    expect(await read(one, '/a')).toBeNull();
    await keep(one, '/a', 'of now', ['sanity:s1:a']);
    expect(await read(one, '/a')).toBe('of now');
  });

  it('let an invalidation fail while Redis hangs, even under other load', async () => {
    const one = await instance();
    redis.hang();
    let isOver = false;
    const others = (async () => {
      while (!isOver) {
        void one.pages.get('/a', { implicitTags: [] }).catch(() => {});
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    })();
    await expect(one.pages.revalidateTag('sanity:s1:a')).rejects.toThrow();
    isOver = true;
    await others;
    redis.resume();
    await waitUntil(() => one.client.isReady);
    await one.pages.revalidateTag('sanity:s1:a');
  });

  it('do not block requests while Redis is down, and only briefly while it hangs', async () => {
    const one = await instance();
    await keep(one, '/a', 'first', []);
    redis.hang();
    await expect(read(one, '/a')).rejects.toThrow();
    await expect(read(one, '/a')).rejects.toThrow();
    redis.resume();
    await waitUntil(() => one.client.isReady);
    await redis.kill();
    await waitUntil(() => !one.client.isReady);
    await expect(read(one, '/a')).rejects.toThrow();
  });

  it.each([
    ['is full', ['CONFIG', 'SET', 'maxmemory', '1']],
    ['is read-only', ['REPLICAOF', '127.0.0.1', '1']],
  ])('are ignored if Redis %s and did not take an invalidation', async (_how, command) => {
    const one = await instance();
    await keep(one, '/a', 'of before the publish', ['sanity:s1:a']);
    await redis.command(...command);
    await nextMillisecond();
    await expect(one.pages.revalidateTag('sanity:s1:a')).rejects.toThrow();
    expect(await read(one, '/a').catch(() => null)).toBeNull();
  });

  const stored = { lastModified: Date.now(), lifespan: null, tags: [] };
  it.each([
    ['is no JSON', '<html>'],
    ['has no page', JSON.stringify({ ...stored, value: {} })],
    ['has no text', JSON.stringify({ ...stored, value: { kind: 'APP_PAGE', rscData: 'eA==' } })],
    ['has no body', JSON.stringify({ ...stored, value: { kind: 'APP_ROUTE', status: 200, headers: {} } })],
    ['has a list as its text', JSON.stringify({ ...stored, value: { kind: 'PAGES', html: ['x'] } })],
    ['has no data', JSON.stringify({ ...stored, value: { kind: 'FETCH' } })],
    [
      'is from the future',
      JSON.stringify({ ...stored, lastModified: 1e15, value: { kind: 'PAGES', html: 'x', pageData: {} } }),
    ],
  ])('are rendered again if an entry of another program %s', async (_how, text) => {
    const one = await instance();
    await keep(one, '/a', 'a page', []);
    await redis.command('SET', 'copydesk:test:/a', text);
    const entry = await one.pages.get('/a', { implicitTags: [] }).catch(() => null);
    expect(entry).toBeNull();
    await keep(one, '/a', 'rendered again', []);
    expect(await read(one, '/a')).toBe('rendered again');
  });
});
