import { once } from 'node:events';
import { Agent, createServer, type RequestListener, type Server, request as send } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { serveTestLake } from 'local-lake/testing';
import { isWebSocket } from '../../../edge/http/guards.ts';
import { createPassThrough } from '../../../edge/http/passThrough.ts';

jest.setTimeout(120_000);

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

const inFrontOf = async (
  target: string,
  maxBodyBytes: number | null,
  maxBodyMs?: number,
): Promise<string> => {
  const passThrough = createPassThrough({
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

/** A server that reads the first bytes of a body and refuses the rest, as Next leaves it when a route stops reading. */
const refusing = () =>
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

const mutate = '/v2025-02-19/data/mutate/production';
const kilobyte = 1024;

type Case = { open: () => Promise<string>; path: string; kilobytes: number; rounds: number };

const cases: [string, Case][] = [
  [
    'the bound of the edge',
    { open: async () => inFrontOf(await refusing(), 100 * kilobyte), path: '/', kilobytes: 200, rounds: 100 },
  ],
  [
    'the bound of a route',
    {
      open: async () => inFrontOf(await refusing(), 1000 * kilobyte),
      path: '/',
      kilobytes: 500,
      rounds: 100,
    },
  ],
  [
    'the bound of a route, streamed',
    { open: async () => inFrontOf(await refusing(), null), path: '/', kilobytes: 1_000, rounds: 100 },
  ],
  [
    'the bound of the lake',
    { open: async () => inFrontOf(await lake(), null), path: mutate, kilobytes: 5_000, rounds: 10 },
  ],
  ['the bound of a lake alone', { open: lake, path: mutate, kilobytes: 5_000, rounds: 10 }],
];

const chunked = (kilobytes: number) =>
  new ReadableStream<Uint8Array>({
    pull(controller) {
      if (kilobytes-- > 0) controller.enqueue(new Uint8Array(kilobyte).fill(120));
      else controller.close();
    },
  });

/** Head and body as they are, each time on the one connection where it is kept; answers the statuses. */
const speak = async (origin: string, path: string, body: Buffer, isChunked: boolean, isKept: boolean) => {
  const url = new URL(path, origin);
  const socket = connect(Number(url.port), url.hostname);
  let heard = '';
  socket.on('data', (bytes) => {
    heard += bytes.toString('latin1');
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
  return heard.split('\r\n', 1)[0];
};

describe.each(cases)('a body over %s', (_which, { open, path, kilobytes, rounds }) => {
  let origin = '';
  beforeAll(async () => {
    origin = await open();
  });
  const other = path === '/' ? '/' : '/v1/ping';

  it.each([
    ['length', () => 'x'.repeat(kilobytes * kilobyte)],
    ['chunked', () => chunked(kilobytes)],
  ])('is answered 413 each time, by %s, and the next request is answered', async (_how, body) => {
    for (let round = 0; round < rounds; round++) {
      const refused = await fetch(origin + path, {
        method: 'POST',
        headers: { authorization },
        body: body(),
        duplex: 'half',
      } as RequestInit);
      expect([round, refused.status]).toEqual([round, 413]);
      await refused.text();
      const next = await fetch(origin + other);
      expect(next.status).toBeLessThan(500);
      await next.text();
    }
  });

  it.each([
    ['by length', false],
    ['chunked', true],
  ])('is answered 413 to who hears after speaking, %s', async (_how, isChunked) => {
    const body = Buffer.alloc(kilobytes * kilobyte, 'x');
    for (let round = 0; round < rounds / 10; round++)
      for (const isKept of [true, false])
        expect(await speak(origin, path, body, isChunked, isKept)).toBe('HTTP/1.1 413 Payload Too Large');
  });

  it('does not hold up the next request of a proxy that pools connections', async () => {
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

describe('a body that comes drop by drop', () => {
  /** Writes a byte now and then for as long as the connection stands; answers what was heard. */
  const trickle = async (origin: string, path: string, headers: string): Promise<string> => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    let heard = '';
    socket.on('data', (bytes) => {
      heard += bytes.toString();
    });
    socket.on('error', () => {});
    socket.write(`POST ${path} HTTP/1.1\r\nHost: a\r\n${headers}Content-Length: 100000\r\n\r\n`);
    const timer = setInterval(() => socket.write('x'), 20);
    await once(socket, 'close');
    clearInterval(timer);
    return heard;
  };

  it('is answered 408 on its way to the site, and its connection ended', async () => {
    const silent = await inFrontOf(await listen(() => {}), 200 * kilobyte, 300);
    expect(await trickle(silent, '/', '')).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('is answered 408 by the lake through the edge, and its connection ended', async () => {
    const served = await serveTestLake({ uploadTimes: { idleMs: 600_000, totalMs: 300 } });
    lakes.push(served);
    const origin = await inFrontOf(served.base, null);
    const authorization = `Authorization: Bearer ${served.tokenFor('editor')}\r\n`;
    const heard = await trickle(origin, '/v1/assets/files/production', authorization);
    expect(heard).toMatch(/^HTTP\/1\.1 408 /);
  });
});

describe('a body that fits', () => {
  const echo = () =>
    listen(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      response.end(`${request.method} ${Buffer.concat(chunks).length}`);
    });

  it.each(['POST', 'PUT', 'DELETE'])('is passed on whole, by length or chunked: %s', async (method) => {
    const origin = await inFrontOf(await echo(), 100 * kilobyte);
    for (const body of ['x'.repeat(99 * kilobyte), chunked(99)]) {
      const answer = await fetch(origin, { method, body, duplex: 'half' } as RequestInit);
      expect(await answer.text()).toBe(`${method} ${99 * kilobyte}`);
    }
  });
});

describe('a client that would rather speak another protocol', () => {
  it('is answered in this one, and the server behind hears nothing of it', async () => {
    const behind = await listen((request, response) => {
      response.end(`${request.headers.upgrade} ${request.headers['http2-settings']}`);
    });
    const url = new URL(await inFrontOf(behind, null));
    const socket = connect(Number(url.port), url.hostname);
    let heard = '';
    socket.on('data', (bytes) => {
      heard += bytes.toString();
    });
    const ask = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n';
    socket.write(`${ask}HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n\r\n`);
    await once(socket, 'data');
    socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    await once(socket, 'close');
    expect(heard.match(/HTTP\/1.1 200 OK/g)).toHaveLength(2);
    expect(heard).toContain('undefined undefined');
  });
});
