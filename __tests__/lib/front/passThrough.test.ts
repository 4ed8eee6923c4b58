import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPassThrough, type Passed } from '../../../lib/front/passThrough.ts';

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });

describe('a request that is passed on', () => {
  const servers: Server[] = [];
  const asked: IncomingMessage[] = [];
  const done: Passed[] = [];
  let origin = '';

  beforeAll(async () => {
    const behind = createServer((request, response) => {
      asked.push(request);
      const { status = '201', lifetime } = Object.fromEntries(
        new URL(request.url ?? '', 'http://a').searchParams,
      );
      response.writeHead(Number(status), lifetime ? { 'cache-control': lifetime } : {}).end('made');
    });
    const passThrough = createPassThrough({
      target: await listen(behind),
      maxBodyBytes: null,
      siteUrl: 'https://news.example',
      clientAddress: () => '192.0.2.1',
      headers: { 'x-content-type-options': 'nosniff' },
      onError: () => {},
      onDone: (passed) => done.push(passed),
    });
    const front = createServer((request, response) => passThrough.web(request, response));
    servers.push(behind, front);
    origin = await listen(front);
  });
  afterAll(() => {
    for (const server of servers) server.close().closeAllConnections();
  });

  it('has one id of ours in the answer, behind and in the log, whatever it claims', async () => {
    const answer = await fetch(`${origin}/api/errors?token=secret`, {
      method: 'POST',
      headers: { 'x-request-id': 'mine\u00e4' },
      body: 'x',
    });
    await answer.text();
    const requestId = answer.headers.get('x-request-id') ?? '';
    expect(requestId).toMatch(/^[\da-f-]{36}$/);
    expect(asked.at(-1)?.headers).toMatchObject({ 'x-request-id': requestId, host: 'news.example' });
    expect(done).toEqual([
      expect.objectContaining({ requestId, method: 'POST', path: '/api/errors', status: 201, isWhole: true }),
    ]);
  });

  it.each([
    ['404', 's-maxage=31536000, stale-while-revalidate', 'no-store'],
    ['404', 'public, max-age=31536000, immutable', 'no-store'],
    ['404', undefined, 'no-store'],
    ['500', 'public, max-age=60', 'no-store'],
    ['401', 'private, no-store', 'private, no-store'],
    ['200', 'public, max-age=31536000, immutable', 'public, max-age=31536000, immutable'],
  ])('keeps an answer %s no longer than it is right: %s', async (status, lifetime, expected) => {
    const query = new URLSearchParams({ status, ...(lifetime && { lifetime }) });
    for (const method of ['GET', 'POST']) {
      const answer = await fetch(`${origin}/_next/static/gone.js?${query}`, { method });
      await answer.text();
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([Number(status), expected]);
    }
  });
});
