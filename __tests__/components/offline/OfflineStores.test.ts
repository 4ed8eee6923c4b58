import { OfflineStores } from '../../../components/offline/OfflineStores.ts';
import { bounds } from '../../../lib/reading/offline/bounds.ts';
import { answerOf, fakeCaches } from '../../fixtures/fakeCaches.ts';

const begun = Date.parse('2026-11-28T14:05:00Z');
const minutes = (count: number) => count * 60_000;
const pages = 'copydesk-pages';
const page = (text: string, etag = '"1"') =>
  answerOf(`<title>${text}</title><main id="content">${text}</main>`, { headers: { etag } });

/** Stores over a server whose answers the test gives, by path. */
const open = (
  server: Record<string, (init?: RequestInit) => Response | Promise<Response>> = {},
  modules: string[] = [],
) => {
  const { caches, pathsIn, refuseMore } = fakeCaches();
  const asked: { path: string; init: RequestInit | undefined }[] = [];
  const clock = { now: begun };
  const stores = new OfflineStores({
    caches,
    now: () => clock.now,
    modules,
    ask: async (path, init) => {
      asked.push({ path, init });
      return (await server[path]?.(init)) ?? answerOf('', { status: 404 });
    },
  });
  const textOf = async (path: string) => (await stores.pages.find(path))?.text();
  return { stores, pathsIn, asked, clock, textOf, refuseMore };
};

describe('a page that was opened', () => {
  it('is kept with the files that it names', async () => {
    const css = answerOf('a{}', { headers: { 'cache-control': 'public, max-age=31536000, immutable' } });
    const { stores, pathsIn, textOf } = open({ '/_next/static/a.css': () => css });
    await stores.keepPage('/articles/a', answerOf('<link href="/_next/static/a.css"/>A mill'));
    expect(await textOf('/articles/a')).toContain('A mill');
    expect(pathsIn('copydesk-files')).toEqual(['/_next/static/a.css']);
  });

  it.each([
    ['is gone', answerOf('', { status: 410 })],
    ['does not exist any more', answerOf('', { status: 404 })],
    ['is a draft', answerOf('draft', { headers: { 'cache-control': 'private, no-store' } })],
    ['is no page', answerOf('{}', { headers: { 'content-type': 'application/json' } })],
  ])('is deleted at once when it %s', async (_what, answer) => {
    const { stores, pathsIn } = open();
    await stores.keepPage('/articles/a', page('A mill'));
    await stores.keepPage('/articles/a', answer);
    expect(pathsIn(pages)).toEqual([]);
  });

  it.each([500, 503, 429])('stays when the server answers %d', async (status) => {
    const { stores, pathsIn } = open();
    await stores.keepPage('/articles/a', page('A mill'));
    await stores.keepPage('/articles/a', answerOf('', { status }));
    expect(pathsIn(pages)).toEqual(['/articles/a']);
  });

  it('is not kept by a slow answer from before it was withdrawn', async () => {
    const { stores, pathsIn } = open();
    const body = Promise.withResolvers<ArrayBuffer>();
    const slow = Object.assign(page('A mill'), { arrayBuffer: () => body.promise });
    const keeping = stores.keepPage('/articles/a', slow);
    await stores.keepPage('/articles/a', answerOf('', { status: 410 }));
    body.resolve(new ArrayBuffer(3));
    await keeping;
    expect(pathsIn(pages)).toEqual([]);
  });

  it('is kept also if the server is in trouble while it arrives', async () => {
    const { stores, pathsIn } = open();
    const body = Promise.withResolvers<ArrayBuffer>();
    const slow = Object.assign(page('A mill'), { arrayBuffer: () => body.promise });
    const keeping = stores.keepPage('/articles/a', slow);
    await stores.keepPage('/articles/a', answerOf('', { status: 503 }));
    body.resolve(new ArrayBuffer(3));
    await keeping;
    expect(pathsIn(pages)).toEqual(['/articles/a']);
  });

  it('is kept also if one of its files fails, which is fetched with the next page', async () => {
    const answers = [() => Promise.reject(new TypeError('Failed to fetch')), async () => answerOf('b{}')];
    const { stores, pathsIn } = open({
      '/_next/static/a.css': () => answerOf('a{}'),
      '/_next/static/b.css': () => answers.shift()?.() ?? answerOf('', { status: 404 }),
    });
    const named = () =>
      answerOf('<link href="/_next/static/b.css"/><link href="/_next/static/a.css"/>A mill');
    await stores.keepPage('/articles/a', named());
    expect(pathsIn('copydesk-files')).toEqual(['/_next/static/a.css']);
    await stores.keepPage('/articles/b', named());
    expect(pathsIn('copydesk-files')).toHaveLength(2);
    expect(pathsIn(pages)).toEqual(['/articles/a', '/articles/b']);
  });

  it('does not stay in its old version when the browser has no room for the new one', async () => {
    const { stores, pathsIn, refuseMore } = open();
    await stores.keepPage('/articles/a', page('A mill'));
    refuseMore();
    await stores.keepPage('/articles/a', page('This story has been retracted.'));
    expect(pathsIn(pages)).toEqual([]);
  });

  it('is not shown when the server has not confirmed it for three days', async () => {
    const { stores, clock, textOf } = open();
    await stores.keepPage('/articles/a', page('A mill'));
    clock.now += minutes(60 * 73);
    expect(await textOf('/articles/a')).toBeUndefined();
  });

  it('gives up the one that was opened longest ago, beyond the bound', async () => {
    const { stores, clock, pathsIn } = open();
    for (let index = 0; index <= bounds.pages.maxCount; index += 1) {
      clock.now += 1;
      await stores.keepPage(`/articles/${index}`, page('A mill'));
    }
    expect(pathsIn(pages)).toHaveLength(bounds.pages.maxCount);
    expect(pathsIn(pages)).not.toContain('/articles/0');
  });

  it('is not kept if it is larger than the bound', async () => {
    const { stores, pathsIn } = open();
    await stores.keepPage('/articles/a', page('A mill'));
    await stores.keepPage('/articles/a', page('x'.repeat(bounds.pages.maxBytesOfOne)));
    expect(pathsIn(pages)).toEqual([]);
  });
});

describe('a picture', () => {
  const picture = () => answerOf('bytes', { headers: { 'content-type': 'image/webp' } });

  it('is kept with the page that shows it', async () => {
    const { stores, pathsIn } = open();
    const keeping = stores.keepPage('/articles/a', page('A mill'));
    await stores.keepPicture('/lake/images/a.jpg?w=800', picture(), '/articles/a');
    await keeping;
    expect(pathsIn('copydesk-pictures')).toEqual(['/lake/images/a.jpg?w=800']);
  });

  it('of a draft is not kept', async () => {
    const { stores, pathsIn } = open();
    const draft = answerOf('draft', { headers: { 'cache-control': 'private, no-store' } });
    await stores.keepPage('/articles/a', page('A mill'));
    void stores.keepPage('/articles/a', draft);
    await stores.keepPicture('/lake/images/a.jpg', picture(), '/articles/a');
    expect(pathsIn('copydesk-pictures')).toEqual([]);
  });

  it('that a page loaded past the worker is kept with it, asked for as browsers do', async () => {
    const { stores, pathsIn, asked } = open({
      '/articles/a': () => page('A mill'),
      '/lake/images/a.jpg?w=800': picture,
    });
    await stores.open('/articles/a', ['/lake/images/a.jpg?w=800', '/lake/images/gone.jpg']);
    expect(pathsIn('copydesk-pictures')).toEqual(['/lake/images/a.jpg?w=800']);
    const { init } = asked.find(({ path }) => path.startsWith('/lake/images/')) ?? {};
    expect(init).toEqual({ headers: { accept: expect.stringMatching(/^image\/avif/) } });
    await stores.keepPictures(['/lake/images/a.jpg?w=800'], '/articles/of-nobody');
    expect(pathsIn('copydesk-pictures')).toHaveLength(1);
  });

  it('that is gone is deleted', async () => {
    const { stores, pathsIn } = open();
    await stores.keepPage('/articles/a', page('A mill'));
    await stores.keepPicture('/lake/images/a.jpg', picture(), '/articles/a');
    await stores.keepPicture('/lake/images/a.jpg', answerOf('', { status: 404 }), '/articles/a');
    expect(pathsIn('copydesk-pictures')).toEqual([]);
  });
});

describe('a round', () => {
  const server = { '/': () => page('Front'), '/offline': () => page('Offline') };

  it('fetches the front, at most once in five minutes', async () => {
    const { stores, clock, asked, textOf } = open(server);
    await stores.round();
    expect(await textOf('/')).toContain('Front');
    const before = asked.length;
    clock.now += minutes(4);
    await stores.round();
    expect(asked).toHaveLength(before);
    clock.now += minutes(1);
    await stores.round();
    expect(asked.length).toBeGreaterThan(before);
  });

  it('is made with the next page that is opened, if something could not be fetched', async () => {
    let isOnline = false;
    const whenOnline = (answer: () => Response) => () => {
      if (!isOnline) throw new TypeError('Failed to fetch');
      return answer();
    };
    const { stores, pathsIn } = open(
      {
        '/': server['/'],
        '/articles/a': () => page('A mill'),
        '/offline': whenOnline(server['/offline']),
        '/elements/a.js': whenOnline(() => answerOf('', { headers: { 'content-type': 'text/javascript' } })),
      },
      ['/elements/a.js'],
    );
    await stores.open('/articles/a');
    expect(pathsIn(pages).toSorted()).toEqual(['/', '/articles/a']);
    isOnline = true;
    await stores.round();
    expect(pathsIn(pages).toSorted()).toEqual(['/', '/articles/a', '/offline']);
    expect(pathsIn('copydesk-files')).toEqual(['/elements/a.js']);
  });

  it('is made once for pages that are opened at the same time', async () => {
    const { stores, asked } = open(server);
    await Promise.all([stores.round(), stores.round()]);
    expect(asked.map(({ path }) => path)).toEqual(['/', '/offline']);
  });

  it('deletes what was withdrawn as soon as the network is back, also a moment later', async () => {
    const gone = () => answerOf('', { status: 410 });
    const { stores, clock, pathsIn } = open({ ...server, '/articles/gone': gone });
    await stores.round();
    await stores.keepPage('/articles/gone', page('Words that a court wants to be gone'));
    clock.now += minutes(1);
    await stores.round();
    expect(pathsIn(pages)).toContain('/articles/gone');
    await stores.noteAway();
    await stores.round();
    expect(pathsIn(pages)).not.toContain('/articles/gone');
  });

  it('checks all that was kept before an absence, some at a time, and stops while the server is in trouble', async () => {
    const state = { isDown: false };
    const paths = Array.from({ length: 25 }, (_, index) => `/articles/${index}`);
    const confirm = () => answerOf('', { status: state.isDown ? 503 : 304 });
    const { stores, clock, asked } = open({
      ...server,
      ...Object.fromEntries(paths.map((path) => [path, confirm])),
    });
    await stores.round();
    for (const path of paths) await stores.keepPage(path, page('A mill'));
    await stores.noteAway();
    const checked = async () => {
      asked.length = 0;
      clock.now += 1_000;
      await stores.round();
      return asked.filter(({ path }) => path.startsWith('/articles/')).length;
    };
    state.isDown = true;
    expect(await checked()).toBe(1);
    state.isDown = false;
    for (const count of [10, 10, 5, 0]) expect(await checked()).toBe(count);
  });

  it('does not bring back what was deleted while the server said that it is unchanged', async () => {
    const unchanged = Promise.withResolvers<Response>();
    const isAsked = Promise.withResolvers<void>();
    const answer = () => {
      isAsked.resolve();
      return unchanged.promise;
    };
    const { stores, clock, pathsIn } = open({ ...server, '/articles/a': answer });
    await stores.keepPage('/articles/a', page('A mill'));
    clock.now += minutes(60);
    const round = stores.round();
    await isAsked.promise;
    await stores.keepPage('/articles/a', answerOf('', { status: 410 }));
    unchanged.resolve(answerOf('', { status: 304 }));
    await round;
    expect(pathsIn(pages)).not.toContain('/articles/a');
  });

  it('deletes pages that were withdrawn while the browser was away, and replaces changed ones', async () => {
    const { stores, clock, pathsIn, textOf } = open({
      ...server,
      '/articles/gone': () => answerOf('', { status: 410 }),
      '/articles/retracted': () => page('This story has been retracted.', '"2"'),
    });
    await stores.keepPage('/articles/gone', page('Words that a court wants to be gone'));
    await stores.keepPage('/articles/retracted', page('A mill'));
    clock.now += minutes(60);
    await stores.round();
    expect(pathsIn(pages).toSorted()).toEqual(['/', '/articles/retracted', '/offline']);
    expect(await textOf('/articles/retracted')).toContain('has been retracted');
  });

  it('confirms what has not changed by a request without cookies and referrer', async () => {
    const unchanged = () => answerOf('', { status: 304 });
    const { stores, clock, asked, textOf } = open({ ...server, '/articles/a': unchanged });
    await stores.keepPage('/articles/a', page('A mill', '"7"'));
    for (let day = 1; day <= 6; day += 1) {
      clock.now += minutes(24 * 60);
      await stores.round();
    }
    expect(await textOf('/articles/a')).toContain('A mill');
    expect(asked.find(({ path }) => path === '/articles/a')?.init).toEqual({
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      headers: { 'if-none-match': '"7"' },
    });
  });

  it('keeps no page longer than a week after it was opened, also if it is confirmed', async () => {
    const { stores, clock, pathsIn } = open({
      ...server,
      '/articles/a': () => answerOf('', { status: 304 }),
    });
    await stores.keepPage('/articles/a', page('A mill'));
    for (let day = 1; day <= 8; day += 1) {
      clock.now += minutes(24 * 60);
      await stores.round();
    }
    expect(pathsIn(pages)).toEqual(['/', '/offline']);
  });
});
