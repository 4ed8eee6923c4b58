import { render, screen, waitFor, within } from '@testing-library/react';
import { KeptPages } from '../../../components/elements/KeptPages.ts';
import { registerWorker } from '../../../components/offline/registerWorker.ts';
import { OfflinePage } from '../../../components/reading/OfflinePage.tsx';
import { site } from '../../fixtures/story.ts';

beforeAll(() => customElements.define('kept-pages', KeptPages));
afterEach(() => {
  localStorage.clear();
  document.documentElement.lang = '';
  delete document.documentElement.dataset.offline;
});

const day = 86_400_000;

/** The browser has kept these pages: the age in days, and the title. */
const keep = (pages: Record<string, { age: number; title?: string }>) => {
  const responses = new Map(
    Object.entries(pages).map(([path, { age, title = '' }]) => [
      `http://localhost${path}`,
      {
        headers: new Headers({
          'x-copydesk-opened': String(Date.now() - age * day),
          'x-copydesk-confirmed': String(Date.now() - age * day),
        }),
        text: async () => `<title>x</title><meta property="og:title" content="${title}"/>`,
      },
    ]),
  );
  const cache = {
    keys: async () => [...responses.keys()].map((url) => ({ url })),
    match: async (key: string | { url: string }) =>
      responses.get(typeof key === 'string' ? `http://localhost${key}` : key.url),
  };
  globalThis.caches = { open: async () => cache } as unknown as CacheStorage;
};

const linksIn = (heading: string) => {
  const list = screen.getByRole('heading', { name: heading }).closest('section');
  return list ? within(list).getAllByRole('link') : [];
};

describe('the offline page', () => {
  it('lists saved stories, then what was opened last, each with its time', async () => {
    keep({
      '/articles/a': { age: 1.5, title: 'An older story' },
      '/articles/b': { age: 0.5, title: 'A &amp; B &lt;i>' },
      '/articles/c': { age: 1, title: 'A saved story' },
      '/articles/d': { age: 4, title: 'Too old' },
      '/offline': { age: 0 },
      '/saved': { age: 0 },
      '/': { age: 0 },
    });
    localStorage.setItem(
      'copydesk:saved',
      '{"c":{"title":"A saved story","at":1},"e":{"title":"Not kept","at":1}}',
    );
    render(<OfflinePage site={site} />);
    await waitFor(() => expect(linksIn('Opened lately')).toHaveLength(3));
    expect(linksIn('Opened lately').map(({ textContent }) => textContent)).toEqual([
      'Front page',
      'A & B <i>',
      'An older story',
    ]);
    expect(linksIn('Saved').map((link) => link.getAttribute('href'))).toEqual(['/articles/c']);
    expect(screen.getAllByText(/^The page of \d+ \w+ \d{4}, /)).toHaveLength(4);
    expect(screen.queryByText('Nothing is kept in this browser yet.')).not.toBeVisible();
  });

  it.each([
    ['/offline', true, 'What you can read offline'],
    ['/offline', false, 'You are offline'],
    ['/articles/a', true, 'You are offline'],
  ])('at the address %s, with a network: %s, is named %j', (path, isOnline, name) => {
    keep({});
    history.replaceState(null, '', path);
    const online = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline);
    document.title = 'You are offline | Copydesk';
    document.documentElement.dataset.offline = 'true';
    render(<OfflinePage site={site} />);
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(name);
    expect(screen.getByRole('heading', { level: 1 })).toBeVisible();
    expect(document.title).toBe(`${name} | Copydesk`);
    expect(screen.getByText('Try again').closest('[hidden]') === null).toBe(name === 'You are offline');
    online.mockRestore();
    history.replaceState(null, '', '/');
  });

  it('says so when nothing is kept', async () => {
    keep({ '/offline': { age: 0 } });
    render(<OfflinePage site={site} />);
    await waitFor(() => expect(screen.getByText('Nothing is kept in this browser yet.')).toBeVisible());
  });

  it('says so when the browser refuses to keep anything', async () => {
    globalThis.caches = { open: () => Promise.reject(new Error('insecure')) } as unknown as CacheStorage;
    render(<OfflinePage site={site} />);
    await waitFor(() => expect(screen.getByText('Nothing is kept in this browser yet.')).toBeVisible());
  });
});

describe('the script of all pages', () => {
  const register = jest.fn(async () => {});
  const postMessage = jest.fn();
  const withWorkers = (controller: object | null = null) =>
    Object.defineProperty(navigator, 'serviceWorker', {
      value: { register, controller, ready: Promise.resolve({ active: { postMessage } }) },
      configurable: true,
    });
  beforeEach(() => {
    document.documentElement.dataset.offline = 'true';
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
    register.mockClear();
    postMessage.mockClear();
    Reflect.deleteProperty(navigator, 'serviceWorker');
    Reflect.deleteProperty(window, 'requestIdleCallback');
  });

  it('registers the worker once the page is idle, and tells it of a page that it has not seen', async () => {
    withWorkers();
    registerWorker();
    expect(register).not.toHaveBeenCalled();
    await waitFor(() => expect(register).toHaveBeenCalledWith('/sw.js'));
    await waitFor(() => expect(postMessage).toHaveBeenCalledTimes(1));
  });

  it('tells the worker nothing of a page that it answered', async () => {
    withWorkers({});
    registerWorker();
    await waitFor(() => expect(register).toHaveBeenCalled());
    await Promise.resolve();
    expect(postMessage).not.toHaveBeenCalled();
  });

  it.each([
    ['the browser calls no page idle', () => Object.assign(window, { requestIdleCallback: () => 0 })],
    ['a picture never comes', () => jest.spyOn(document, 'readyState', 'get').mockReturnValue('interactive')],
  ])('registers the worker after a few seconds if %s', async (_when, prepare) => {
    jest.useFakeTimers();
    prepare();
    withWorkers();
    registerWorker();
    await jest.advanceTimersByTimeAsync(3_000);
    expect(register).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(register).toHaveBeenCalledTimes(1);
  });

  it('registers none where it is switched off, or the browser has none', async () => {
    jest.useFakeTimers();
    expect(registerWorker).not.toThrow();
    withWorkers();
    delete document.documentElement.dataset.offline;
    registerWorker();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(register).not.toHaveBeenCalled();
  });
});
