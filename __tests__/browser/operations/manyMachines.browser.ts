import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { SanityClient } from '@sanity/client';
import { WebSocket } from 'ws';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { updateStory, withdrawStory } from '../../../tools/testing/changeStory.ts';
import {
  type DocumentedNginx,
  siteName,
  startDocumentedNginx,
} from '../../../tools/testing/servers/documentedNginx.ts';
import { type RealRedis, startRedis } from '../../../tools/testing/servers/startRedis.ts';
import { adminTokenOf } from '../harness/accounts.ts';
import { adminOf, editorOf } from '../harness/clients.ts';
import { changeByTwo } from '../harness/newsroom.ts';
import { type Product, removeData, startMs, startProduct } from '../harness/product.ts';
import { type Ask, personAgent, startReaders } from '../harness/readers.ts';

test.describe('three machines with one Redis and one private lake behind the documented nginx', () => {
  let redis: RealRedis;
  let nginx: DocumentedNginx;
  let machines: Product[] = [];
  let newsroom: SanityClient;
  let story = { id: '', address: '', slug: '' };
  let entries: Record<string, Ask> = {};

  test.beforeAll(async () => {
    test.setTimeout(3 * startMs);
    redis = await startRedis();
    const shared = {
      REDIS_URL: redis.url,
      SITE_URL: `https://${siteName}`,
      TRUSTED_PROXIES: '127.0.0.1,::1',
      LOG_LEVEL: 'warn',
    };
    const first = await startProduct({ ...shared, DATASET_VISIBILITY: 'private' });
    machines = [first];
    const tokens = JSON.parse(readFileSync(path.join(first.dataDir, 'secrets.json'), 'utf8'));
    const readersOnly = {
      ...shared,
      LAKE_URL: `${first.origin}/lake`,
      SANITY_API_READ_TOKEN: tokens.readToken,
      SANITY_API_WRITE_TOKEN: tokens.writeToken,
    };
    machines.push(...(await Promise.all([startProduct(readersOnly), startProduct(readersOnly)])));
    nginx = await startDocumentedNginx(machines.map(({ origin }) => origin));
    newsroom = adminOf(first);
    const found = await newsroom.fetch<{ id: string; slug: string }>(
      '*[_type == "article" && !(_id in path("drafts.**"))] | order(_createdAt)[0]{"id": _id, "slug": slug.current}',
    );
    story = { ...found, address: `/articles/${found.slug}` };
    entries = {
      ...Object.fromEntries(
        machines.map(({ origin }, index): [string, Ask] => [
          `machine ${index + 1}`,
          (address) => fetch(origin + address).then(drained),
        ]),
      ),
      nginx: nginx.ask,
    };
  });

  test.afterAll(async () => {
    await nginx?.stop();
    await Promise.all(machines.map((machine) => machine.stop()));
    for (const machine of machines) removeData(machine);
    await redis?.remove();
  });

  const drained = async (answer: Response) => {
    await answer.arrayBuffer();
    return answer;
  };
  const readAll = (address: string) => Promise.all(machines.map(({ read }) => read(address)));
  const statuses = async (address: string) => (await readAll(address)).map(({ status }) => status);
  const showsOnAll = (address: string, words: string) =>
    expect
      .poll(async () => (await readAll(address)).filter(({ text }) => !text.includes(words)).length)
      .toBe(0);
  const publish = async (words: string): Promise<void> => {
    await updateStory(newsroom, story.id, words);
    await showsOnAll(story.address, words);
  };
  const readRedisKey = async (key: string): Promise<string> =>
    JSON.stringify(await redis.command('GET', key).catch(() => redis.command('HGETALL', key)));

  test('serve readers from a lake that is closed to everybody else', async () => {
    const query = `/lake/v${apiVersion}/data/query/production?query=${encodeURIComponent('*[_type match "sanity.*"]')}`;
    expect((await nginx.ask(query)).status).toBe(401);
    expect(await statuses(query)).toEqual([401, 401, 401]);
    for (const address of [
      story.address,
      '/',
      '/archive',
      '/feed.xml',
      `/search?q=${story.slug.split('-')[0]}`,
    ])
      expect([address, ...(await statuses(address))]).toEqual([address, 200, 200, 200]);
    const [picture = ''] = /\/lake\/images\/[^"\s]+/.exec((await nginx.ask(story.address)).text) ?? [];
    expect((await nginx.ask(picture.replaceAll('&amp;', '&'))).headers['content-type']).toMatch(/^image\//);
  });

  test('all show a publish, a renamed person, and a story at an address that was a 404', async () => {
    expect(await statuses(story.address)).toEqual([200, 200, 200]);
    await publish('A standfirst for three machines, written while Redis is there.');

    const person = await newsroom.fetch<{ _id: string; name: string } | null>(
      '*[_type == "person" && _id in *[_id == $id][0].contacts[]._ref][0]{_id, name}',
      { id: story.id },
    );
    const editor = () => editorOf(machines[0] as Product, `https://${siteName}`);
    const editors: [SanityClient, SanityClient] = [await editor(), await editor()];
    await changeByTwo(editors, person?._id ?? '', { name: 'Renamed For Three Machines' });
    await showsOnAll(story.address, 'Renamed For Three Machines');
    await changeByTwo(editors, person?._id ?? '', { name: person?.name });

    const address = '/articles/of-three-machines';
    expect(await statuses(address)).toEqual([404, 404, 404]);
    const { _rev, _createdAt, _updatedAt, ...content } = await newsroom
      .getDocument(story.id)
      .then((found) => {
        if (!found) throw new Error('The story is gone.');
        return found;
      });
    await newsroom.create({ ...content, _id: 'of-three-machines', slug: { current: 'of-three-machines' } });
    await showsOnAll(address, 'of-three-machines');
    const [asking, doing] = [await editor(), await editor()];
    await withdrawStory(asking, doing, 'of-three-machines');
    await expect.poll(() => statuses(address)).toEqual([410, 410, 410]);
  });

  test('keep drafts out of Redis and from readers while one machine shows a preview', async () => {
    const secret = randomUUID();
    await newsroom.create({ _id: `drafts.${secret}`, _type: 'sanity.previewUrlSecret', secret });
    const enabled = await fetch(
      `${machines[2]?.origin}/api/draft-mode/enable?sanity-preview-secret=${secret}&sanity-preview-pathname=/`,
      { redirect: 'manual' },
    );
    const cookie = (enabled.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
    const words = 'A standfirst that only the newsroom reads.';
    const published = await newsroom.getDocument(story.id);
    if (!published) throw new Error('The story is gone.');
    await newsroom.createOrReplace({ ...published, _id: `drafts.${story.id}`, standfirst: words });
    const preview = await fetch(`${machines[1]?.origin}${story.address}`, { headers: { cookie } });
    expect([preview.status, (await preview.text()).includes('only the newsroom reads')]).toEqual([200, true]);
    const throughNginx = await nginx.ask(story.address, { headers: { cookie } });
    expect(throughNginx.text).toContain('only the newsroom reads');
    for (const { text } of [...(await readAll(story.address)), await nginx.ask(story.address)])
      expect(text).not.toContain('only the newsroom reads');
    const keysInRedis = async () => (await redis.command('KEYS', 'copydesk:*')) as string[];
    // An earlier publish may have deleted it; it is rendered again in the background.
    await expect
      .poll(async () => (await keysInRedis()).filter((key) => key.includes(story.address)))
      .not.toEqual([]);
    const keys = await keysInRedis();
    for (const key of keys) expect(await readRedisKey(key)).not.toContain('only the newsroom reads');
    await newsroom.delete(`drafts.${story.id}`);
  });

  test('share the view count by the address that nginx sees', async () => {
    const read = (ask: () => Promise<{ text: string }>) => ask().then(({ text }) => JSON.parse(text).total);
    const before = await read(() => nginx.ask(`/api/views?slug=${story.slug}`));
    for (let times = 0; times < 3; times += 1) {
      const answer = await nginx.ask('/api/views', {
        method: 'POST',
        headers: {
          'user-agent': personAgent,
          origin: `https://${siteName}`,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/json',
          'content-length': String(JSON.stringify({ slug: story.slug }).length),
          'x-forwarded-for': `192.0.2.${times}`,
        },
        body: JSON.stringify({ slug: story.slug }),
      });
      expect(answer.status).toBe(204);
    }
    for (const { text } of await readAll(`/api/views?slug=${story.slug}`))
      expect(JSON.parse(text).total).toBe(before + 1);
  });

  test('serve readers and show each publish while Redis is emptied, hangs, dies and returns with old pages', async () => {
    const addresses = [story.address, '/', '/corrections'];
    for (const address of addresses) await Promise.all(Object.values(entries).map((ask) => ask(address)));
    const endReaders = startReaders(entries, addresses);

    await redis.command('FLUSHALL');
    await publish('A standfirst for three machines: Redis was emptied.');
    await redis.command('SAVE');
    redis.hang();
    await publish('A standfirst for three machines: Redis hangs.');
    redis.resume();
    await publish('A standfirst for three machines: Redis goes on.');
    await redis.kill();
    await publish('A standfirst for three machines: Redis is dead.');
    await redis.start();
    await publish('A standfirst for three machines: Redis is back.');

    const { requests, failures } = await endReaders();
    expect(requests).toBeGreaterThan(50);
    expect(failures).toEqual([]);
  });

  test.describe('nginx', () => {
    test('redirects to TLS, and does not expose metrics', async () => {
      const plain = await fetch(`http://127.0.0.1:${nginx.httpPort}/articles/x?kind=a`, {
        redirect: 'manual',
        headers: { host: 'evil.example' },
      });
      expect([plain.status, plain.headers.get('location')]).toEqual([
        301,
        `https://${siteName}/articles/x?kind=a`,
      ]);
      expect((await nginx.ask('/metrics')).status).toBe(404);
      expect((await nginx.ask('/healthz')).status).toBe(200);
    });

    test('serves the same page with the same headers from its own cache', async () => {
      const headers = { 'accept-encoding': 'gzip, deflate, br, zstd' };
      await nginx.ask(story.address, { headers });
      const kept = await nginx.ask(story.address, { headers });
      expect(kept.headers['x-cache']).toMatch(/^(?:HIT|UPDATING|STALE|REVALIDATED)$/);
      expect(kept.headers).toMatchObject({
        'content-encoding': 'br',
        'strict-transport-security': expect.stringContaining('max-age='),
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'cache-control': expect.stringContaining('stale-while-revalidate='),
      });
      expect(kept.headers).not.toHaveProperty('x-accel-expires');
      const rejected = await nginx.ask(story.address, { headers: { 'accept-encoding': 'br;q=0, gzip' } });
      expect(rejected.headers['content-encoding']).toBe('gzip');
      const unchanged = await nginx.ask(story.address, {
        headers: { ...headers, 'if-none-match': String(kept.headers.etag) },
      });
      expect(unchanged.status).toBe(304);
    });

    test('shows a publish shortly after Copydesk does', async () => {
      await nginx.ask(story.address);
      const words = 'A standfirst that has to come through nginx.';
      await publish(words);
      await expect.poll(async () => (await nginx.ask(story.address)).text).toContain(words);
    });

    test('caches nothing of Studio, API and lake', async () => {
      const [first, second] = [await nginx.ask('/lake/v1/ping'), await nginx.ask('/lake/v1/ping')];
      expect([first.headers['x-cache'], second.headers['x-cache']]).toEqual([undefined, undefined]);
      expect((await nginx.ask(`/api/views?slug=${story.slug}`)).headers['cache-control']).toBe('no-store');
      expect((await nginx.ask('/studio/desk')).status).toBe(200);
    });

    test('proxies WebSockets and event streams of the lake, as does a machine without a lake', async () => {
      const agent = new Agent({ ca: nginx.certificate, servername: siteName });
      const entriesOfLake: [string, object][] = [
        [`wss://127.0.0.1:${nginx.httpsPort}`, { agent, headers: { host: siteName } }],
        [(machines[1]?.origin ?? '').replace('http', 'ws'), {}],
      ];
      for (const [entry, options] of entriesOfLake) {
        const streams = `${entry}/lake/v${apiVersion}/data/streams`;
        const socket = new WebSocket(streams, [], { ...options, origin: `https://${siteName}` });
        const opened = await new Promise((resolve) => {
          socket.once('open', () => resolve('open'));
          socket.once('error', (error) => resolve(error.message));
        });
        socket.terminate();
        expect([entry, opened]).toEqual([entry, 'open']);
      }
      const events = `/lake/v${apiVersion}/data/live/events/production`;
      const authorization = `Bearer ${adminTokenOf(machines[0] as Product)}`;
      const first = await new Promise<string>((resolve, reject) => {
        const asked = request(
          {
            ...{ agent, host: '127.0.0.1', port: nginx.httpsPort, path: events },
            headers: { host: siteName, accept: 'text/event-stream', authorization },
          },
          (answer) => {
            let text = '';
            answer.on('data', (chunk: Buffer) => {
              text += chunk;
              if (!text.includes('welcome')) return;
              asked.destroy();
              resolve(text);
            });
          },
        );
        asked.on('error', reject).end();
      });
      expect(first).toContain('welcome');
    });

    test('serves stale pages when every Copydesk is down', async () => {
      const before = await nginx.ask(story.address);
      await Promise.all(machines.map((machine) => machine.stop()));
      const during = await nginx.ask(story.address);
      expect([during.status, during.text]).toEqual([200, before.text]);
    });
  });
});
