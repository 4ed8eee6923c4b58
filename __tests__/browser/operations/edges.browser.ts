import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import path from 'node:path';
import { findFreePort } from '../../../bin/supervisor/ports.ts';
import { environmentOutside } from '../harness/product.ts';
import { expect, test } from '../harness/test.ts';

const portOf = (origin: string): number => Number(new URL(origin).port);

/** Sends raw bytes. @returns what was received until the connection closed or `enough` arrived. */
const sendRaw = (origin: string, text: string, enough?: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(portOf(origin), 'localhost');
    let received = '';
    const end = () => {
      socket.destroy();
      resolve(received);
    };
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      if (enough && received.includes(enough)) end();
    });
    socket.on('close', end).on('error', end);
    socket.write(text);
  });

const statusLine = (answer: string): string => answer.split('\r\n', 1)[0] ?? '';

test.describe('an invalid or hostile request', () => {
  const requests: [what: string, text: string, expected: string][] = [
    ['malformed HTTP', 'HELLO\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    [
      'endless headers',
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
      'HTTP/1.1 431 Request Header Fields Too Large',
    ],
    [
      'a path with ..',
      'GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      'HTTP/1.1 400 Bad Request',
    ],
    [
      'an escaped path with ..',
      'GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      'HTTP/1.1 400 Bad Request',
    ],
    [
      'the data of a story named ..',
      'GET /articles/...json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      'HTTP/1.1 404 Not Found',
    ],
    [
      'an absolute address of another host',
      'GET http://evil.example/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      'HTTP/1.1 400 Bad Request',
    ],
    [
      'both a length and chunked encoding',
      'POST /api/views HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      'HTTP/1.1 400 Bad Request',
    ],
    [
      'a POST to a page',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
      'HTTP/1.1 405 Method Not Allowed',
    ],
    ['two hosts', 'GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    ['the same host twice', 'GET /api HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    [
      'a body over the limit',
      `POST /api/views HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\nConnection: close\r\n\r\n`,
      'HTTP/1.1 413 Payload Too Large',
    ],
  ];
  for (const [what, text, expected] of requests)
    test(`is rejected: ${what}`, async ({ product: { origin } }) => {
      // The edge waits for the rest of a body before it closes the connection.
      expect(
        statusLine(await sendRaw(origin, text, text.includes('99999999') ? '\r\n\r\n' : undefined)),
      ).toBe(expected);
    });

  for (const address of ['/', '/api/views?slug=a', '/lake/v1/ping', '/healthz'])
    test(`gets a response in HTTP/1.1 if it offers HTTP/2: ${address}`, async ({ product: { origin } }) => {
      const upgrade =
        'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAA\r\n';
      const plain = `GET ${address} HTTP/1.1\r\nHost: x\r\n`;
      const [usual, asked] = await Promise.all([
        sendRaw(origin, `${plain}Connection: close\r\n\r\n`),
        // Node drops the second request. The connection closes, so that the client sends it again.
        sendRaw(origin, `${plain}${upgrade}\r\n${plain}\r\n`),
      ]);
      expect(statusLine(asked)).toBe(statusLine(usual));
    });

  for (const bytes of [40_000, 2_000_000])
    test(`gets a 413 each time for ${bytes} bytes to /api/errors, and the next request is answered`, async ({
      product: { read },
    }) => {
      const chunked = () => new Blob(['x'.repeat(bytes)]).stream();
      for (let round = 0; round < 10; round += 1)
        for (const body of ['x'.repeat(bytes), chunked()]) {
          const rejected = await read('/api/errors', { method: 'POST', body, duplex: 'half' } as RequestInit);
          expect([round, rejected.status]).toEqual([round, 413]);
          expect((await read('/healthz')).status).toBe(200);
        }
    });

  for (const address of [
    '/api/nothing',
    '/_next/static/nothing.js',
    '/_next/static/chunks/nothing.css',
    '/_next/nothing',
    '/lake/nothing',
  ])
    test(`gets a 404 that caches do not keep: ${address}`, async ({ product: { read } }) => {
      const { status, headers } = await read(address);
      expect([status, headers.get('cache-control')]).toEqual([
        404,
        expect.stringMatching(/no-store|max-age=0, s-maxage=10,/),
      ]);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    });

  test('is closed if its headers arrive too slowly, while others are served', async ({
    product: { origin, read },
  }) => {
    let closedByPeer = 0;
    const slow = Array.from({ length: 50 }, async () => {
      const answer = await sendRaw(origin, 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
      closedByPeer += 1;
      return answer;
    });
    expect((await read('/')).status).toBe(200);
    expect(closedByPeer).toBe(0);
    const answers = await Promise.all(slow);
    expect(new Set(answers.map(statusLine))).toEqual(new Set(['HTTP/1.1 408 Request Timeout']));
  });

  test('revalidates nothing without the secret', async ({ product: { read } }) => {
    const order = (headers: Record<string, string>) =>
      read('/api/revalidate', { method: 'POST', headers, body: '{"everything":true}' });
    expect((await order({})).status).toBe(401);
    expect((await order({ authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await order({ 'sanity-webhook-signature': `t=${Date.now()},v1=wrong` })).status).toBe(401);
    expect((await order({ origin: 'https://evil.example' })).status).toBe(403);
  });

  test('shows no draft with an invented cookie, and changes no cached page by headers', async ({
    product: { read },
  }) => {
    const before = (await read('/')).text;
    const headers = {
      cookie: `__prerender_bypass=${'a'.repeat(32)}`,
      rsc: '1',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'ftp',
      'x-middleware-subrequest': 'middleware',
    };
    expect((await read('/?evil=1&_rsc=x', { headers })).text).toBe(before);
    expect(before).not.toContain('evil.example');
  });
});

test.describe('a start that fails', () => {
  const start = (environment: Record<string, string>, script = 'bin/start.ts') =>
    new Promise<{ code: number | null; output: string[] }>((resolve) => {
      const root = path.resolve(import.meta.dirname, '../../..');
      const child = spawn(path.join(root, 'node_modules/.bin/node'), [path.join(root, script)], {
        cwd: root,
        env: { ...environmentOutside(), NODE_ENV: 'production', ...environment },
      });
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk;
      });
      child.stderr.on('data', (chunk: Buffer) => {
        output += chunk;
      });
      child.on('exit', (code) => resolve({ code, output: output.trim().split('\n') }));
    });

  test('prints one line if the data folder is in use', async ({ product }) => {
    const { code, output } = await start({ DATA_DIR: product.dataDir, PORT: String(await findFreePort()) });
    expect(code).toBe(1);
    expect(output).toEqual([
      expect.stringMatching(/^The data folder .+ is in use by another Copydesk \(process \d+, port \d+\)/),
    ]);
  });

  test('prints one line if the port is in use', async ({ product }) => {
    const port = portOf(product.origin);
    const { code, output } = await start({ DATA_DIR: `${product.dataDir}-other`, PORT: String(port) });
    expect([code, output]).toEqual([
      1,
      [`Port ${port} is in use. Stop the program that listens there, or set PORT to another port.`],
    ]);
  });

  for (const WORKERS of ['1', '2'])
    test(`ends the edge if the port was taken meanwhile (workers: ${WORKERS})`, async ({ product }) => {
      const environment = {
        DATA_DIR: `${product.dataDir}-other`,
        PORT: String(portOf(product.origin)),
        SITE_ORIGIN: 'http://127.0.0.1:9',
        LAKE_URL: 'http://127.0.0.1:9',
        LOG_LEVEL: 'silent',
        WORKERS,
      };
      const { code, output } = await start(environment, 'edge/serve.ts');
      expect(code).toBe(1);
      expect(new Set(output)).toEqual(
        new Set([expect.stringMatching(/^The edge cannot listen: .*EADDRINUSE.*\.$/)]),
      );
    });

  test('prints one line that names an invalid variable', async () => {
    const { code, output } = await start({ PORT: 'many' });
    expect([code, output]).toEqual([1, [expect.stringMatching(/^PORT must be a whole number/)]]);
  });

  test('prints one line if the data folder is not writable', async () => {
    const { code, output } = await start({ DATA_DIR: '/proc/copydesk', PORT: String(await findFreePort()) });
    expect([code, output]).toEqual([
      1,
      [expect.stringMatching(/^The data folder \/proc\/copydesk cannot be written/)],
    ]);
  });
});
