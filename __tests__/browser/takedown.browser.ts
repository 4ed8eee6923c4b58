import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { withdrawStory } from '../../tools/testing/changeStory.ts';
import { findPid, type Part, pidOf } from '../../tools/testing/processes.ts';
import { adminOf, editorOf } from './harness/clients.ts';
import { paragraph } from './harness/newsroom.ts';
import { type Product, removeData, startProduct } from './harness/product.ts';
import { untilReplaced } from './harness/untilReplaced.ts';
import { untilKept } from './harness/warmPages.ts';

const words = 'Words that a court wants to be gone.';

test.describe('a story that is taken back, when the lake dies the moment after', () => {
  let product: Product;
  let bringBackLake = () => {};
  test.beforeAll(async () => {
    product = await startProduct({ WORKERS: '2', LOG_LEVEL: 'warn' });
  });
  test.afterAll(async () => {
    bringBackLake();
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
  /** By one person, as a newsroom of one may. */
  const retract = async () => {
    const admin = adminOf(product);
    await admin
      .patch('site')
      .set({ fourEyes: { off: true } })
      .commit();
    const { id: requestedBy } = await admin.users.getById('me');
    await admin.create({
      _type: 'correction',
      article: { _type: 'reference', _ref: retracted, _weak: true },
      kind: 'retraction',
      severity: 'serious',
      affects: ['body'],
      note: 'This story has been retracted, because a court wants its words to be gone.',
      requestedBy,
    });
  };
  /** Kills it as often as it is started again, until told otherwise. */
  const keepDown = (part: Part) => {
    const timer = setInterval(() => {
      const pid = findPid(part, product.dataDir);
      if (pid !== null) process.kill(pid, 'SIGKILL');
    }, 100);
    return () => clearInterval(timer);
  };

  const deleted = `deleted-${randomUUID().slice(0, 8)}`;
  const retracted = `retracted-${randomUUID().slice(0, 8)}`;
  const pages = [`/articles/${deleted}`, `/articles/${retracted}`];
  const addresses = [...pages.flatMap((page) => [page, `${page}.md`]), '/feed.xml', '/feed.json'];
  /** By each of the processes that serve readers, as connections take turns. */
  const readAll = () => Promise.all([...addresses, ...addresses].map(read));

  test('is never shown again, deleted or retracted, by what is in memory or on disk', async () => {
    for (const slug of [deleted, retracted]) await publish(slug);
    await expect
      .poll(async () => (await readAll()).filter(({ text }) => !text.includes(words)).length)
      .toBe(0);
    await untilKept(product, addresses);

    /** What both pages answer; nothing may show the words. */
    const readOn = async () => {
      const answers = await readAll();
      expect(answers.filter(({ text }) => text.includes(words))).toEqual([]);
      return [answers[0]?.status, answers[2]?.status];
    };
    const lake = pidOf('lake', product.dataDir);
    await withdrawStory(await editorOf(product), await editorOf(product), deleted);
    await retract();
    process.kill(lake, 'SIGKILL');
    bringBackLake = keepDown('lake');
    // The news has to reach each process.
    await expect
      .poll(async () => (await readAll()).filter(({ text }) => text.includes(words)).length)
      .toBe(0);
    expect(await readOn()).toEqual([410, 410]);
    const edge = pidOf('edge', product.dataDir);
    process.kill(edge, 'SIGKILL');
    await untilReplaced('edge', product.dataDir, edge);
    await expect.poll(() => product.statusOf('/healthz').catch(() => null)).toBe(200);
    expect(await readOn()).toEqual([410, 410]);
    bringBackLake();
    await expect.poll(readOn).toEqual([404, 200]);
  });
});
