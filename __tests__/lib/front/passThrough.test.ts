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
      response.writeHead(201).end('made');
    });
    const passThrough = createPassThrough({
      target: await listen(behind),
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
});
