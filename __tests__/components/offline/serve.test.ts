import { leave } from '../../../components/offline/leave.ts';
import { serve } from '../../../components/offline/serve.ts';
import { offlineSettingOf } from '../../../lib/reading/offline/setting.ts';
import { answerOf, fakeCaches } from '../../fixtures/fakeCaches.ts';

const origin = 'https://news.example.org';
const setting = offlineSettingOf({ language: 'en', timeZone: 'UTC' }, ['/elements/a.js']);

/** The scope of a worker in a browser with a page that is open. */
const browser = (start: (scope: WorkerScope) => void) => {
  const { caches, pathsIn } = fakeCaches();
  const listeners = new Map<string, (event: never) => void>();
  const asked: string[] = [];
  let isRegistered = true;
  start({
    caches,
    location: { origin },
    registration: {
      unregister: async () => {
        isRegistered = false;
        return true;
      },
      navigationPreload: { enable: async () => {} },
    },
    fetch: async (request) => {
      asked.push(typeof request === 'string' ? request : request.url);
      return answerOf('<main id="content">Words</main>');
    },
    setTimeout: () => {},
    skipWaiting: async () => {},
    addEventListener: (type: string, listener: (event: never) => void) => void listeners.set(type, listener),
  } as WorkerScope);
  /** @returns whether the worker answers itself. */
  const dispatch = async (type: string, event: object = {}): Promise<boolean> => {
    const works: Promise<unknown>[] = [];
    let isAnswered = false;
    const respondWith = (answer: Promise<Response>) => {
      isAnswered = true;
      works.push(answer);
    };
    listeners.get(type)?.({
      waitUntil: (work: Promise<unknown>) => void works.push(work),
      respondWith,
      preloadResponse: Promise.resolve(undefined),
      ...event,
    } as never);
    for (let done = 0; done < works.length; done += 1) await works[done];
    return isAnswered;
  };
  return { dispatch, pathsIn, caches, asked, isRegistered: () => isRegistered };
};

const requestOf = (path: string, change: object = {}) => ({
  request: {
    url: URL.canParse(path) ? path : origin + path,
    method: 'GET',
    mode: 'no-cors',
    destination: '',
    referrer: `${origin}/articles/a`,
    headers: new Headers(),
    ...change,
  },
});

describe('the worker', () => {
  it('is installed also if no request succeeds, and the browser knows no routes', async () => {
    const { dispatch, asked } = browser((scope) => serve(scope, setting));
    await dispatch('install', { addRoutes: () => Promise.reject(new TypeError('unknown condition')) });
    await dispatch('activate');
    expect(asked).toEqual([]);
  });

  it('keeps the page that was opened before it, the front, the offline page and its files', async () => {
    const { dispatch, pathsIn } = browser((scope) => serve(scope, setting));
    await dispatch('message', { source: { url: `${origin}/articles/open?a=b` } });
    expect(pathsIn('copydesk-pages').toSorted()).toEqual(['/', '/articles/open', '/offline']);
    expect(pathsIn('copydesk-files')).toEqual(['/elements/a.js']);
  });

  it('keeps the pictures that such a page shows, and none of others', async () => {
    const { dispatch, pathsIn } = browser((scope) => serve(scope, setting));
    const source = { url: `${origin}/articles/open` };
    const pictures = ['/lake/images/a.jpg', '/lake/v1/data/query/production', 7];
    await dispatch('message', { source, data: { isOpened: true, pictures } });
    await dispatch('message', { source, data: { isOpened: false, pictures: ['/lake/images/b.jpg'] } });
    expect(pathsIn('copydesk-pictures')).toEqual(['/lake/images/a.jpg', '/lake/images/b.jpg']);
  });

  it('keeps no page that the browser only fetches ahead', async () => {
    const { dispatch, pathsIn } = browser((scope) => serve(scope, setting));
    const headers = new Headers({ 'sec-purpose': 'prefetch;prerender' });
    expect(await dispatch('fetch', requestOf('/articles/a', { mode: 'navigate', headers }))).toBe(true);
    expect(pathsIn('copydesk-pages')).toEqual([]);
  });

  it('keeps no page of another kind that was opened before it', async () => {
    const { dispatch, pathsIn } = browser((scope) => serve(scope, setting));
    for (const path of ['/studio', '/pages/tips', '/search?q=mill'])
      await dispatch('message', { source: { url: origin + path } });
    expect(pathsIn('copydesk-pages').toSorted()).toEqual(['/', '/offline']);
  });

  it.each([
    ['an event stream', requestOf('/articles/a/live')],
    ['a count of views', requestOf('/api/views?slug=a')],
    ['a beacon', requestOf('/api/views', { method: 'POST' })],
    ['a report', requestOf('/articles/a/report', { method: 'POST', mode: 'navigate' })],
    ['what a live page fetches', requestOf('/articles/a', { mode: 'cors' })],
    [
      'a picture of another origin',
      requestOf('https://cdn.sanity.io/images/a.jpg', { destination: 'image' }),
    ],
    ['a page of another origin in a frame', requestOf('https://example.com/', { mode: 'navigate' })],
    [
      'a part of a film',
      requestOf('/lake/images/a.jpg', { destination: 'image', headers: new Headers({ range: 'bytes=0-1' }) }),
    ],
    [
      'a picture in Studio',
      requestOf('/lake/images/a.jpg', { destination: 'image', referrer: `${origin}/studio/structure` }),
    ],
    ['a script of the framework', requestOf('/_next/static/chunks/a.js', { destination: 'script' })],
    ['a query of the lake', requestOf('/lake/v1/data/query/production')],
  ])('leaves %s to the browser', async (_what, event) => {
    const { dispatch, asked } = browser((scope) => serve(scope, setting));
    expect(await dispatch('fetch', event)).toBe(false);
    expect(asked).toEqual([]);
  });

  it('answers pages, pictures of kept pages and files', async () => {
    const { dispatch, pathsIn } = browser((scope) => serve(scope, setting));
    expect(await dispatch('fetch', requestOf('/articles/a', { mode: 'navigate' }))).toBe(true);
    expect(await dispatch('fetch', requestOf('/lake/images/a.jpg', { destination: 'image' }))).toBe(true);
    expect(await dispatch('fetch', requestOf('/_next/static/media/a.woff2', { destination: 'font' }))).toBe(
      true,
    );
    expect(pathsIn('copydesk-pictures')).toEqual(['/lake/images/a.jpg']);
    expect(pathsIn('copydesk-files')).toContain('/_next/static/media/a.woff2');
  });

  it('uses the answer that the browser requested ahead, and asks no second time', async () => {
    const { dispatch, asked, pathsIn } = browser((scope) => serve(scope, setting));
    const preloadResponse = Promise.resolve(answerOf('<main id="content">Ahead</main>'));
    await dispatch('fetch', { ...requestOf('/articles/a', { mode: 'navigate' }), preloadResponse });
    expect(pathsIn('copydesk-pages')).toContain('/articles/a');
    expect(asked).not.toContain(`${origin}/articles/a`);
  });
});

describe('the worker that is switched off', () => {
  it('deletes what was kept, and itself, and answers nothing', async () => {
    const { dispatch, caches, isRegistered } = browser(leave);
    for (const name of ['copydesk-pages', 'copydesk-pictures', 'of-somebody-else']) await caches.open(name);
    await dispatch('install');
    await dispatch('activate');
    expect(await caches.keys()).toEqual(['of-somebody-else']);
    expect(isRegistered()).toBe(false);
    expect(await dispatch('fetch', requestOf('/', { mode: 'navigate' }))).toBe(false);
  });
});
