import { spawnSync } from 'node:child_process';
import { request } from 'node:http';
import type { SanityClient } from '@sanity/client';
import { updateStory } from '../../../tools/testing/changeStory.ts';
import { findPid, isAlive, pidOf, resumeProcess } from '../../../tools/testing/processes.ts';
import { type FaultyLake, startFaultyLake } from '../harness/lakes/faultyLake.ts';
import { type Product, removeData, startProduct } from '../harness/product.ts';
import { personAgent } from '../harness/readers.ts';
import { waitUntilStored } from '../harness/storedPages.ts';
import { expect, test } from '../harness/test.ts';
import { untilReplaced } from '../harness/untilReplaced.ts';

test.describe('two workers with a remote lake', () => {
  let lake: FaultyLake;
  let product: Product;
  let editor: SanityClient;
  let id = '';
  let address = '';

  test.beforeAll(async ({ newsroom, product: { origin } }) => {
    lake = await startFaultyLake(origin);
    editor = newsroom.editor;
    const story = await editor.fetch<{ _id: string; slug: string }>(
      '*[_type == "article" && !(_id in path("drafts.**"))] | order(_createdAt)[0]{_id, "slug": slug.current}',
    );
    id = story._id;
    address = `/articles/${story.slug}`;
    product = await startProduct({ LAKE_URL: lake.url, WORKERS: '2', LOG_LEVEL: 'warn' });
  });

  test.afterAll(async () => {
    await product.stop();
    removeData(product);
    lake.stop();
  });

  /** Uses a new connection, which the system gives to any worker. */
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
  const statuses = () =>
    readMany(address).then(
      (answers) => [...new Set(answers.map(({ status }) => status))],
      () => null,
    );
  const servesAll = () => expect.poll(statuses).toEqual([200]);
  const showsEverywhere = (words: string) =>
    expect
      .poll(async () => (await readMany(address)).filter(({ text }) => !text.includes(words)).length)
      .toBe(0);
  const publish = (words: string) => updateStory(editor, id, words);
  const workers = (): number[] => {
    const edge = String(findPid('edge', product.dataDir));
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

  test('both show a publish', async () => {
    expect(new Set((await readMany(address)).map(({ status }) => status))).toEqual(new Set([200]));
    const words = 'A standfirst that two processes show, each from its own memory.';
    await publish(words);
    await showsEverywhere(words);
  });

  test('report their metrics together', async () => {
    const before = await countedPages();
    await readMany(address, 40);
    expect((await countedPages()) - before).toBe(40);
  });

  test('count a reader once, whichever worker gets the reading', async () => {
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

  test('serve stored pages after a restart while site and lake do not answer', async () => {
    const before = await read(address);
    await waitUntilStored(product, [address]);
    const site = pidOf('site', product.dataDir);
    const edge = pidOf('edge', product.dataDir);
    lake.simulate('down');
    process.kill(site, 'SIGSTOP');
    try {
      process.kill(edge, 'SIGKILL');
      await untilReplaced('edge', product.dataDir, edge);
      await servesAll();
      for (const { text, status } of await readMany(address))
        expect([status, text]).toEqual([200, before.text]);
    } finally {
      resumeProcess(site);
      lake.simulate('none');
    }
  });

  /** Resolves when two workers serve and neither is `gone`. */
  const waitForTwoWorkers = async (gone: number) => {
    await expect
      .poll(() => {
        const running = workers();
        return [running.length, running.includes(gone)];
      })
      .toEqual([2, false]);
    await expect.poll(() => isAlive(gone)).toBe(false);
    await servesAll();
  };

  test('are two again after one is killed', async () => {
    const [victim = 0] = workers();
    process.kill(victim, 'SIGKILL');
    await waitForTwoWorkers(victim);
    const words = 'A standfirst that came after one of two processes had died.';
    await publish(words);
    await showsEverywhere(words);
  });

  test('are two again after one is stopped', async () => {
    const [victim = 0] = workers();
    process.kill(victim, 'SIGSTOP');
    await waitForTwoWorkers(victim);
  });

  test('are both replaced when they and the primary process are stopped', async () => {
    const edge = pidOf('edge', product.dataDir);
    const halted = [edge, ...workers()];
    for (const pid of halted) process.kill(pid, 'SIGSTOP');
    await untilReplaced('edge', product.dataDir, edge);
    await expect.poll(workers).toHaveLength(2);
    await expect.poll(() => halted.filter(isAlive)).toEqual([]);
    await servesAll();
    const words = 'A standfirst that came after everybody had been replaced.';
    await publish(words);
    await showsEverywhere(words);
  });
});
