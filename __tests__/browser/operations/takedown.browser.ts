import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { withdrawStory } from '../../../tools/testing/changeStory.ts';
import { findPid, type Part, pidOf } from '../../../tools/testing/processes.ts';
import { adminOf, editorOf } from '../harness/clients.ts';
import { paragraph, retractAlone } from '../harness/newsroom.ts';
import { type Product, removeData, startProduct } from '../harness/product.ts';
import { stopUnderLoad } from '../harness/stopUnderLoad.ts';
import { waitUntilStored } from '../harness/storedPages.ts';
import { untilReplaced } from '../harness/untilReplaced.ts';

const words = 'Words that a court wants to be gone.';

/** A process may end between the look for it and the kill. */
const killIfThere = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};

test.describe('a withdrawn story when the lake dies right after', () => {
  let product: Product;
  let releaseLake = () => {};
  test.beforeAll(async () => {
    product = await startProduct({ WORKERS: '2', LOG_LEVEL: 'warn' });
  });
  test.afterAll(async () => {
    releaseLake();
    await product.stop();
    removeData(product);
  });

  const read = (address: string) => product.read(address, { headers: { connection: 'close' } });
  const publish = async (slug: string) => {
    const lake = adminOf(product);
    const story = await lake.fetch<{ _rev: string; _createdAt: string; _updatedAt: string }>(
      '*[_type == "article"][0]',
    );
    const { _rev, _createdAt, _updatedAt, ...content } = story;
    await lake.createOrReplace({
      ...content,
      _type: 'article',
      _id: slug,
      slug: { _type: 'slug', current: slug },
      firstPublishedAt: new Date().toISOString(),
      body: [paragraph(words)],
    });
  };
  /** Kills the part whenever it is restarted. @returns a function that stops this. */
  const keepDown = (part: Part) => {
    const timer = setInterval(() => {
      const pid = findPid(part, product.dataDir);
      if (pid !== null) killIfThere(pid);
    }, 100);
    return () => clearInterval(timer);
  };

  const deleted = `deleted-${randomUUID().slice(0, 8)}`;
  const retracted = `retracted-${randomUUID().slice(0, 8)}`;
  const pages = [`/articles/${deleted}`, `/articles/${retracted}`];
  const addresses = [
    ...pages.flatMap((page) => [page, `${page}.md`, `${page}.json`]),
    '/feed.xml',
    '/ninjs.json',
  ];
  /** Twice each, so that both workers are asked. */
  const readAll = () => Promise.all([...addresses, ...addresses].map(read));

  test('is never shown again from memory or disk, whether deleted or retracted', async () => {
    for (const slug of [deleted, retracted]) await publish(slug);
    await expect
      .poll(async () => (await readAll()).filter(({ text }) => !text.includes(words)).length)
      .toBe(0);
    await waitUntilStored(product, addresses);

    /** The statuses of both pages, after a check that no answer contains the words. */
    const readStatuses = async () => {
      const answers = await readAll();
      expect(answers.filter(({ text }) => text.includes(words))).toEqual([]);
      return pages.map((page) => answers[addresses.indexOf(page)]?.status);
    };
    const lake = pidOf('lake', product.dataDir);
    await withdrawStory(await editorOf(product), await editorOf(product), deleted);
    await retractAlone(adminOf(product), retracted);
    process.kill(lake, 'SIGKILL');
    releaseLake = keepDown('lake');
    // The withdrawals must reach both workers.
    await expect
      .poll(async () => (await readAll()).filter(({ text }) => text.includes(words)).length)
      .toBe(0);
    expect(await readStatuses()).toEqual([410, 410]);
    const edge = pidOf('edge', product.dataDir);
    process.kill(edge, 'SIGKILL');
    await untilReplaced('edge', product.dataDir, edge);
    await expect.poll(() => product.statusOf('/healthz').catch(() => null)).toBe(200);
    expect(await readStatuses()).toEqual([410, 410]);
    releaseLake();
    await expect.poll(readStatuses).toEqual([410, 200]);
  });

  test('is followed by a shutdown with two workers that drops no request', () => stopUnderLoad(product));
});
