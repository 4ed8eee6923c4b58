import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { waitUntil } from 'local-lake/testing/waitUntil';
import { Turns } from '../../../edge/callers/Turns.ts';
import type { AskSite } from '../../../edge/next/askSite.ts';
import { SearchPages, searchKey } from '../../../edge/pages/SearchPages.ts';

type Asked = { key: string; address: string | undefined };

let server: Server | null = null;
const asked: Asked[] = [];
const failures: string[] = [];
/** The seconds for which addresses may not search. */
const limited: Record<string, number> = {};
const bounds = {
  maxRunning: 4,
  maxRunningPerCaller: 2,
  maxWaiting: 100,
  maxWaitingPerCaller: 20,
  maxTurnMs: 60_000,
  refusalMs: 0,
};
beforeEach(() => {
  asked.splice(0);
  failures.splice(0);
});
afterEach(() => void server?.close());

/** Serves searches whose pages are `body`. */
const serve = async (
  answer: AskSite,
  { language = 'en', maxWaitMs = 60_000 }: { language?: string; maxWaitMs?: number } = {},
): Promise<string> => {
  const pages = new SearchPages({
    askSite: (key, etag, requestId, address) => {
      asked.push({ key, address });
      return answer(key, etag, requestId, address);
    },
    maxWaitMs,
    imageOrigin: null,
    transport: 'plain',
    failureStyle: '',
    language: () => language,
    clientAddress: ({ headers }) => String(headers['x-forwarded-for'] ?? '192.0.2.7'),
    turns: new Turns(bounds),
    secondsUntilSearch: async (caller) => limited[caller] ?? 0,
    onFailure: ({ reason }) => failures.push(reason),
  });
  server = createServer((request, response) => void pages.serve(searchKey, request, response));
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const pageWith =
  (notes: string): AskSite =>
  async () => ({
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private' },
    body: Buffer.from(`<head>${notes}</head><p>found</p><script src="/_next/a.js"></script>`),
  });

describe('a search', () => {
  it('is rendered for each request, with its query and the reader’s address', async () => {
    const origin = await serve(pageWith(''));
    const responses = [await fetch(`${origin}/search?q=a%26b&page=2`), await fetch(`${origin}/search`)];
    expect(asked).toEqual([
      { key: '/search?q=a%26b&page=2', address: '192.0.2.7' },
      { key: '/search', address: '192.0.2.7' },
    ]);
    expect(responses.map(({ headers }) => headers.get('cache-control'))).toEqual(['no-store', 'no-store']);
    expect(responses[0]?.headers.get('cache-status')).toBe('copydesk; fwd=bypass');
    expect(responses[0]?.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await responses[0]?.text()).toBe('<head></head><p>found</p>');
  });

  it('has the status of its page', async () => {
    const origin = await serve(
      pageWith('<meta name="copydesk:status" content="429"/><meta name="copydesk:retry-after" content="7"/>'),
    );
    const response = await fetch(`${origin}/search?q=a`);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
    expect(await response.text()).not.toContain('copydesk:');
  });

  it('fails with a page of its own, and without its query in the log', async () => {
    const origin = await serve(async () => {
      throw new Error('no connection');
    });
    const response = await fetch(`${origin}/search?q=private`);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await response.text()).toContain('This page cannot be shown just now');
    expect(failures).toEqual(['no connection']);
  });

  it('fails in the language of the publication', async () => {
    const origin = await serve(
      async () => {
        throw new Error('no connection');
      },
      { language: 'ar' },
    );
    const page = await (await fetch(`${origin}/search`)).text();
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain('يتعذّر عرض هذه الصفحة الآن');
    expect(page).toMatch(/<code dir="ltr">[\w-]{36}<\/code>/);
  });

  it('is answered in time if the site is late, and takes a turn until it is rendered', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const render = pageWith('');
    const origin = await serve(
      async (...question) => {
        await promise;
        return render(...question);
      },
      { maxWaitMs: 500 },
    );
    const late = await Promise.all([1, 2, 3].map(async () => (await fetch(`${origin}/search?q=a`)).status));
    expect([late, asked.length]).toEqual([[503, 503, 503], 2]);
    resolve();
    await waitUntil(async () => (await fetch(`${origin}/search?q=a`)).ok);
  });

  it('has its turn while another address has asked for more than may wait', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const render = pageWith('');
    const origin = await serve(async (...question) => {
      await promise;
      return render(...question);
    });
    const many = Array.from({ length: 64 }, (_, number) => fetch(`${origin}/search?q=${number}`));
    expect((await Promise.race(many)).status).toBe(429);
    const others = Array.from({ length: 10 }, (_, number) =>
      fetch(`${origin}/search?q=a`, { headers: { 'x-forwarded-for': `198.51.100.${number}` } }),
    );
    await waitUntil(() => asked.length === 4);
    resolve();
    const statusesOf = async (all: Promise<Response>[]) =>
      (await Promise.all(all)).map(({ status }) => status);
    expect(new Set(await statusesOf(others))).toEqual(new Set([200]));
    // The refused ones have reached no site: two had their turn, and twenty waited.
    expect((await statusesOf(many)).filter((status) => status === 429)).toHaveLength(64 - 22);
    expect(asked).toHaveLength(22 + 10);
  });

  it('is refused without a render for an address, or a /64 network, that has searched too often', async () => {
    limited['2001:db8:0:1::/64'] = 7;
    const origin = await serve(pageWith(''));
    const searchFrom = (address: string) =>
      fetch(`${origin}/search?q=a`, { headers: { 'x-forwarded-for': address } });
    const refused = await searchFrom('2001:db8:0:1::99');
    expect([refused.status, refused.headers.get('retry-after'), asked]).toEqual([429, '7', []]);
    expect((await searchFrom('2001:db8:0:2::99')).status).toBe(200);
  });
});
