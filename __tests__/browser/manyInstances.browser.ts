import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from 'redis';
import { findProgram } from '../../bin/testing/systemPrograms.ts';
import { clientOf, eventually, origin, personAgent } from './harness/browser.ts';
import { type HostedSanity, startHostedSanity } from './harness/hostedSanity.ts';
import { freePort, type Product, removeData, startProduct } from './harness/product.ts';

const startRedis = async (port: number, folder: string): Promise<ChildProcess> => {
  const redis = spawn(
    findProgram('redis-server') ?? 'redis-server',
    ['--port', String(port), '--dir', folder, '--save', ''],
    {
      stdio: 'ignore',
    },
  );
  const client = createClient({ url: `redis://127.0.0.1:${port}`, socket: { reconnectStrategy: 50 } });
  client.on('error', () => {});
  await client.connect();
  client.destroy();
  return redis;
};

const end = (child: ChildProcess): Promise<unknown> => {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  return ended;
};

describe('three instances on one Redis', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-redis-'));
  let sanity: HostedSanity;
  let redis: ChildProcess;
  let port = 0;
  let instances: Product[] = [];
  let id = '';
  let address = '';

  beforeAll(async () => {
    port = await freePort();
    redis = await startRedis(port, folder);
    const editor = await clientOf('editor');
    const story = await editor.fetch<{ _id: string; slug: string }>(
      '*[_type == "article"] | order(_createdAt)[0]{_id, "slug": slug.current}',
    );
    id = story._id;
    address = `/articles/${story.slug}`;
    sanity = await startHostedSanity(origin);
    const environment = {
      SANITY_PROJECT_ID: 'abc123xy',
      REDIS_URL: `redis://127.0.0.1:${port}`,
      ...sanity.environment,
    };
    for (let count = 0; count < 3; count += 1) instances.push(await startProduct(environment));
  });

  afterAll(async () => {
    await Promise.all(instances.map((instance) => instance.stop()));
    for (const instance of instances) removeData(instance);
    sanity.stop();
    await end(redis);
    rmSync(folder, { recursive: true, force: true });
    instances = [];
  });

  const readAll = () =>
    Promise.all(
      instances.map(async (instance) => {
        const answer = await fetch(instance.origin + address);
        return { status: answer.status, text: await answer.text() };
      }),
    );
  const publish = async (standfirst: string) => {
    await (await clientOf('editor')).patch(id).set({ standfirst }).commit();
    return eventually(async () => (await readAll()).every(({ text }) => text.includes(standfirst)));
  };

  it('show a publish within a second, all of them', async () => {
    expect((await readAll()).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await publish('A standfirst for three instances, written while Redis is there.')).toBeLessThan(
      1_000,
    );
  });

  it('count together', async () => {
    const slug = address.split('/').at(-1);
    const [first, second] = instances;
    await fetch(`${first?.origin}/api/views`, {
      method: 'POST',
      headers: { 'user-agent': personAgent },
      body: JSON.stringify({ slug }),
    });
    await eventually(async () => {
      const views = (await (await fetch(`${second?.origin}/api/views?slug=${slug}`)).json()) as {
        total: number;
      };
      return views.total === 1;
    });
  });

  it('go on when Redis is emptied, stopped and started again', async () => {
    const client = createClient({ url: `redis://127.0.0.1:${port}` });
    client.on('error', () => {});
    await client.connect();
    await client.flushAll();
    client.destroy();
    expect(await publish('A standfirst for three instances, written after Redis was emptied.')).toBeLessThan(
      1_000,
    );
    await end(redis);
    expect((await readAll()).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await publish('A standfirst for three instances, written while Redis is away.')).toBeLessThan(
      1_000,
    );
    redis = await startRedis(port, folder);
    expect(await publish('A standfirst for three instances, written with Redis back.')).toBeLessThan(1_000);
  });
});
