import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { waitUntil } from 'local-lake/testing/waitUntil';
import { Turns } from '../../../edge/callers/Turns.ts';
import { openTurns } from '../../../edge/callers/turnsOfStrangers.ts';
import { createAskSite } from '../../../edge/next/askSite.ts';
import type { Pages, PagesOptions } from '../../../edge/pages/Pages.ts';
import { beforePaint } from '../../../lib/reading/beforePaint.ts';
import { pagesOf } from './pagesOf.ts';

type Reply = { status?: number; body?: string; headers?: Record<string, string> };

/** A stub of the site and the page cache in front of it, both over real HTTP. */
const setUp = async (
  reply: (request: IncomingMessage) => Reply | Promise<Reply>,
  {
    timeoutMs = 60_000,
    maxWaitMs = 60_000,
    ...options
  }: { timeoutMs?: number; maxWaitMs?: number } & Partial<PagesOptions> = {},
) => {
  const asked: IncomingMessage[] = [];
  const site = createServer(async (request, response) => {
    asked.push(request);
    const { status = 200, body = '<p>hello</p>', headers = {} } = await reply(request);
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
  });
  const siteOrigin = await listen(site);
  const revalidated: string[][] = [];
  const pages = pagesOf(createAskSite({ siteOrigin, siteUrl: 'https://news.example', timeoutMs }), {
    revalidate: async (keys) => void revalidated.push(keys),
    passThrough: (_request: IncomingMessage, response: ServerResponse) =>
      response.writeHead(200).end('passed'),
    notFoundPage: async () => ({ status: 404, headers: {}, body: Buffer.from('<h1>Not here</h1>') }),
    transport: 'tls',
    maxWaitMs,
    ...options,
  });
  let received = 0;
  const edge = createServer((request, response) => {
    received += 1;
    void pages.serve(request.url ?? '/', request, response);
  });
  const edgeOrigin = await listen(edge);
  const stop = () => Promise.all([close(edge), close(site)]);
  return {
    pages,
    asked,
    received: () => received,
    revalidated,
    site,
    get: (path: string, init?: RequestInit) => fetch(edgeOrigin + path, init),
    stop,
  };
};

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Past its lifetime: the next read causes a refresh. */
const untilStale = (pages: Pages, path: string) =>
  waitUntil(() => performance.now() >= (pages.store.peek(path)?.nextCheckAt ?? Number.POSITIVE_INFINITY));

const these = (...first: string[]) => ({ first, others: [] });

const note = (readAt: number, tags = 's1:a') =>
  `<meta name="copydesk:tags" content="${tags}"><meta name="copydesk:read-at" content="${readAt}">`;

describe('the page cache', () => {
  let stop = async (): Promise<unknown> => undefined;
  afterEach(() => stop());
  const given = async (...parameters: Parameters<typeof setUp>) => {
    const made = await setUp(...parameters);
    stop = made.stop;
    return made;
  };

  it('requests a cold page from the site once, however many readers wait', async () => {
    const { asked, received, get } = await given(async () => {
      await waitUntil(() => received() === 50);
      return {};
    });
    const answers = await Promise.all(Array.from({ length: 50 }, () => get('/')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(asked).toHaveLength(1);
  });

  it('sends nothing of the reader’s request to the site except the address', async () => {
    const { asked, get } = await given(() => ({}));
    await get('/a', {
      headers: { cookie: 'x=1', 'x-forwarded-host': 'evil.example', rsc: '1', 'accept-language': 'de' },
    });
    expect(asked[0]?.headers).toMatchObject({ host: 'news.example', 'x-forwarded-host': 'news.example' });
    expect(asked[0]?.headers).not.toHaveProperty('cookie');
    expect(asked[0]?.headers).not.toHaveProperty('rsc');
    expect(asked[0]?.headers).not.toHaveProperty('accept-language');
  });

  it('answers 304 to a matching ETag of the same encoding, and HEAD without a body', async () => {
    const { get } = await given(() => ({ body: `<p>${'word '.repeat(200)}</p>` }));
    const first = await get('/', { headers: { 'accept-encoding': 'br' } });
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('content-encoding')).toBe('br');
    expect(etag).toMatch(/^"[\w-]{22}-br"$/);
    const again = await get('/', {
      headers: { 'accept-encoding': 'br', 'if-none-match': `W/${etag}, "other"` },
    });
    expect(again.status).toBe(304);
    const plain = await get('/', { headers: { 'accept-encoding': 'identity', 'if-none-match': etag } });
    expect(plain.status).toBe(200);
    const head = await get('/', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it.each(['identity', 'gzip', 'br'])(
    'sends the original bytes in %s, with the correct Content-Length',
    async (encoding) => {
      const body = `<p>${'wörd '.repeat(200)}</p>`;
      const { get } = await given(() => ({ body }));
      const headers = { 'accept-encoding': encoding };
      await get('/', { headers });
      const answer = await get('/', { headers });
      expect(await answer.text()).toBe(body);
      expect(answer.headers.get('content-encoding') ?? 'identity').toBe(encoding);
      const head = await get('/', { method: 'HEAD', headers });
      expect(head.headers.get('content-length')).toBe(answer.headers.get('content-length'));
      expect(head.headers.get('etag')).toBe(answer.headers.get('etag'));
    },
  );

  it('stores text only in compressed form', async () => {
    const { pages, get } = await given(() => ({ body: `<p>${'word '.repeat(20_000)}</p>` }));
    await get('/');
    expect(pages.store.peek('/')?.page.body).toMatchObject({ kind: 'compressed', plainBytes: 100_007 });
    expect(pages.store.bytes).toBeLessThan(10_000);
  });

  it('does not compress the body again when a new render has the same one', async () => {
    let readAt = 1;
    const { pages, get } = await given(() => ({ body: `${note(readAt)}<p>${'word '.repeat(200)}</p>` }));
    await get('/');
    const before = pages.store.peek('/')?.page;
    readAt = Date.now() + 1_000;
    await pages.refreshAfterPublish(these('/'), readAt);
    const after = pages.store.peek('/')?.page;
    expect(after?.readAt).toBe(readAt);
    expect(after?.body).toBe(before?.body);
  });

  it('answers a reader in time if the site is late, and finishes the page', async () => {
    const render = Promise.withResolvers<Reply>();
    const { pages, get } = await given(
      ({ url }) => (url === '/' ? { body: `${note(1)}<p>good</p>` } : render.promise),
      { maxWaitMs: 500 },
    );
    await waitUntil(async () => (await get('/')).ok);
    const late = await get('/articles/a');
    expect([late.status, late.headers.get('retry-after')]).toEqual([503, '5']);
    // The machine serves its other readers: a load balancer asks `/healthz`.
    expect([pages.canServe(), (await get('/')).status]).toEqual([true, 200]);
    pages.withdraw({ path: '/articles/b', kind: 'document', at: Date.now() });
    expect((await get('/articles/b')).status).toBe(410);
    render.resolve({ body: '<p>there</p>' });
    await waitUntil(() => pages.store.has('/articles/a'));
    expect(await (await get('/articles/a')).text()).toBe('<p>there</p>');
  });

  it('serves the last good page when the site fails, and reports it in Cache-Status', async () => {
    let isDown = false;
    const { pages, get } = await given(() => (isDown ? { status: 500 } : { body: `${note(1)}<p>good</p>` }));
    await get('/');
    isDown = true;
    await pages.refreshAfterPublish(these('/'), Date.now());
    const answer = await get('/');
    expect([answer.status, await answer.text()]).toEqual([200, '<p>good</p>']);
    expect(answer.headers.get('cache-status')).toContain('last good page');
  });

  it('refreshes a page until it was rendered from content read after the publish', async () => {
    let looks = 0;
    const { pages, revalidated, get } = await given(() => {
      looks += 1;
      return { body: `${note(looks < 4 ? 1 : Date.now() + 1_000)}<p>${looks}</p>` };
    });
    await get('/');
    await pages.refreshAfterPublish(pages.store.touchedBy(['s1:a']), Date.now());
    expect(await (await get('/')).text()).toBe('<p>4</p>');
    expect(revalidated).toEqual([['/'], ['/']]);
  });

  it('renders a page or a 404 again if its render was in progress at a publish', async () => {
    const [begun, proceed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    // After the beginning of the first renders, on a slow machine too.
    const publishedAt = Date.now() + 600_000;
    let isPublished = false;
    const { pages, revalidated, get } = await given(async ({ url }) => {
      const isLate = isPublished && revalidated.flat().includes(url ?? '');
      begun.resolve();
      await proceed.promise;
      if (isLate) return { body: `${note(publishedAt + 1_000)}<p>new</p>` };
      return url === '/known' ? { body: `${note(1)}<p>old</p>` } : { status: 404 };
    });
    const first = Promise.all([get('/known'), get('/unknown')]);
    await begun.promise;
    isPublished = true;
    pages.notePublish(['s1:a'], publishedAt);
    proceed.resolve();
    await first;
    await waitUntil(async () => (await (await get('/known')).text()) === '<p>new</p>');
    await waitUntil(async () => (await (await get('/unknown')).text()) === '<p>new</p>');
    expect((await get('/unknown')).status).toBe(200);
  });

  it('never replaces a page by an older render that another instance cached late', async () => {
    const readTimes = [2_000, 1_000, 3_000];
    let looks = 0;
    const { pages, revalidated, get } = await given(() => {
      const readAt = readTimes[looks] ?? 3_000;
      looks += 1;
      return { body: `${note(readAt)}<p>read at ${readAt}</p>` };
    });
    await get('/');
    await untilStale(pages, '/');
    await get('/');
    await waitUntil(() => looks === 3);
    expect(await (await get('/')).text()).toMatch(/read at [23]000/);
    await waitUntil(async () => (await (await get('/')).text()).includes('read at 3000'));
    expect(revalidated).toEqual([['/']]);
    expect(pages.store.peek('/')?.outdatedSince).toBeNull();
  });

  describe('for a withdrawn document', () => {
    const old = () => ({ body: `${note(Date.now() - 60_000)}<p>taken back</p>` });
    const withdrawStory = (pages: Pages) =>
      pages.withdraw({ path: '/articles/a', kind: 'document', at: Date.now() });

    it('answers a cacheable 410 when the site fails', async () => {
      let reply: () => Reply = old;
      const { pages, get } = await given(() => reply());
      for (const key of ['/articles/a', '/articles/a.md', '/articles/a/report', '/articles/ab'])
        await get(key);
      reply = () => ({ status: 500 });
      withdrawStory(pages);
      for (const key of ['/articles/a', '/articles/a.md', '/articles/a/report']) {
        const answer = await get(key);
        expect([key, answer.status, await answer.text()]).toEqual([
          key,
          410,
          expect.not.stringContaining('taken back</p>'),
        ]);
        expect(answer.headers.get('cache-control')).toContain('s-maxage');
      }
      expect(await (await get('/articles/ab')).text()).toBe('<p>taken back</p>');
    });

    it('rejects older renders of its page and of feeds, also those in progress, and makes the site render again', async () => {
      let reply: () => Reply | Promise<Reply> = old;
      const { pages, revalidated, get } = await given(async ({ url }) => ({
        ...(await reply()),
        headers: {
          'content-type': url === '/feed.xml' ? 'application/rss+xml' : 'text/html',
          'x-copydesk-read-at': String(Date.now() - 60_000),
        },
      }));
      await get('/feed.xml');
      const { promise, resolve } = Promise.withResolvers<void>();
      reply = () => promise.then(old);
      const inProgress = get('/articles/a');
      await waitUntil(() => pages.store.size === 1);
      withdrawStory(pages);
      resolve();
      expect((await inProgress).status).toBe(410);
      expect((await get('/feed.xml')).status).toBe(503);
      expect(revalidated).toContainEqual(['/articles/a']);
      expect(revalidated).toContainEqual(['/feed.xml']);
    });

    it('rejects a render in progress that read its content before the withdrawal', async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      let readAt: number | null = null;
      const { pages, get } = await given(async () => {
        // The site starts to read after the request.
        await waitUntil(() => Date.now() > asked);
        readAt ??= Date.now();
        await promise;
        return { body: `${note(readAt)}<p>taken back</p>` };
      });
      const asked = Date.now();
      const inProgress = get('/articles/a');
      await waitUntil(() => readAt !== null && Date.now() > readAt);
      withdrawStory(pages);
      resolve();
      expect(await (await inProgress).text()).not.toContain('taken back</p>');
      expect(pages.store.size).toBe(0);
    });

    it('asks again while renders arrive that began before it', async () => {
      const replies: Reply[] = [old(), old(), old()];
      const { pages, get } = await given(
        () => replies.shift() ?? { body: `${note(Date.now() + 1_000)}<p>without it</p>` },
      );
      withdrawStory(pages);
      expect(await (await get('/articles/a')).text()).toBe('<p>without it</p>');
    });

    it('accepts renders that were read later: a 404, or a republished document', async () => {
      let reply: () => Reply = old;
      const { pages, get } = await given(() => reply());
      withdrawStory(pages);
      reply = () => ({ status: 404, body: '<p>not here</p>' });
      expect((await get('/articles/a')).status).toBe(404);
      reply = () => ({ body: `${note(Date.now())}<p>again</p>` });
      await pages.refreshAfterPublish(these('/articles/a'), Date.now() - 1);
      expect(await (await get('/articles/a')).text()).toBe('<p>again</p>');
      pages.endWithdrawal('/articles/a');
      pages.store.delete('/articles/a');
      reply = () => ({ status: 500 });
      expect((await get('/articles/a')).status).toBe(503);
    });
  });

  describe('for a story of which an entry was withdrawn', () => {
    const withdrawEntry = (pages: Pages) =>
      pages.withdraw({ path: '/articles/a', kind: 'entry', at: Date.now() });
    const keys = ['/articles/a', '/articles/a.md', '/articles/a/updates/1'];

    it.each<[string, () => Reply]>([
      ['fails', () => ({ status: 500 })],
      ['serves its last render', () => ({ body: `${note(Date.now() - 60_000)}<p>with the entry</p>` })],
    ])(
      'answers that it cannot be shown just now while the site %s, never that it is gone',
      async (_case, failing) => {
        let reply: () => Reply = () => ({ body: `${note(Date.now() - 60_000)}<p>with the entry</p>` });
        const { pages, get } = await given(() => reply());
        for (const key of [...keys, '/articles/another']) await get(key);
        withdrawEntry(pages);
        reply = failing;
        for (const key of keys) {
          const answer = await get(key);
          expect([key, answer.status]).toEqual([key, 500]);
          expect(answer.headers.get('cache-control')).toBe('no-store');
          expect(await answer.text()).not.toContain('with the entry');
        }
      },
    );

    it('shows the first newer render, and serves it when the site fails later', async () => {
      let reply: () => Reply = () => ({ body: `${note(Date.now() - 60_000)}<p>with the entry</p>` });
      const { pages, get } = await given(() => reply());
      await get('/articles/a');
      withdrawEntry(pages);
      reply = () => ({ body: `${note(Date.now())}<p>without it</p>` });
      expect(await (await get('/articles/a')).text()).toBe('<p>without it</p>');
      reply = () => ({ status: 500 });
      await pages.refreshAfterPublish(these('/articles/a'), Date.now());
      expect(await (await get('/articles/a')).text()).toBe('<p>without it</p>');
      pages.store.delete('/articles/a');
      await get('/');
      expect((await get('/articles/a')).status).not.toBe(410);
    });
  });

  it('requests a page again if it was evicted while the site confirmed it', async () => {
    let onRequest = () => {};
    const { pages, get } = await given(({ headers }) => {
      onRequest();
      return headers['if-none-match'] ? { status: 304 } : { headers: { etag: '"1"' } };
    });
    await get('/');
    onRequest = () => pages.store.delete('/');
    await pages.refreshAfterPublish(these('/'), Date.now());
    expect(pages.store.has('/')).toBe(true);
  });

  it('accepts newer pages after the clock was set back', async () => {
    let readAt = 5_000_000;
    const { pages, get } = await given(() => ({ body: `${note(readAt)}<p>read at ${readAt}</p>` }));
    await get('/');
    readAt = 1_000_000;
    await pages.refreshAfterPublish(these('/'), readAt);
    expect(await (await get('/')).text()).toBe('<p>read at 1000000</p>');
  });

  it('finds pages by the tags of their content', async () => {
    const { pages, get } = await given(({ url }) => ({ body: note(1, url === '/a' ? 's1:a' : 's1:b') }));
    await Promise.all([get('/a'), get('/b')]);
    expect(pages.store.touchedBy(['s1:b', 's1:c'])).toEqual(these('/b'));
  });

  it('refreshes the pages of the published document first, then the most recently read', async () => {
    const { pages, get } = await given(({ url }) => ({
      body: note(1, url === '/story' ? 's1:section s1:story' : 's1:section'),
    }));
    const others = Array.from({ length: 60 }, (_, number) => `/${number}`);
    for (const path of ['/story', ...others]) await get(path);
    const touched = pages.store.touchedBy(['s1:section', 's1:story']);
    expect(touched).toEqual({ first: ['/story'], others: others.toReversed() });
  });

  it('limits the refreshes per second of pages that are only past their lifetime', async () => {
    const { pages, asked, get } = await given(() => ({ body: note(1) }));
    const paths = Array.from({ length: 40 }, (_, number) => `/${number}`);
    for (const path of paths) await get(path);
    const readAll = () => {
      for (const path of paths) pages.recall(path);
    };
    for (const path of paths) await untilStale(pages, path);
    const before = asked.length;
    readAll();
    readAll();
    await waitUntil(() => asked.length > before && pages.waiting === 0);
    expect(asked.length - before).toBeLessThan(paths.length);
  });

  it('refreshes all pages that a publish touches, also those that nobody reads', async () => {
    let readAt = 1;
    const { pages, get } = await given(() => ({ body: note(readAt) }));
    const paths = Array.from({ length: 80 }, (_, number) => `/${number}`);
    for (const path of paths) await get(path);
    readAt = Date.now();
    await pages.refreshAfterPublish(pages.store.touchedBy(['s1:a']), readAt);
    await waitUntil(() => paths.every((path) => pages.store.peek(path)?.outdatedSince === null));
    expect(new Set(paths.map((path) => pages.store.peek(path)?.page.readAt))).toEqual(new Set([readAt]));
  });

  it('refreshes every page although publishes touch them all the time', async () => {
    const { pages, asked, get } = await given(() => ({ body: note(Date.now()) }));
    const paths = Array.from({ length: 20 }, (_, number) => `/${number}`);
    for (const path of paths) await get(path);
    const before = asked.length;
    let publishes = 0;
    await waitUntil(() => {
      publishes += 1;
      void pages.refreshAfterPublish(these(...paths), Date.now());
      return paths.every((path) => asked.slice(before).some(({ url }) => url === path));
    });
    await waitUntil(() => paths.every((path) => pages.store.peek(path)?.outdatedSince === null));
    expect(publishes).toBeGreaterThan(0);
  });

  it('replaces Next’s empty not-found page by the site’s own', async () => {
    const { get } = await given(() => ({
      status: 404,
      body: '<template data-dgst="NEXT_HTTP_ERROR_FALLBACK;404"></template><script>x</script>',
    }));
    const answer = await get('/nowhere');
    expect([answer.status, await answer.text()]).toEqual([404, '<h1>Not here</h1>']);
  });

  it('caches no response that sets a cookie', async () => {
    const { pages, get } = await given(() => ({ headers: { 'set-cookie': 'a=1' } }));
    expect(await (await get('/')).text()).toBe('passed');
    expect(pages.store.size).toBe(0);
  });

  it('remembers the failure of a cold page instead of requesting it again', async () => {
    const { asked, get } = await given(() => ({ status: 500 }));
    for (let times = 0; times < 5; times += 1) expect((await get('/')).status).toBe(503);
    expect(asked).toHaveLength(1);
  });

  it('answers 503 while it can serve no page, and 500 if only one page fails', async () => {
    let isBroken = true;
    const { pages, get } = await given(({ url }) =>
      isBroken || url?.startsWith('/broken') ? { status: 500 } : { body: `${note(1)}<p>good</p>` },
    );
    expect(pages.canServe()).toBe(false);
    expect((await get('/broken')).status).toBe(503);
    expect(await pages.prepare('/')).toBe(false);
    isBroken = false;
    expect(await pages.prepare('/')).toBe(true);
    expect(pages.canServe()).toBe(true);
    expect((await get('/broken-too')).status).toBe(500);
    expect((await get('/')).status).toBe(200);
  });

  it('cannot serve readers with only a style sheet or a 404 in memory', async () => {
    const { pages } = await given(({ url }) =>
      url === '/nowhere' ? { status: 404 } : { headers: { 'content-type': 'text/css' } },
    );
    expect([await pages.prepare('/_next/static/a.css'), await pages.prepare('/nowhere')]).toEqual([
      true,
      false,
    ]);
    expect(pages.canServe()).toBe(false);
  });

  it('answers 503 if the site is too slow, or cannot be reached', async () => {
    const never = new Promise<Reply>(() => {});
    const { get, site, pages } = await given(
      ({ url }) => (url === '/slow' ? never : { body: `${note(1)}<p>good</p>` }),
      { timeoutMs: 2_000 },
    );
    await waitUntil(async () => (await get('/')).ok);
    expect((await get('/slow')).status).toBe(503);
    await close(site);
    expect((await get('/other')).status).toBe(503);
    expect([pages.canServe(), (await get('/')).status]).toEqual([true, 200]);
  });

  it('of an address that nothing has is 404 without a render', async () => {
    const absent = (key: string) => key.startsWith('/articles/invented');
    const { asked, get } = await given(() => ({ body: '<h1>Not here</h1>' }), {
      addresses: { exists: async (key) => !absent(key), notePublish: () => {} },
    });
    for (let number = 0; number < 5; number += 1) {
      const response = await get(`/articles/invented-${number}`);
      expect([response.status, await response.text()]).toEqual([404, '<h1>Not here</h1>']);
    }
    expect((await get('/articles/a')).status).toBe(200);
    // The page for all addresses that do not exist is rendered once.
    expect(asked.map(({ url }) => url)).toEqual(['/404', '/articles/a']);
  });

  it('have their turn while another address floods the site', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { asked, get } = await given(
      async () => {
        await promise;
        return {};
      },
      {
        turns: openTurns().site,
        callerOf: ({ headers }) => String(headers['x-forwarded-for'] ?? 'flooding'),
      },
    );
    const flood = Array.from({ length: 90 }, (_, number) => get(`/articles/${number}`));
    await waitUntil(() => asked.length === 2);
    // One of them is a page for which the flooding address waits too.
    const others = ['/articles/89', '/articles/other'].map((key, number) =>
      get(key, { headers: { 'x-forwarded-for': `198.51.100.${number}` } }),
    );
    await waitUntil(() => asked.length === 4);
    expect(asked.slice(2).map(({ url }) => url)).toEqual(['/articles/89', '/articles/other']);
    resolve();
    expect((await Promise.all([...others, ...flood])).every(({ status }) => status === 200)).toBe(true);
    expect(asked).toHaveLength(91);
  });

  it('limits the number of readers of an address that wait for a site that hangs', async () => {
    const never = new Promise<never>(() => {});
    const site = { asked: 0 };
    const statuses: number[] = [];
    const pages = pagesOf(
      () => {
        site.asked += 1;
        return never;
      },
      {
        turns: new Turns({
          ...{ maxRunning: 4, maxRunningPerCaller: 2, maxWaiting: 2_000, maxWaitingPerCaller: 100 },
          ...{ maxTurnMs: 60_000, refusalMs: 0 },
        }),
      },
    );
    for (let reader = 0; reader < 112; reader += 1) {
      const request = { method: 'GET', headers: {} } as IncomingMessage;
      const response = {
        writeHead: (status: number) => void statuses.push(status),
        end: () => {},
      } as unknown as ServerResponse;
      void pages.serve(`/page-${reader}`, request, response);
    }
    await waitUntil(() => statuses.length === 10);
    expect([site.asked, new Set(statuses)]).toEqual([2, new Set([429])]);
  });

  it('stays within its maximum of bytes', async () => {
    const { pages, get } = await given(() => ({ body: `<p>${randomBytes(40_000).toString('base64')}</p>` }));
    for (let page = 0; page < 40; page += 1) await get(`/${page}`);
    expect(pages.store.bytes).toBeLessThanOrEqual(1_000_000);
    expect(pages.store.size).toBeLessThan(40);
  });

  it('marks content-hashed files as immutable, but not their 404', async () => {
    const headers = { 'content-type': 'text/css', 'cache-control': 'public, max-age=31536000, immutable' };
    const { get } = await given(({ url }) => ({
      status: url === '/_next/a.css' ? 200 : 404,
      headers,
      body: 'a',
    }));
    expect((await get('/_next/a.css')).headers.get('cache-control')).toContain('immutable');
    expect((await get('/_next/b.css')).headers.get('cache-control')).toContain('max-age=0');
  });

  it('allows inline styles only by their hash', async () => {
    const { get } = await given(() => ({ body: '<style>a{}</style><p>x</p>' }));
    const policy = (await get('/')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/style-src 'self' 'sha256-[\w+/=]{44}'/);
    expect(policy).not.toContain('unsafe-inline');
  });

  it.each([
    '<script>go()</script>',
    '<script data-keep>go()</script>',
    '<!--$?--><template id="B:0"></template><script>go()</script>',
    '<script type="application/ld+json">go()</script>',
  ])('allows no injected script: %s', async (smuggled) => {
    const { get } = await given(() => ({ body: `<p>x</p>${smuggled}` }));
    const policy = (await get('/')).headers.get('content-security-policy') ?? '';
    // The hash is that of the site's own inline script.
    const own = createHash('sha256').update(beforePaint).digest('base64');
    expect(policy).toContain(`; script-src 'self' 'sha256-${own}'; `);
  });
});

describe('a response of the site that cannot be converted to a page', () => {
  it('gives the reader an error instead of no response', async () => {
    const failures: unknown[] = [];
    const pages = pagesOf(async () => ({ status: 200, headers: {}, body: null as never }), {
      onFailure: (failure) => failures.push(failure),
    });
    const edge = createServer((request, response) => pages.serve('/', request, response));
    pages.canServe = () => true;
    const answer = await fetch(await listen(edge)).finally(() => close(edge));
    expect(answer.status).toBe(500);
    expect(failures).toHaveLength(1);
  });
});
