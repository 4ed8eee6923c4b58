import { navigate } from '../../../components/offline/navigate.ts';
import { OfflineStores } from '../../../components/offline/OfflineStores.ts';
import { offlineSettingOf } from '../../../lib/reading/offline/setting.ts';
import { answerOf, fakeCaches } from '../../fixtures/fakeCaches.ts';

const now = Date.parse('2026-11-28T14:05:00Z');
const setting = offlineSettingOf({ language: 'en', timeZone: 'Europe/London' }, []);
const page = (text: string) => answerOf(`<body><header></header><main id="content">${text}</main></body>`);
const noNetwork = () => Promise.reject(new TypeError('Failed to fetch'));
const never = new Promise<never>(() => {});

/** A reader with a kept story and the offline page. */
const reader = async () => {
  const { caches, pathsIn } = fakeCaches();
  const asked: string[] = [];
  const stores = new OfflineStores({
    caches,
    now: () => now,
    modules: [],
    ask: async (path) => {
      asked.push(path);
      return answerOf('', { status: 503 });
    },
  });
  await stores.keepPage('/offline', page('You are offline'));
  await stores.keepPage('/', page('Front'));
  await stores.keepPage('/articles/a', page('A mill'));
  const works: Promise<unknown>[] = [];
  const open = async (
    path: string,
    network: Promise<Response>,
    { pause = never, isAhead = false }: { pause?: Promise<unknown>; isAhead?: boolean } = {},
  ) => {
    const waitUntil = (work: Promise<unknown>) => void works.push(work.catch(() => {}));
    const answer = await navigate({ path, isAhead, network, stores, setting, waitUntil, pause: () => pause });
    return { answer, text: answer.type === 'error' ? '' : await answer.text() };
  };
  return { open, pathsIn, asked, settled: () => Promise.all(works) };
};

describe('a page that a reader opens', () => {
  it.each([200, 404, 410, 500])(
    'is what the server says with status %d, also if another is kept',
    async (status) => {
      const { open } = await reader();
      const { answer, text } = await open('/articles/a', Promise.resolve(answerOf('new', { status })));
      expect([answer.status, text]).toEqual([status, 'new']);
    },
  );

  it('is the kept one without a network, and says of when it is', async () => {
    const { open } = await reader();
    const { text } = await open('/articles/a', noNetwork());
    expect(text).toContain('A mill');
    expect(text).toContain(
      'role="status">You are offline. This is the page of <time datetime="2026-11-28T14:05:00.000Z" dir="auto">28 November 2026, 2:05 pm GMT</time>.</p><main',
    );
  });

  it('makes a round due, also for what was confirmed a moment before', async () => {
    const { open, settled, asked } = await reader();
    await open('/', Promise.resolve(page('Front')));
    await settled();
    expect(asked).toEqual([]);
    await open('/pages/tips', noNetwork());
    await open('/', Promise.resolve(page('Front')));
    await settled();
    expect(asked).toContain('/articles/a');
  });

  it('is the kept one if the server does not begin to answer in time, and is deleted if it then says that it is gone', async () => {
    const { open, pathsIn, settled } = await reader();
    const late = Promise.withResolvers<Response>();
    const { text } = await open('/articles/a', late.promise, { pause: Promise.resolve() });
    expect(text).toContain('Our server does not answer just now. This is the page of');
    late.resolve(answerOf('', { status: 410 }));
    await settled();
    expect(pathsIn('copydesk-pages')).not.toContain('/articles/a');
  });

  it('is the kept one if the server answers 503, or that answer if none is kept', async () => {
    const { open, pathsIn, settled } = await reader();
    const late = () => Promise.resolve(answerOf('not now', { status: 503 }));
    expect((await open('/articles/a', late())).text).toContain('Our server does not answer just now.');
    const { answer, text } = await open('/articles/b', late());
    expect([answer.status, text]).toEqual([503, 'not now']);
    await settled();
    expect(pathsIn('copydesk-pages')).toContain('/articles/a');
  });

  it('is waited for if none is kept', async () => {
    const { open } = await reader();
    const late = Promise.withResolvers<Response>();
    const opening = open('/articles/b', late.promise, { pause: Promise.resolve() });
    late.resolve(page('Late'));
    expect((await opening).text).toContain('Late');
  });

  it.each(['/articles/unknown', '/search', '/pages/tips', '/offline'])(
    'is the offline page without a network and a kept one: %s',
    async (path) => {
      const { open } = await reader();
      const { text } = await open(path, noNetwork());
      expect(text).toContain('You are offline</main>');
      expect(text).not.toContain('offline-notice');
    },
  );

  it.each(['/studio', '/api/views', '/feed.xml'])('is the browser’s own message for %s', async (path) => {
    const { open } = await reader();
    expect((await open(path, noNetwork())).answer.type).toBe('error');
  });

  it('is not kept while it is only fetched ahead, but what is kept follows the server', async () => {
    const { open, pathsIn, settled } = await reader();
    await open('/articles/b', Promise.resolve(page('Words')), { isAhead: true });
    await settled();
    expect(pathsIn('copydesk-pages')).not.toContain('/articles/b');
    await open('/articles/a', Promise.resolve(answerOf('', { status: 410 })), { isAhead: true });
    await settled();
    expect(pathsIn('copydesk-pages')).not.toContain('/articles/a');
  });

  it('is kept, unless it is not for readers', async () => {
    const { open, pathsIn, settled } = await reader();
    for (const path of ['/articles/b', '/search', '/studio', '/pages/tips', '/articles/b/report'])
      await open(path, Promise.resolve(page('Words')));
    await settled();
    expect(pathsIn('copydesk-pages').toSorted()).toEqual(['/', '/articles/a', '/articles/b', '/offline']);
  });
});
