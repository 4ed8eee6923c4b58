import type { CachedRouteKind } from 'next/dist/server/response-cache/types.js';
import { createSharedPages } from '../../../app/_cache/sharedPages.ts';
import { connectRedis, type Redis } from '../../../server/redis/connectRedis.ts';
import { type RealRedis, startRedis } from '../../../tools/testing/startRedis.ts';

type Instance = { client: Redis; pages: ReturnType<typeof createSharedPages> };

describe('rendered pages that instances share', () => {
  let redis: RealRedis;
  const instances: Instance[] = [];
  const instance = async (): Promise<Instance> => {
    const client = connectRedis(redis.url);
    const made = { client, pages: createSharedPages(client, 'copydesk:test:') };
    instances.push(made);
    await until(() => client.isReady);
    return made;
  };
  const until = async (holds: () => boolean | Promise<boolean>) => {
    const deadline = Date.now() + 10_000;
    while (!(await holds())) {
      if (Date.now() > deadline) throw new Error('It did not come true.');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
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
  /** An invalidation counts for what was kept before the millisecond that it came in. */
  const nextMillisecond = () => new Promise((resolve) => setTimeout(resolve, 2));

  beforeEach(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    for (const { client } of instances.splice(0)) client.destroy();
    await redis.remove();
  });

  it('are rendered by one and read by another', async () => {
    const [one, other] = [await instance(), await instance()];
    await keep(one, '/a', 'first', ['sanity:s1:a']);
    expect(await read(other, '/a')).toBe('first');
  });

  it.each(['sanity:s1:a', '_N_T_/a'])('are gone for all once one of them invalidates %s', async (tag) => {
    const [one, other] = [await instance(), await instance()];
    await keep(one, '/a', 'first', [tag]);
    await keep(one, '/b', 'another', ['sanity:s1:b']);
    await nextMillisecond();
    await other.pages.revalidateTag(tag);
    expect([await read(one, '/a'), await read(one, '/b')]).toEqual([null, 'another']);
    await nextMillisecond();
    await keep(other, '/a', 'second', [tag]);
    expect(await read(one, '/a')).toBe('second');
  });

  it('are not believed when they were made of what was there before the invalidation, however late they come', async () => {
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

  it('cost an invalidation the same, however many pages there are', async () => {
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

  it('are simply rendered anew after Redis was emptied', async () => {
    const one = await instance();
    await keep(one, '/a', 'first', ['sanity:s1:a']);
    await redis.command('FLUSHALL');
    expect(await read(one, '/a')).toBeNull();
  });

  it('are not believed when Redis comes back with what it had saved', async () => {
    const one = await instance();
    await keep(one, '/a', 'of before', ['sanity:s1:a']);
    await redis.command('SAVE');
    await redis.kill();
    await expect(one.pages.revalidateTag('sanity:s1:a')).rejects.toThrow();
    await redis.start();
    await until(() => one.client.isReady);
    expect(await redis.command('EXISTS', 'copydesk:test:/a')).toBe(1);
    expect(await read(one, '/a')).toBeNull();
    await keep(one, '/a', 'of now', ['sanity:s1:a']);
    expect(await read(one, '/a')).toBe('of now');
  });

  it('let an invalidation fail while Redis hangs, however many others ask on', async () => {
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
    redis.goOn();
    await until(() => one.client.isReady);
    await one.pages.revalidateTag('sanity:s1:a');
  });

  it('keep nobody waiting while Redis is away, nor for long when it hangs', async () => {
    const one = await instance();
    await keep(one, '/a', 'first', []);
    redis.hang();
    await expect(read(one, '/a')).rejects.toThrow();
    await expect(read(one, '/a')).rejects.toThrow();
    redis.goOn();
    await until(() => one.client.isReady);
    await redis.kill();
    await until(() => !one.client.isReady);
    await expect(read(one, '/a')).rejects.toThrow();
  });
});
