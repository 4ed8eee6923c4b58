import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { SanityClient } from '@sanity/client';
import { updateStory, withdrawStory } from '../../../tools/testing/changeStory.ts';
import { childrenOf, findPid, isAlive, pidOf, resumeProcess } from '../../../tools/testing/processes.ts';
import { type WorkReport, workDuring } from '../../../tools/torture/newsroomAtWork.ts';
import { adminOf } from '../harness/clients.ts';
import { type Fault, type FaultyLake, startFaultyLake } from '../harness/lakes/faultyLake.ts';
import { publishStory } from '../harness/newsroom.ts';
import { type Product, removeData, startProduct } from '../harness/product.ts';
import { pace, personAgent, untilBusy } from '../harness/readers.ts';
import { waitUntilStored } from '../harness/storedPages.ts';
import { expect, test } from '../harness/test.ts';
import { untilReplaced } from '../harness/untilReplaced.ts';

test.describe('two workers with a remote lake', () => {
  let lake: FaultyLake;
  let product: Product;
  let editor: SanityClient;
  /** An administrator’s client without retries. */
  let hurried: () => SanityClient;
  let id = '';
  let address = '';

  test.beforeAll(async ({ newsroom, product: withLake }) => {
    lake = await startFaultyLake(withLake.origin);
    editor = newsroom.editor;
    hurried = () => adminOf(withLake).withConfig({ maxRetries: 0 });
    for (const slug of ['at-work', 'breaks']) await publishStory(editor, `faults-${slug}`);
    const story = await editor.fetch<{ _id: string; slug: string }>(
      '*[_type == "article" && !(_id in path("drafts.**"))] | order(_createdAt)[0]{_id, "slug": slug.current}',
    );
    id = story._id;
    address = `/articles/${story.slug}`;
    product = await startProduct({ LAKE_URL: lake.url, WORKERS: '2', LOG_LEVEL: 'silent' });
  });

  test.afterAll(async ({ newsroom, product: withLake }) => {
    await product.stop();
    removeData(product);
    lake.stop();
    for (const slug of ['at-work', 'breaks'])
      await withdrawStory(newsroom.editor, newsroom.secondEditor, `faults-${slug}`);
    // The next file reads the front of this product.
    await expect.poll(() => withLake.textOf('/')).not.toContain('/articles/faults-');
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
    const edge = findPid('edge', product.dataDir);
    return edge === null ? [] : childrenOf(edge);
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

  const atWork = { id: 'faults-at-work', page: '/articles/faults-at-work' };
  const others = ['/', '/corrections', '/feed.xml', '/articles/faults-breaks'];
  /** Both workers have the pages before: one alone cannot serve a page that it never had while the site has none either. */
  const work = async (fault: (report: WorkReport) => Promise<void>) => {
    for (const page of [atWork.page, ...others]) await readMany(page);
    return workDuring(
      { origin: product.origin, editor: hurried, story: atWork, pages: others, ...pace },
      fault,
    );
  };
  const simulate = async (fault: Fault, milliseconds: number) => {
    lake.simulate(fault);
    await pause(milliseconds);
    lake.simulate('none');
  };

  const faults: [what: string, fault: () => Promise<void>][] = [
    ['hangs: it accepts connections and never answers', () => simulate('silent', 4_000)],
    ['answers garbage', () => simulate('garbage', 4_000)],
    [
      'is disconnected repeatedly, with its subscription',
      async () => {
        for (let times = 0; times < 4; times += 1) {
          await simulate('down', 700);
          await pause(500);
        }
      },
    ],
  ];
  for (const [what, fault] of faults)
    test(`serves every page and loses no publish while the lake ${what}`, async () => {
      const report = await work(async (soFar) => {
        await fault();
        await untilBusy(soFar);
      });
      expect(report.lost).toEqual([]);
    });

  test('serves the last good page of a story that cannot be rendered, and refreshes all others', async ({
    newsroom,
  }) => {
    const broken = '/articles/faults-breaks';
    const cacheOf = async (address: string) => (await product.read(address)).headers.get('cache-status');
    const report = await work(async () => {
      // Only the query of that story’s page, not those of lists. A long query is posted.
      lake.simulate({ garbageFor: '"slug":"faults-breaks"' });
      await updateStory(hurried(), 'faults-breaks', 'Cannot be shown');
      await expect.poll(() => cacheOf(broken)).toContain('last good page');
      const kicker = 'Shown while another breaks';
      await publishStory(newsroom.editor, 'faults-other', { kicker });
      await expect.poll(() => product.textOf('/articles/faults-other')).toContain(kicker);
      await withdrawStory(newsroom.editor, newsroom.secondEditor, 'faults-other');
      const { status, text } = await product.read(broken);
      expect([status, text.includes('Headline of faults-breaks'), text.includes('Cannot be shown')]).toEqual([
        200,
        true,
        false,
      ]);
    });
    lake.simulate('none');
    expect(report.lost).toEqual([]);
    expect(report.stale).toBeGreaterThan(0);
    await expect.poll(() => product.textOf(broken)).toContain('Cannot be shown');
  });

  test('serves 200 concurrent readers of a cold page', async ({ newsroom }) => {
    await publishStory(newsroom.editor, 'faults-herd');
    const report = await work(async () => {
      const herd = await Promise.all(
        Array.from({ length: 200 }, () => product.statusOf('/articles/faults-herd')),
      );
      expect(new Set(herd)).toEqual(new Set([200]));
    });
    expect(report.lost).toEqual([]);
    await withdrawStory(newsroom.editor, newsroom.secondEditor, 'faults-herd');
  });
});
