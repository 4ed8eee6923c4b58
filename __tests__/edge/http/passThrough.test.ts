import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createClientAddress } from '../../../edge/http/clientAddress.ts';
import { createPassThrough, type Passed } from '../../../edge/http/passThrough.ts';

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
    const edge = createServer((request, response) => passThrough.web(request, response));
    servers.push(behind, edge);
    origin = await listen(edge);
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

describe('who asks', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close().closeAllConnections();
  });

  it.each([
    ['as the trusted proxy says', ['127.0.0.1'], '192.0.2.7'],
    ['as the peer, whatever one claims who is not trusted', [], '127.0.0.1'],
  ])('is told to what is behind %s', async (_case, trustedProxies, expected) => {
    const heard: unknown[] = [];
    const behind = createServer((request, response) => {
      heard.push(request.headers['x-forwarded-for']);
      response.end();
    });
    behind.on('upgrade', (request: IncomingMessage, socket: Socket) => {
      heard.push(request.headers['x-forwarded-for']);
      socket.end('HTTP/1.1 426 Upgrade Required\r\nConnection: close\r\n\r\n');
    });
    const passThrough = createPassThrough({
      target: await listen(behind),
      maxBodyBytes: null,
      siteUrl: 'https://news.example',
      clientAddress: createClientAddress(trustedProxies),
      headers: {},
      onError: () => {},
      onDone: () => {},
    });
    const edge = createServer((request, response) => passThrough.web(request, response));
    edge.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) =>
      passThrough.upgrade(request, socket, head),
    );
    servers.push(behind, edge);
    const origin = await listen(edge);
    const headers = { 'x-forwarded-for': '192.0.2.7', 'x-real-ip': '192.0.2.8' };
    for (const init of [{}, { method: 'POST', body: 'x' }])
      await (await fetch(`${origin}/lake/v1/ping`, { ...init, headers })).text();
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    socket
      .resume()
      .write(
        'GET /lake/socket HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 192.0.2.7\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      );
    await once(socket, 'close');
    expect(heard).toEqual([expected, expected, expected]);
  });
});

describe('a server behind that hangs', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close().closeAllConnections();
  });

  /** Answers what is sent to `/quick` and to `/stream`, which then falls silent. */
  const given = async (limits: { answerTimeoutMs: number; maxWaiting: number }) => {
    const behind = createServer((request, response) => {
      if (request.url === '/quick') response.end('quick');
      if (request.url === '/stream')
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':');
    });
    behind.on('upgrade', () => {});
    const passThrough = createPassThrough({
      target: await listen(behind),
      maxBodyBytes: null,
      siteUrl: 'https://news.example',
      clientAddress: () => '192.0.2.1',
      headers: {},
      onError: () => {},
      onDone: () => {},
      limits,
    });
    const edge = createServer((request, response) => passThrough.web(request, response));
    edge.on('upgrade', (request, socket, head) => passThrough.upgrade(request, socket as Socket, head));
    servers.push(behind, edge);
    return listen(edge);
  };

  it.each([
    ['read', undefined],
    ['write', { method: 'POST', body: 'x' }],
  ])('answers 504 to who wants to %s, in words and in time', async (_what, init) => {
    const origin = await given({ answerTimeoutMs: 50, maxWaiting: 10 });
    const answer = await fetch(`${origin}/hangs`, init);
    expect([answer.status, await answer.json()]).toEqual([
      504,
      {
        error: 'Gateway Timeout',
        message: 'This part of the service does not answer just now.',
        requestId: answer.headers.get('x-request-id'),
      },
    ]);
  });

  it('lets go of a WebSocket that is not taken', async () => {
    const origin = await given({ answerTimeoutMs: 50, maxWaiting: 10 });
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    socket.write('GET /hangs HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    socket.resume();
    await new Promise((resolve) => socket.once('close', resolve));
  });

  it('leaves a stream alone that has begun', async () => {
    const origin = await given({ answerTimeoutMs: 50, maxWaiting: 1 });
    const stream = await fetch(`${origin}/stream`);
    const reading = stream.body?.getReader();
    await reading?.read();
    const next = reading?.read().then(() => 'ended');
    // Long after an answer had to begin; the stream counts as answered, so there is room for others.
    for (let times = 0; times < 5; times += 1) expect((await fetch(`${origin}/hangs`)).status).toBe(504);
    expect(await Promise.race([next, 'goes on'])).toBe('goes on');
    await reading?.cancel();
  });

  it('has no more than so many wait', async () => {
    const origin = await given({ answerTimeoutMs: 60_000, maxWaiting: 3 });
    const leaving = new AbortController();
    const waiting = [1, 2, 3].map(() => fetch(`${origin}/hangs`, { signal: leaving.signal }).catch(() => {}));
    const isRefused = async () => {
      const answer = await fetch(`${origin}/quick`);
      await answer.text();
      return answer.status === 503;
    };
    const until = async (holds: () => Promise<boolean>) => {
      while (!(await holds()));
    };
    await until(isRefused);
    leaving.abort();
    await Promise.all(waiting);
    await until(async () => !(await isRefused()));
  });
});
