import { once } from 'node:events';
import { Agent, createServer, type RequestListener, type Server, request as send } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { serveTestLake } from 'local-lake/testing';
import { isWebSocket } from '../../../../edge/http/guards.ts';
import { PassThrough } from '../../../../edge/http/proxy/PassThrough.ts';
import { apiVersion } from '../../../../lib/apiVersion.ts';

const servers: Server[] = [];
const listen = async (listener: RequestListener): Promise<string> => {
  const server = createServer({ shouldUpgradeCallback: isWebSocket }, listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
afterAll(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

const startProxy = async (
  target: string,
  maxBodyBytes: number | null,
  maxBodyMs?: number,
): Promise<string> => {
  const passThrough = new PassThrough({
    target,
    maxBodyBytes,
    ...(maxBodyMs === undefined ? {} : { maxBodyMs }),
    siteUrl: 'http://news.example.org',
    clientAddress: () => '127.0.0.1',
    headers: {},
    onError: () => {},
    onDone: () => {},
  });
  return listen((request, response) => passThrough.web(request, response));
};

/** Reads the first bytes of a body and leaves the rest unread, as Next does when a route stops reading. */
const rejecting = () =>
  listen((request, response) => {
    if (request.method !== 'POST') {
      response.end('here');
      return;
    }
    request.once('data', () => {
      request.pause();
      response.writeHead(413).end('too long');
    });
  });

let authorization = 'none';
const lakes: Awaited<ReturnType<typeof serveTestLake>>[] = [];
const lake = async (): Promise<string> => {
  const served = await serveTestLake();
  lakes.push(served);
  authorization = `Bearer ${served.tokenFor('editor')}`;
  return `http://127.0.0.1:${served.server.port}`;
};
afterAll(() => Promise.all(lakes.map((served) => served.close())));

const mutate = `/v${apiVersion}/data/mutate/production`;
const kilobyte = 1024;

type Case = { open: () => Promise<string>; path: string; kilobytes: number; rounds: number };

const cases: [string, Case][] = [
  [
    'the limit of the edge',
    {
      open: async () => startProxy(await rejecting(), 100 * kilobyte),
      path: '/',
      kilobytes: 200,
      rounds: 10,
    },
  ],
  [
    'the limit of a route',
    {
      open: async () => startProxy(await rejecting(), 1000 * kilobyte),
      path: '/',
      kilobytes: 500,
      rounds: 10,
    },
  ],
  [
    'the limit of a route, streamed',
    { open: async () => startProxy(await rejecting(), null), path: '/', kilobytes: 1_000, rounds: 10 },
  ],
  [
    'the limit of the lake',
    { open: async () => startProxy(await lake(), null), path: mutate, kilobytes: 5_000, rounds: 4 },
  ],
  ['the limit of a standalone lake', { open: lake, path: mutate, kilobytes: 5_000, rounds: 4 }],
];

const chunked = (kilobytes: number) =>
  new ReadableStream<Uint8Array>({
    pull(controller) {
      const size = Math.min(kilobytes, 50);
      kilobytes -= size;
      if (size > 0) controller.enqueue(new Uint8Array(size * kilobyte).fill(120));
      else controller.close();
    },
  });

type RawRequest = { path: string; body: Buffer; isChunked: boolean; isKept: boolean };

/** Sends a raw request, and a second one if the connection is kept alive. @returns the first status line. */
const sendRaw = async (origin: string, { path, body, isChunked, isKept }: RawRequest) => {
  const url = new URL(path, origin);
  const socket = connect(Number(url.port), url.hostname);
  let received = '';
  socket.on('data', (bytes) => {
    received += bytes.toString('latin1');
  });
  socket.on('error', () => {});
  const length = isChunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${body.length}`;
  const closing = isKept ? '' : 'Connection: close\r\n';
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: a\r\nAuthorization: ${authorization}\r\n${closing}${length}\r\n\r\n`,
  );
  if (isChunked) socket.write(`${body.length.toString(16)}\r\n`);
  socket.write(body);
  if (isChunked) socket.write('\r\n0\r\n\r\n');
  if (isKept) socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
  await once(socket, 'close');
  return received.split('\r\n', 1)[0];
};

describe.each(cases)('a body over %s', (_case, { open, path, kilobytes, rounds }) => {
  let origin = '';
  beforeAll(async () => {
    origin = await open();
  });
  const other = path === '/' ? '/' : '/v1/ping';

  it.each([
    ['length', () => 'x'.repeat(kilobytes * kilobyte)],
    ['chunked', () => chunked(kilobytes)],
  ])('gets a 413 each time, sent by %s, and the next request is answered', async (_case, body) => {
    for (let round = 0; round < rounds; round++) {
      const rejected = await fetch(origin + path, {
        method: 'POST',
        headers: { authorization },
        body: body(),
        duplex: 'half',
      } as RequestInit);
      expect([round, rejected.status]).toEqual([round, 413]);
      await rejected.text();
      const next = await fetch(origin + other);
      expect(next.status).toBeLessThan(500);
      await next.text();
    }
  });

  it.each([
    ['by length', false],
    ['chunked', true],
  ])(
    'gets a 413 also if the client reads only after it has sent everything, %s',
    async (_case, isChunked) => {
      const body = Buffer.alloc(kilobytes * kilobyte, 'x');
      for (let round = 0; round < rounds / 10; round++)
        for (const isKept of [true, false])
          expect(await sendRaw(origin, { path, body, isChunked, isKept })).toBe(
            'HTTP/1.1 413 Payload Too Large',
          );
    },
  );

  it('does not block the next request of a proxy that pools connections', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = (method: string, to: string, body: string) =>
      new Promise<number>((resolve, reject) => {
        const asked = send(origin + to, { method, agent, headers: { authorization } }, (answer) => {
          answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
        });
        asked.once('error', reject).end(body);
      });
    for (let round = 0; round < rounds; round++) {
      expect(await ask('POST', path, 'x'.repeat(kilobytes * kilobyte))).toBe(413);
      expect(await ask('GET', other, '')).toBeLessThan(500);
    }
    agent.destroy();
  });
});

describe('an upstream that responds before it has the whole body', () => {
  it('is passed on as it responds, when the body exceeds the limit afterwards', async () => {
    const upstream = await listen((request, response) => {
      response.writeHead(404).flushHeaders();
      if (request.method === 'HEAD') return void response.end();
      // Everything up to the limit has arrived: the edge sends no more.
      let bytes = 0;
      request.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes === 100 * kilobyte) response.end('no such page');
      });
    });
    const url = new URL(await startProxy(upstream, 100 * kilobyte));
    const socket = connect(Number(url.port), url.hostname);
    let received = '';
    socket.on('data', (bytes) => {
      received += bytes.toString();
    });
    const sendChunk = (bytes: number) => socket.write(`${bytes.toString(16)}\r\n${'x'.repeat(bytes)}\r\n`);
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n');
    sendChunk(kilobyte);
    while (!received.includes('\r\n\r\n')) await once(socket, 'data');
    sendChunk(99 * kilobyte);
    sendChunk(50 * kilobyte);
    while (!received.includes('no such page')) await once(socket, 'data');
    socket.write('0\r\n\r\nHEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    await once(socket, 'close');
    expect(received.match(/HTTP\/1.1 404 Not Found/g)).toHaveLength(2);
    expect(received).not.toMatch(/content-length/i);
    const [server] = servers.slice(-2);
    await new Promise<void>((resolve) => {
      const look = () => server?.getConnections((_error, count) => (count ? setImmediate(look) : resolve()));
      look();
    });
  });

  it('is cut off with its client if its response does not end without the rest of the body', async () => {
    const upstream = await listen((request, response) => {
      response.writeHead(200).flushHeaders();
      request.on('data', () => {}).once('end', () => response.end('whole'));
    });
    const url = new URL(await startProxy(upstream, 100 * kilobyte, 300));
    const socket = connect(Number(url.port), url.hostname);
    let received = '';
    socket.on('data', (bytes) => {
      received += bytes.toString();
    });
    socket.on('error', () => {});
    const body = (bytes: number) => `${bytes.toString(16)}\r\n${'x'.repeat(bytes)}\r\n`;
    socket.write(`POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${body(kilobyte)}`);
    while (!received.includes('\r\n\r\n')) await once(socket, 'data');
    socket.write(body(1_000 * kilobyte));
    await once(socket, 'close');
    expect(received).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(received).not.toContain('whole');
  });
});

describe('a body that arrives byte by byte', () => {
  /** Writes a byte at intervals while the connection is open. @returns what was received. */
  const trickle = async (origin: string, path: string, headers: string): Promise<string> => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    let received = '';
    socket.on('data', (bytes) => {
      received += bytes.toString();
    });
    socket.on('error', () => {});
    socket.write(`POST ${path} HTTP/1.1\r\nHost: a\r\n${headers}Content-Length: 100000\r\n\r\n`);
    const timer = setInterval(() => socket.write('x'), 20);
    await once(socket, 'close');
    clearInterval(timer);
    return received;
  };

  it('to the site gets a 408, and its connection is closed', async () => {
    const silent = await startProxy(await listen(() => {}), 200 * kilobyte, 300);
    expect(await trickle(silent, '/', '')).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('to the lake gets a 408 through the edge, and its connection is closed', async () => {
    const served = await serveTestLake({ uploadTimes: { idleMs: 600_000, totalMs: 300 } });
    lakes.push(served);
    const origin = await startProxy(served.base, null);
    const authorization = `Authorization: Bearer ${served.tokenFor('editor')}\r\n`;
    const received = await trickle(origin, '/v1/assets/files/production', authorization);
    expect(received).toMatch(/^HTTP\/1\.1 408 /);
  });
});

describe('a body that fits', () => {
  const echo = () =>
    listen(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      response.end(`${request.method} ${Buffer.concat(chunks).length}`);
    });

  it.each(['POST', 'PUT', 'DELETE'])(
    'is proxied completely, with a length or chunked: %s',
    async (method) => {
      const origin = await startProxy(await echo(), 100 * kilobyte);
      for (const body of ['x'.repeat(99 * kilobyte), chunked(99)]) {
        const answer = await fetch(origin, { method, body, duplex: 'half' } as RequestInit);
        expect(await answer.text()).toBe(`${method} ${99 * kilobyte}`);
      }
    },
  );
});

describe('a client that offers to upgrade to another protocol', () => {
  it('is answered in HTTP/1.1, and the upstream does not see the offer', async () => {
    const behind = await listen((request, response) => {
      response.end(`${request.headers.upgrade} ${request.headers['http2-settings']}`);
    });
    const url = new URL(await startProxy(behind, null));
    const socket = connect(Number(url.port), url.hostname);
    let received = '';
    socket.on('data', (bytes) => {
      received += bytes.toString();
    });
    const ask = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n';
    socket.write(`${ask}HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n\r\n`);
    await once(socket, 'data');
    socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    await once(socket, 'close');
    expect(received.match(/HTTP\/1.1 200 OK/g)).toHaveLength(2);
    expect(received).toContain('undefined undefined');
  });
});
