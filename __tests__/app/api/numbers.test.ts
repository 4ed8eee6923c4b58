// @sandboxed: Node does not find Next's modules by these names.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ServedLake, serveTestLake } from 'local-lake/testing';
import { NextRequest } from 'next/server';
import { GET as getFront } from '../../../app/api/numbers/front/route.ts';
import { GET as getViews } from '../../../app/api/numbers/views/route.ts';
import { POST } from '../../../app/api/views/route.ts';
import { viewStore } from '../../../server/views/viewStore.ts';
import { newsroomLake } from '../../../tools/testing/newsroomLake.ts';

const siteUrl = 'http://localhost:3000';
const browser =
  'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

let lake: ServedLake;
const dataDir = mkdtempSync(path.join(tmpdir(), 'copydesk-numbers-'));
const environment = { ...process.env };
beforeAll(async () => {
  lake = await serveTestLake(newsroomLake);
  Object.assign(process.env, { LAKE_URL: lake.base, SITE_URL: siteUrl, DATA_DIR: dataDir });
});
afterAll(async () => {
  process.env = environment;
  rmSync(dataDir, { recursive: true });
  await lake.close();
});

let addresses = 0;
const nextAddress = (): string => {
  addresses += 1;
  return `198.51.${addresses >> 8}.${addresses & 255}`;
};

const report = async (body: unknown, address = nextAddress()): Promise<number> => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = { 'user-agent': browser, 'x-forwarded-for': address };
  return (await POST(new NextRequest(`${siteUrl}/api/views`, { method: 'POST', body: text, headers })))
    .status;
};

const ask = (
  what: 'views' | 'front',
  query: string,
  headers: Record<string, string> = {},
): Promise<Response> => {
  const request = new NextRequest(`${siteUrl}/api/numbers/${what}?${query}`, {
    headers: { 'x-forwarded-for': nextAddress(), ...headers },
  });
  return what === 'views' ? getViews(request) : getFront(request);
};
const as = (role: string) => ({ authorization: `Bearer ${lake.tokenFor(role)}` });

describe('the numbers of readers', () => {
  it.each(['administrator', 'editor', 'journalist', 'viewer'])('are for a person who is %s', async (role) => {
    for (const response of [
      await ask('views', 'slug=the-bridge&days=7', as(role)),
      await ask('front', 'days=7', as(role)),
    ]) {
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('private, no-store');
    }
  });

  it.each([
    ['nobody', {}],
    ['an invented token', { authorization: 'Bearer skInventedInventedInvented' }],
    ['another scheme', { authorization: 'Basic YTpi' }],
    ['a token with a line end', { authorization: 'Bearer a b' }],
    ['a very long token', { authorization: `Bearer ${'a'.repeat(5_000)}` }],
    ['a cookie', { cookie: 'copydesk_preview=aaaaaaaaaaaaaaaaaaaaaaaa' }],
  ])('are not for %s', async (_case, headers) => {
    for (const response of [
      await ask('views', 'slug=the-bridge&days=7', headers),
      await ask('front', 'days=7', headers),
    ]) {
      expect(response.status).toBe(401);
      expect(response.headers.get('cache-control')).toBe('private, no-store');
      expect(Object.keys((await response.json()) as object)).toEqual(['message']);
    }
  });

  it('are not for the token that files reports of readers', async () => {
    expect((await ask('front', 'days=7', as('reporter'))).status).toBe(403);
  });

  it.each([
    ['views', 'days=7'],
    ['views', 'slug=../secret&days=7'],
    ['views', 'slug=the-bridge&days=0'],
    ['views', 'slug=the-bridge&days=93'],
    ['views', 'slug=the-bridge&days=1e1'],
    ['views', 'slug=the-bridge&days=7&more=1'],
    ['front', ''],
    ['front', 'days=999999999999999999999'],
  ] as const)('reject the query %s?%s', async (what, query) => {
    expect((await ask(what, query, as('editor'))).status).toBe(400);
  });

  it('are limited per address', async () => {
    const address = { 'x-forwarded-for': '203.0.113.7' };
    const statuses = await Promise.all(
      Array.from({ length: 241 }, async () => (await ask('front', 'days=1', address)).status),
    );
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  });

  it('count views by day and those from the front page', async () => {
    const store = await viewStore();
    const reading = { slug: 'the-bridge', agent: browser };
    await store.count({ ...reading, address: '192.0.2.1', isFromFront: false }, new Date());
    await store.count({ ...reading, address: '192.0.2.2', isFromFront: true }, new Date());
    await store.count({ ...reading, address: '192.0.2.2', isFromFront: true }, new Date());
    const day = new Date().toISOString().slice(0, 10);
    const views = await ask('views', 'slug=the-bridge&days=1', as('journalist'));
    expect(await views.json()).toEqual({ days: [{ day, views: 2, fromFront: 1 }] });
    const front = await ask('front', 'days=1', as('journalist'));
    expect(await front.json()).toEqual({ moves: [{ slug: 'the-bridge', moves: 1 }] });
  });

  it.each([
    ['fromFront is not true', { slug: 'the-bridge', fromFront: false }],
    ['fromFront is a number', { slug: 'the-bridge', fromFront: 1_000 }],
    ['fromFront is a list', { slug: 'the-bridge', fromFront: [true, true] }],
    ['it says more', { slug: 'the-bridge', fromFront: true, referrer: 'https://example.org/' }],
    ['it is a list', [{ slug: 'the-bridge', fromFront: true }]],
    ['it is not JSON', '{"slug":"the-bridge","fromFront":true'],
    ['the slug is __proto__', '{"slug":"__proto__","fromFront":true}'],
  ])('count no reading if %s', async (_case, body) => {
    expect(await report(body)).toBe(400);
  });
});
