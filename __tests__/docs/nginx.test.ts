import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type DocumentedNginx, siteName, startDocumentedNginx } from '../../bin/testing/documentedNginx.ts';

describe('the documented nginx before a Copydesk that a test sets', () => {
  let copydesk: Server;
  let nginx: DocumentedNginx;
  let asked: string[] = [];

  beforeAll(async () => {
    copydesk = createServer(async (request, response) => {
      asked.push(request.url ?? '');
      await new Promise((resolve) => setTimeout(resolve, 30));
      response.writeHead(request.url === '/fails' ? 503 : 200, {
        'cache-control': 'public, max-age=0, s-maxage=10, stale-while-revalidate=60, stale-if-error=86400',
        'x-accel-expires': '1',
        vary: 'Accept-Encoding',
        'seen-address': String(request.headers['x-forwarded-for']),
        'seen-host': String(request.headers.host),
        'seen-encoding': String(request.headers['accept-encoding']),
      });
      response.end(`page ${asked.length}`);
    });
    await new Promise<void>((resolve) => copydesk.listen(0, '127.0.0.1', resolve));
    nginx = await startDocumentedNginx([`http://127.0.0.1:${(copydesk.address() as AddressInfo).port}`]);
  }, 30_000);

  afterAll(async () => {
    await nginx.stop();
    copydesk.close();
    copydesk.closeAllConnections();
  });

  beforeEach(() => {
    asked = [];
  });

  it('asks once for a page that many read', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => nginx.ask('/articles/a')));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(asked).toEqual(['/articles/a']);
  });

  it('keeps one copy an encoding, however the wish is spelled', async () => {
    const spellings = ['gzip', 'gzip, deflate', 'GZIP;q=1.0', 'br;q=0, gzip', 'deflate, gzip;q=0.5'];
    for (const spelling of spellings) {
      const { headers } = await nginx.ask('/articles/b', { headers: { 'accept-encoding': spelling } });
      expect(headers['seen-encoding']).toBe('gzip');
    }
    expect(asked).toHaveLength(1);
    const { headers } = await nginx.ask('/articles/b', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(headers['seen-encoding']).toBe('br');
  });

  it('keeps one copy of a page, whatever query it is asked with', async () => {
    for (const query of ['', '?utm_source=a', '?utm_source=b&x=1']) await nginx.ask(`/articles/f${query}`);
    expect(asked).toEqual(['/articles/f']);
  });

  it('asks again after a second, and serves the page that it has meanwhile', async () => {
    const first = await nginx.ask('/articles/c');
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    const second = await nginx.ask('/articles/c');
    expect([second.text, second.headers['x-cache']]).toEqual([first.text, 'STALE']);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await nginx.ask('/articles/c')).text).not.toBe(first.text);
  });

  it.each(['/api/views?slug=a', '/lake/v1/ping', '/studio/desk', '/healthz'])(
    'never keeps %s',
    async (address) => {
      for (let times = 0; times < 3; times += 1) await nginx.ask(address);
      expect(asked).toEqual([address, address, address]);
    },
  );

  it('says who asks, whatever the client claims', async () => {
    const { headers } = await nginx.ask('/who', {
      headers: { 'x-forwarded-for': '192.0.2.7', 'x-forwarded-host': 'evil.example' },
    });
    expect(headers).toMatchObject({ 'seen-address': '127.0.0.1', 'seen-host': siteName });
  });

  it('passes a preview by the cache, and keeps nothing of it', async () => {
    await nginx.ask('/articles/d', { headers: { cookie: '__prerender_bypass=x' } });
    await nginx.ask('/articles/d', { headers: { cookie: '__prerender_bypass=x' } });
    const reader = await nginx.ask('/articles/d');
    expect([asked.length, reader.headers['x-cache']]).toEqual([3, 'MISS']);
  });

  it('keeps no failure, and serves what it has when Copydesk is away', async () => {
    expect((await nginx.ask('/fails')).status).toBe(503);
    const before = await nginx.ask('/articles/e');
    copydesk.close();
    copydesk.closeAllConnections();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const during = await nginx.ask('/articles/e');
    expect([during.status, during.text]).toEqual([200, before.text]);
  });
});
