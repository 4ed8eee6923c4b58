// @sandboxed: Node does not find Next's modules by these names.
import { GET } from '../../../app/api/draft-mode/disable/route.ts';

const siteUrl = 'https://news.example.org';
const environment = { ...process.env };
beforeAll(() => {
  process.env.SITE_URL = siteUrl;
});
afterAll(() => {
  process.env = environment;
});

const leave = (headers: Record<string, string>): Promise<Response> =>
  GET(new Request(`${siteUrl}/api/draft-mode/disable`, { headers }));

describe('GET /api/draft-mode/disable', () => {
  it.each([
    ['from a page of the site', { 'sec-fetch-site': 'same-origin' }],
    ['from the address bar', { 'sec-fetch-site': 'none' }],
  ])('ends the preview %s', async (_case, headers) => {
    const response = await leave(headers);
    expect([response.status, response.headers.get('location')]).toEqual([307, '/']);
    expect(response.headers.get('set-cookie')).toMatch(/Max-Age=0/);
  });

  it.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from another host of the domain', { 'sec-fetch-site': 'same-site' }],
    ['from another site in an old browser', { origin: 'https://evil.example', host: 'news.example.org' }],
  ])('rejects a request %s and leaves the cookie', async (_case, headers) => {
    const response = await leave(headers);
    expect(response.status).toBe(403);
    expect(response.headers.get('set-cookie')).toBeNull();
  });
});
