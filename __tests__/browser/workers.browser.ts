import { spawnSync } from 'node:child_process';
import { request } from 'node:http';
import type { SanityClient } from '@sanity/client';
import { updateStory } from '../../tools/testing/changeStory.ts';
import { findPid, goOn, isAlive, pidOf } from '../../tools/testing/processes.ts';
import { clientOf, eventually, origin, personAgent } from './harness/browser.ts';
import { type Product, removeData, startProduct } from './harness/product.ts';
import { startTroubledLake, type TroubledLake } from './harness/troubledLake.ts';

describe('two processes that serve readers, with a lake on another machine', () => {
  let lake: TroubledLake;
  let product: Product;
  let editor: SanityClient;
  let id = '';
  let address = '';

  beforeAll(async () => {
    lake = await startTroubledLake(origin);
    editor = await clientOf('editor');
    const story = await editor.fetch<{ _id: string; slug: string }>(
      '*[_type == "article" && !(_id in path("drafts.**"))] | order(_createdAt)[0]{_id, "slug": slug.current}',
    );
    id = story._id;
    address = `/articles/${story.slug}`;
    product = await startProduct({ LAKE_URL: lake.url, WORKERS: '2', LOG_LEVEL: 'warn' });
  }, 600_000);

  afterAll(async () => {
    await product.stop();
    removeData(product);
    lake.stop();
  });

  /** On a connection of its own: the system gives it to any of the processes. */
  const read = (path: string): Promise<{ status: number; text: string; cache: string }> =>
    new Promise((resolve, reject) => {
      request(product.origin + path, { agent: false }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            text,
            cache: String(answer.headers['cache-status'] ?? ''),
          }),
        );
        answer.on('error', reject);
      })
        .on('error', reject)
        .end();
    });
  const readMany = (path: string, count = 12) => Promise.all(Array.from({ length: count }, () => read(path)));
  const servesAll = () =>
    readMany(address).then(
      (answers) => answers.every(({ status }) => status === 200),
      () => false,
    );
  const showsEverywhere = (words: string) =>
    eventually(async () => (await readMany(address)).every(({ text }) => text.includes(words)), 20_000);
  const publish = (words: string) => updateStory(editor, id, words);
  const workers = (): number[] => {
    const edge = String(pidOf('edge', product.dataDir));
    return spawnSync('ps', ['-o', 'pid=', '--ppid', edge], { encoding: 'utf8' })
      .stdout.trim()
      .split(/\s+/)
      .map(Number);
  };
  const countedPages = async (): Promise<number> => {
    const { text } = await read('/metrics');
    return [...text.matchAll(/^copydesk_page_requests_total\{[^}]*\} (\d+)/gm)].reduce(
      (sum, [, count]) => sum + Number(count),
      0,
    );
  };

  it('show a publish, whoever of them is asked', async () => {
    expect(new Set((await readMany(address)).map(({ status }) => status))).toEqual(new Set([200]));
    const words = 'A standfirst that two processes show, each from its own memory.';
    await publish(words);
    expect(await showsEverywhere(words)).toBeLessThan(2_000);
  });

  it('tell Prometheus what both of them did', async () => {
    const before = await countedPages();
    await readMany(address, 40);
    expect((await countedPages()) - before).toBe(40);
  });

  it('count a reader once, whoever of them takes the reading', async () => {
    const slug = address.split('/').at(-1);
    for (let reading = 0; reading < 4; reading += 1)
      await fetch(`${product.origin}/api/views`, {
        method: 'POST',
        headers: { 'user-agent': personAgent, connection: 'close' },
        body: JSON.stringify({ slug }),
      });
    const { total } = JSON.parse((await read(`/api/views?slug=${slug}`)).text) as { total: number };
    expect(total).toBe(1);
  });

  it('serve their last pages when they start again and nothing behind them answers', async () => {
    const before = await read(address);
    // Longer than the pause between two writes of warm pages.
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    const behind = pidOf('site', product.dataDir);
    const edge = pidOf('edge', product.dataDir);
    lake.meet('away');
    process.kill(behind, 'SIGSTOP');
    try {
      process.kill(edge, 'SIGKILL');
      await eventually(async () => {
        const started = findPid('edge', product.dataDir);
        if (started === null || started === edge) return false;
        return (await read(address).catch(() => null))?.status === 200;
      }, 20_000);
      for (const { text, status } of await readMany(address))
        expect([status, text]).toEqual([200, before.text]);
    } finally {
      goOn(behind);
      lake.meet('none');
    }
  });

  it('are two again when one of them dies', async () => {
    const [victim = 0] = workers();
    process.kill(victim, 'SIGKILL');
    await eventually(async () => workers().length === 2 && !workers().includes(victim), 20_000);
    const words = 'A standfirst that came after one of two processes had died.';
    await publish(words);
    await showsEverywhere(words);
  });

  it('are two again when one of them stands still', async () => {
    const [victim = 0] = workers();
    process.kill(victim, 'SIGSTOP');
    await eventually(async () => workers().length === 2 && !workers().includes(victim), 60_000);
    await eventually(async () => !isAlive(victim), 60_000);
    await eventually(servesAll, 60_000);
  });

  it('are replaced, all of them, when they stand still with the first process', async () => {
    const edge = pidOf('edge', product.dataDir);
    const halted = [edge, ...workers()];
    for (const pid of halted) process.kill(pid, 'SIGSTOP');
    await eventually(async () => {
      const started = findPid('edge', product.dataDir);
      return started !== null && started !== edge && workers().length === 2;
    }, 60_000);
    await eventually(async () => !halted.some(isAlive), 60_000);
    await eventually(servesAll, 60_000);
    const words = 'A standfirst that came after everybody had been replaced.';
    await publish(words);
    await showsEverywhere(words);
  });
});
