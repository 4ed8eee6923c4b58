import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createClientAddress } from '../../../../edge/http/clientAddress.ts';
import { type Passed, PassThrough } from '../../../../edge/http/proxy/PassThrough.ts';

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });

describe('a proxied request', () => {
  const servers: Server[] = [];
  const asked: IncomingMessage[] = [];
  const done: Passed[] = [];
  let origin = '';

  beforeAll(async () => {
    const upstream = createServer((request, response) => {
      asked.push(request);
      const { status = '201', lifetime } = Object.fromEntries(
        new URL(request.url ?? '', 'http://a').searchParams,
      );
      response.writeHead(Number(status), lifetime ? { 'cache-control': lifetime } : {}).end('made');
    });
    const passThrough = new PassThrough({
      target: await listen(upstream),
      maxBodyBytes: null,
      siteUrl: 'https://news.example',
      clientAddress: () => '192.0.2.1',
      headers: { 'x-content-type-options': 'nosniff' },
      onError: () => {},
      onDone: (passed) => done.push(passed),
    });
    const edge = createServer((request, response) => passThrough.web(request, response));
    servers.push(upstream, edge);
    origin = await listen(edge);
  });
  afterAll(() => {
    for (const server of servers) server.close().closeAllConnections();
  });

  it('gets one request id for response, upstream and log, and its own is ignored', async () => {
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
  ])('limits the lifetime of a response with status %s: %s', async (status, lifetime, expected) => {
    const query = new URLSearchParams({ status, ...(lifetime && { lifetime }) });
    for (const method of ['GET', 'POST']) {
      const answer = await fetch(`${origin}/_next/static/gone.js?${query}`, { method });
      await answer.text();
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([Number(status), expected]);
    }
  });
});

describe('the client address in a proxied request', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close().closeAllConnections();
  });

  it.each([
    ['as the trusted proxy names it', ['127.0.0.1'], '192.0.2.7'],
    ['as the peer if the peer is not trusted', [], '127.0.0.1'],
  ])('is sent to the upstream %s', async (_case, trustedProxies, expected) => {
    const received: unknown[] = [];
    const upstream = createServer((request, response) => {
      received.push(request.headers['x-forwarded-for']);
      response.end();
    });
    upstream.on('upgrade', (request: IncomingMessage, socket: Socket) => {
      received.push(request.headers['x-forwarded-for']);
      socket.end('HTTP/1.1 426 Upgrade Required\r\nConnection: close\r\n\r\n');
    });
    const passThrough = new PassThrough({
      target: await listen(upstream),
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
    servers.push(upstream, edge);
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
    expect(received).toEqual([expected, expected, expected]);
  });
});

describe('an upstream that hangs', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close().closeAllConnections();
  });

  /** Answers `/quick`, and starts `/stream` without continuing it. */
  const given = async (limits: { answerTimeoutMs: number; maxWaiting: number }) => {
    const upstream = createServer((request, response) => {
      if (request.url === '/quick') response.end('quick');
      if (request.url === '/stream')
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':');
    });
    // Neither accepts nor rejects. The server does not count the socket any more, so it is closed here.
    upstream.on('upgrade', (_request, socket: Socket) => socket.on('end', () => socket.end()).resume());
    const passThrough = new PassThrough({
      target: await listen(upstream),
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
    servers.push(upstream, edge);
    return listen(edge);
  };

  it.each([
    ['read', undefined],
    ['write', { method: 'POST', body: 'x' }],
  ])('causes a 504 with a message after the timeout: %s', async (_case, init) => {
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

  it('causes the edge to close a WebSocket that is not accepted', async () => {
    const origin = await given({ answerTimeoutMs: 50, maxWaiting: 10 });
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    socket.write('GET /hangs HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    socket.resume();
    await new Promise((resolve) => socket.once('close', resolve));
  });

  it('does not interrupt a started stream', async () => {
    const origin = await given({ answerTimeoutMs: 500, maxWaiting: 1 });
    const stream = await fetch(`${origin}/stream`);
    const reading = stream.body?.getReader();
    await reading?.read();
    const next = reading?.read().then(() => 'ended');
    // Much later than the timeout. The stream counts as answered, so others are accepted.
    for (const _time of [1, 2]) expect((await fetch(`${origin}/hangs`)).status).toBe(504);
    expect(await Promise.race([next, 'open'])).toBe('open');
    await reading?.cancel();
  });

  it('is not sent more waiting requests than the maximum', async () => {
    const origin = await given({ answerTimeoutMs: 60_000, maxWaiting: 3 });
    const leaving = new AbortController();
    const waiting = [1, 2, 3].map(() => fetch(`${origin}/hangs`, { signal: leaving.signal }).catch(() => {}));
    const isRejected = async () => {
      const answer = await fetch(`${origin}/quick`);
      await answer.text();
      return answer.status === 503;
    };
    const until = async (holds: () => Promise<boolean>) => {
      while (!(await holds()));
    };
    await until(isRejected);
    leaving.abort();
    await Promise.all(waiting);
    await until(async () => !(await isRejected()));
  });
});

describe('a connection to the upstream', () => {
  it('is reused, and closed by the edge when it is idle, but not during a silent stream', async () => {
    const sockets: Socket[] = [];
    const upstream = createServer({ keepAliveTimeout: 0 }, (request, response) => {
      if (request.url === '/stream') response.write('begun');
      else response.end('made');
    }).on('connection', (socket: Socket) => sockets.push(socket));
    const passThrough = new PassThrough({
      target: await listen(upstream),
      maxBodyBytes: null,
      siteUrl: 'https://news.example',
      clientAddress: () => '192.0.2.1',
      headers: {},
      onError: () => {},
      onDone: () => {},
      limits: { maxIdleMs: 500 },
    });
    const edge = createServer((request, response) => passThrough.web(request, response));
    const origin = await listen(edge);
    const stream = await fetch(`${origin}/stream`);
    const read = async () => (await fetch(`${origin}/page`)).text();
    expect([await read(), await read()]).toEqual(['made', 'made']);
    const [streaming, idle] = sockets;
    if (idle) await once(idle, 'close');
    expect(sockets).toHaveLength(2);
    expect(streaming?.readyState).toBe('open');
    await stream.body?.cancel();
    for (const server of [edge, upstream]) server.close().closeAllConnections();
  });
});
