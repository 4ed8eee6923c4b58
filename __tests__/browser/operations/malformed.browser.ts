import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { convert } from 'xmlbuilder2';
import { withdrawStory } from '../../../tools/testing/changeStory.ts';
import { type Part, pidOf } from '../../../tools/testing/processes.ts';
import { malformedStories, soundStory } from '../../fixtures/malformedStories.ts';
import { shownAnyway } from '../../fixtures/shownAnyway.ts';
import { adminOf, editorOf } from '../harness/clients.ts';
import { writeOlderLake } from '../harness/lakes/olderLake.ts';
import { retractAlone } from '../harness/newsroom.ts';
import { type Product, removeData, startProduct } from '../harness/product.ts';

const reference = (_ref: string) => ({ _key: _ref, _type: 'reference', _ref });
const filed = {
  firstPublishedAt: new Date().toISOString(),
  topics: [reference('topic-microsoft')],
  noByline: false,
  bylines: [reference('person-the-desk')],
};
/** The newest story, so that it is in every list. */
const sound = soundStory('sound', { ...filed, firstPublishedAt: new Date(Date.now() + 1_000).toISOString() });

const stories = malformedStories.map(({ name, story }) => ({
  name,
  sound: soundStory(story._id, filed),
  stored: { ...filed, ...story, noByline: story.noByline === true ? false : story.noByline },
}));

/** Stories with a valid address. */
const addressed = malformedStories.flatMap(({ name, story: { slug } }) => {
  const current = typeof slug === 'object' && slug !== null && 'current' in slug ? slug.current : null;
  return typeof current === 'string' && current.isWellFormed() && !current.includes('/')
    ? [{ name, path: `/articles/${encodeURIComponent(current)}` }]
    : [];
});

const party = (id: string) => ({
  sound: soundStory(id),
  stored: soundStory(id, { slug: { _type: 'slug', current: `${id}-\ud83c` } }),
});
const parts: Part[] = ['lake', 'site', 'edge'];

let product: Product;
const get = (path: string) => product.read(path);

test.beforeAll(async () => {
  const dataDir = await writeOlderLake([
    ...stories,
    { sound, stored: sound },
    ...['withdrawn', 'renamed', 'retracted'].map(party),
  ]);
  product = await startProduct({ DATA_DIR: dataDir });
});
test.afterAll(async () => {
  await product?.stop();
  removeData(product);
});

test.describe('a newsroom with invalid documents of an older lake', () => {
  for (const path of [
    '/',
    '/feed.xml',
    '/atom.xml',
    '/feed.json',
    '/ninjs.json',
    '/llms.txt',
    '/sitemaps/stories-1.xml',
    '/news-sitemap.xml',
    '/sections/tech',
    '/sections/tech/feed.xml',
    '/sections/tech/atom.xml',
    '/sections/tech/feed.json',
    '/sections/tech/ninjs.json',
    '/topics/microsoft',
    '/people/the-desk',
    '/people/the-desk/feed.xml',
  ])
    test(`serves ${path} with the valid documents`, async () => {
      const { status, text } = await get(path);
      expect(status).toBe(200);
      expect(text).toContain('/articles/sound');
      expect(text).not.toContain('party-');
      expect(text).not.toContain('[object Object]');
      if (path.endsWith('.xml')) expect(() => convert(text, { format: 'object' })).not.toThrow();
      if (path.endsWith('.json')) expect(() => JSON.parse(text)).not.toThrow();
    });

  for (const path of ['/sitemap.xml', '/sitemaps/pages.xml', '/corrections', '/corrections/feed.json'])
    test(`serves ${path}`, async () => {
      expect((await get(path)).status).toBe(200);
    });

  for (const { name, path } of addressed)
    test(`answers an error only for the story itself, or shows it completely: ${name}`, async () => {
      const [page, markdown, ninjs] = await Promise.all([get(path), get(`${path}.md`), get(`${path}.json`)]);
      const expected = shownAnyway.has(name) ? 200 : 500;
      expect([page.status, markdown.status, ninjs.status]).toEqual([expected, expected, expected]);
      expect(page.text).not.toMatch(/node_modules|\.tsx?\b/);
    });

  for (const list of ['/sections/tech', '/sitemaps/stories-1.xml', '/news-sitemap.xml'])
    test(`lists no story whose page answers an error: ${list}`, async () => {
      const { text } = await get(list);
      const listed = addressed.filter(({ path }) => text.includes(`${path}"`) || text.includes(`${path}<`));
      expect(listed.length).toBeGreaterThan(20);
      expect(listed.filter(({ name }) => !shownAnyway.has(name))).toEqual([]);
    });

  test('logs each omitted document once', async () => {
    const lines = product
      .output()
      .split('\n')
      .filter((line) => line.includes('cannot be read and is left out') && line.includes('"malformed-0"'));
    // In Next pages and routes are separate bundles, and each remembers what it has logged.
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThan(4);
    expect(lines[0]).toContain('headline');
  });

  test('shows a story as soon as it is repaired', async () => {
    const { stored } = stories.find(({ name }) => name === 'a list 999,999 levels deep') ?? {};
    const path = `/articles/${stored?._id}`;
    expect((await get(path)).status).toBe(500);
    const id = stored?._id ?? '';
    const admin = adminOf(product);
    const { id: requestedBy } = await admin.users.getById('me');
    await admin
      .transaction()
      .patch('site', (patch) => patch.set({ fourEyes: { off: true } }))
      .commit();
    await admin
      .transaction()
      .create({
        _type: 'correction',
        article: { _type: 'reference', _ref: id, _weak: true },
        kind: 'correction',
        severity: 'minor',
        affects: ['body'],
        note: 'A list of this story could not be shown. It can be shown now.',
        requestedBy,
      })
      .patch(id, (patch) => patch.set({ 'body[0].level': 1 }))
      .commit();
    await expect.poll(async () => (await get(path)).status).toBe(200);
    await expect.poll(async () => (await get('/sections/tech')).text).toContain(`"${path}"`);
  });
});

test.describe('events with invalid data', () => {
  let pids: number[];
  const pidsNow = () => parts.map((part) => pidOf(part, product.dataDir));
  test.beforeAll(() => {
    pids = pidsNow();
  });

  /** Publishes a story and waits until its section lists it. */
  const expectPublishToShow = async () => {
    const id = `story-${randomUUID().slice(0, 8)}`;
    await product.textOf('/sections/tech');
    await adminOf(product).create(soundStory(id));
    await expect.poll(() => product.textOf('/sections/tech')).toContain(`/articles/${id}`);
  };

  const changes: [what: string, change: () => Promise<unknown>][] = [
    ['renamed', () => adminOf(product).patch('renamed').set({ 'slug.current': 'renamed' }).commit()],
    ['withdrawn', async () => withdrawStory(await editorOf(product), await editorOf(product), 'withdrawn')],
    ['retracted', () => retractAlone(adminOf(product), 'retracted')],
  ];
  for (const [what, change] of changes)
    test(`stop no process and no later publish: a lone surrogate in a slug, ${what}`, async () => {
      await change();
      await expectPublishToShow();
      expect(pidsNow()).toEqual(pids);
    });

  for (const address of ['/lake//[', '/lake/v1/data/streams?%', '/lake/\\\\[', '//['])
    test(`stop no process and no later publish: a WebSocket at ${address}`, async () => {
      const { port } = new URL(product.origin);
      const socket = connect(Number(port), 'localhost');
      socket.write(
        `GET ${address} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      );
      await textOf(socket);
      await expectPublishToShow();
      expect(pidsNow()).toEqual(pids);
    });
});
