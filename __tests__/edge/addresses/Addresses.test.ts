import { type ServedLake, serveTestLake } from 'local-lake/testing';
import { Addresses } from '../../../edge/addresses/Addresses.ts';
import { openTurns } from '../../../edge/callers/turnsOfStrangers.ts';

/** A build with these files, and a route that our grammar does not know. */
const files = {
  has: (path: string) => ['/', '/feed.xml', '/icon.svg', '/_next/static/chunks/a.js'].includes(path),
  isOfRoute: (path: string) => path.startsWith('/sitemaps/'),
};

let lake: ServedLake;
beforeAll(async () => {
  lake = await serveTestLake();
  const slug = (current: string) => ({ slug: { _type: 'slug', current } });
  const transaction = lake.client({ token: lake.tokenFor('editor') }).transaction();
  const documents: { _id: string; _type: string; [field: string]: unknown }[] = [
    { _id: 'live', _type: 'article', ...slug('live-story') },
    { _id: 'other', _type: 'article', ...slug('a b'), embargoedUntil: '2999-01-01T00:00:00Z' },
    { _id: 'drafts.unborn', _type: 'article', ...slug('unborn') },
    { _id: 'tech', _type: 'section', ...slug('tech') },
    { _id: 'rain', _type: 'topic', ...slug('rain') },
    { _id: 'ann', _type: 'person', ...slug('ann') },
    { _id: 'about', _type: 'page', ...slug('about') },
    { _id: 'entry1', _type: 'liveEntry', story: { _type: 'reference', _ref: 'live' } },
    { _id: 'moved', _type: 'redirect', from: '/articles/old', to: '/articles/live-story' },
    { _id: 'wordpress', _type: 'redirect', from: '/?p=7', to: '/articles/live-story' },
    { _id: 'path', _type: 'redirect', from: '/2019/01/ä b', to: '/articles/live-story' },
  ];
  for (const document of documents) transaction.create(document);
  await transaction.commit();
});
afterAll(() => lake.close());

const open = (answer?: () => Promise<unknown>) => {
  const queries: unknown[] = [];
  const client = lake.client({ token: lake.tokenFor('viewer') }).withConfig({ perspective: 'published' });
  const failures: unknown[] = [];
  const addresses = new Addresses({
    client: {
      fetch: ((query: string, params: Record<string, unknown>) => {
        queries.push(params);
        return answer ? answer() : client.fetch(query, params);
      }) as never,
    },
    files,
    turns: openTurns().addresses,
    onFailure: (error) => failures.push(error),
  });
  return { addresses, queries, failures };
};

describe('an address', () => {
  it.each([
    '/articles/live-story',
    '/articles/live-story/',
    '/articles/live-story.md',
    '/articles/live-story.json',
    '/articles/live-story/report',
    '/articles/live-story/report/thanks',
    '/articles/live-story/updates/2',
    '/articles/live-story/entries/entry1',
    '/articles/live-story/feed.xml',
    '/articles/a%20b',
    '/articles/old',
    '/articles/old.md',
    '/articles/old/report',
    '/sections/tech',
    '/sections/tech/archive',
    '/sections/tech/archive/2026/11/26/page/2',
    '/topics/rain/feed.json',
    '/people/ann',
    '/people/ann/ninjs.json',
    '/pages/about',
    '/%3Fp%3D7',
    '/2019/01/%C3%A4%20b',
    '/corrections/in/tech',
  ])('exists: %s', async (key) => {
    expect(await open().addresses.exists(key, '192.0.2.1')).toBe(true);
  });

  it.each([
    '/',
    '/feed.xml',
    '/icon.svg',
    '/_next/static/chunks/a.js',
    '/sitemaps/pages.xml',
    '/archive/2026',
    '/corrections',
  ])('is the site’s own, which asks nobody: %s', async (key) => {
    const { addresses, queries } = open();
    expect([await addresses.exists(key, '192.0.2.1'), queries]).toEqual([true, []]);
  });

  it.each([
    '/articles/invented',
    '/articles/invented.md',
    '/articles/unborn',
    '/articles/live-story/invented',
    '/articles/live-story/entries/invented',
    '/articles/a%20b/entries/entry1',
    '/articles/live-story/updates/0',
    '/articles/live-story/report/x',
    '/sections/invented',
    '/sections/live-story',
    '/sections/tech/archive/2026/13',
    '/sections/tech/x.xml',
    '/topics/invented',
    '/people/invented/archive/2026',
    '/pages/invented',
    '/pages/about/x',
    '/%3Fp%3D8',
    '/wp-login.php',
    '/archive/x',
    '/corrections/in/invented',
    '/corrections/invented',
    '/_next/static/chunks/invented.js',
  ])('does not exist: %s', async (key) => {
    expect(await open().addresses.exists(key, '192.0.2.1')).toBe(false);
  });

  it('is looked up with all that are asked for at a time, in one query', async () => {
    const { addresses, queries } = open();
    const keys = Array.from({ length: 20 }, (_, number) => `/articles/invented-${number}`);
    const found = await Promise.all([...keys, '/people/ann'].map((key) => addresses.exists(key, null)));
    expect([found.filter(Boolean), queries.length]).toEqual([[true], 1]);
  });

  it('that is asked for again is known to be absent until the next publish', async () => {
    const { addresses, queries } = open();
    for (let times = 0; times < 3; times += 1) await addresses.exists('/articles/soon', '192.0.2.1');
    expect(queries).toHaveLength(1);
    const editor = lake.client({ token: lake.tokenFor('editor') });
    await editor.create({ _id: 'soon', _type: 'article', slug: { _type: 'slug', current: 'soon' } });
    addresses.notePublish();
    expect(await addresses.exists('/articles/soon', '192.0.2.1')).toBe(true);
  });

  it('is not kept as absent if there was a publish during its query', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const none = { article: [], section: [], topic: [], person: [], page: [], entry: [], redirect: [] };
    const { addresses, queries } = open(async () => {
      await promise;
      return none;
    });
    const asked = addresses.exists('/articles/just-now', null);
    addresses.notePublish();
    resolve();
    await asked;
    await addresses.exists('/articles/just-now', null);
    expect(queries).toHaveLength(2);
  });

  it('is for the site to answer while the lake does not, which is asked only now and then', async () => {
    const { addresses, queries, failures } = open(async () => Promise.reject(new Error('away')));
    for (let times = 0; times < 3; times += 1)
      expect(await addresses.exists(`/articles/invented-${times}`, '192.0.2.1')).toBeNull();
    expect([queries.length, failures.length]).toEqual([1, 1]);
  });
});
