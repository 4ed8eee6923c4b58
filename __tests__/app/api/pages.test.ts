// @sandboxed: Node does not find Next's modules by these names.
import { type ServedLake, serveTestLake } from 'local-lake/testing';
import { NextRequest } from 'next/server';
import { GET, POST } from '../../../app/api/pages/route.ts';
import { newsroomLake } from '../../../tools/testing/newsroomLake.ts';

const siteUrl = 'http://localhost:3000';
let lake: ServedLake;
const environment = { ...process.env };
beforeAll(async () => {
  lake = await serveTestLake(newsroomLake);
  Object.assign(process.env, { LAKE_URL: lake.base, SITE_URL: siteUrl, IMPORT_FROM: 'gazette.example' });
});
afterAll(async () => {
  process.env = environment;
  await lake.close();
});

const as = (role: string) => ({ authorization: `Bearer ${lake.tokenFor(role)}` });
let addresses = 0;
const request = (headers: Record<string, string>, body?: unknown, from?: string): NextRequest => {
  addresses += 1;
  return new NextRequest(`${siteUrl}/api/pages`, {
    headers: { 'x-forwarded-for': from ?? `198.51.100.${addresses}`, ...headers },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
};
const inside = { address: 'http://127.0.0.1/' };

describe('/api/pages', () => {
  it.each(['administrator', 'editor', 'journalist'])('tells %s which sites are allowed', async (role) => {
    expect(await (await GET(request(as(role)))).json()).toEqual({ allowed: ['gazette.example'] });
  });

  it.each([
    ['nobody', () => ({}), 401],
    ['a viewer', () => as('viewer'), 403],
    ['the token that files reports', () => as('reporter'), 403],
    ['an invented token', () => ({ authorization: 'Bearer skInventedInvented' }), 401],
    ['a cookie', () => ({ cookie: `sanitySession=${lake.tokenFor('editor')}` }), 401],
  ])('fetches nothing for %s', async (_case, headers, status) => {
    expect((await POST(request(headers(), inside))).status).toBe(status);
    expect((await GET(request(headers()))).status).toBe(status);
  });

  it('refuses a page that may not be fetched, with the reason', async () => {
    const other = await POST(request(as('journalist'), { address: 'https://other.example/a' }));
    expect(other.status).toBe(422);
    expect(await other.json()).toEqual({ message: expect.stringContaining('IMPORT_FROM') });
    const own = await POST(request(as('journalist'), inside));
    expect(own.status).toBe(422);
    expect(await own.json()).toEqual({ message: expect.stringContaining('no public site') });
  });

  it.each([[{}], ['a'], [{ address: 1 }], [{ ...inside, more: 1 }]])('refuses the body %j', async (body) => {
    expect((await POST(request(as('editor'), body))).status).toBe(400);
  });

  it('is limited per address', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 31; count += 1)
      statuses.push((await POST(request(as('editor'), inside, '203.0.113.9'))).status);
    expect(statuses.slice(0, 30)).not.toContain(429);
    expect(statuses[30]).toBe(429);
  });
});
