import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import path from 'node:path';
import { environmentOutside, freePort } from './harness/product.ts';
import { expect, test } from './harness/test.ts';

const portOf = (origin: string): number => Number(new URL(origin).port);

/** Sends bytes as they are, and answers what came back until the other side closed, or until there is `enough`. */
const speak = (origin: string, text: string, enough?: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(portOf(origin), 'localhost');
    let heard = '';
    const end = () => {
      socket.destroy();
      resolve(heard);
    };
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1');
      if (enough && heard.includes(enough)) end();
    });
    socket.on('close', end).on('error', end);
    socket.write(text);
  });

const statusLine = (answer: string): string => answer.split('\r\n', 1)[0] ?? '';

test.describe('whoever speaks badly', () => {
  const badly: [what: string, text: string, expected: string][] = [
    ['malformed HTTP', 'HELLO\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    [
      'endless headers',
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
      'HTTP/1.1 431 Request Header Fields Too Large',
    ],
    [
      'a way out',
      'GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      'HTTP/1.1 400 Bad Request',
    ],
    [
      'an escaped way out',
      'GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      'HTTP/1.1 400 Bad Request',
    ],
    [
      'another host as the address',
      'GET http://evil.example/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      'HTTP/1.1 400 Bad Request',
    ],
    [
      'two lengths',
      'POST /api/views HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      'HTTP/1.1 400 Bad Request',
    ],
    [
      'writing to a page',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
      'HTTP/1.1 405 Method Not Allowed',
    ],
    ['two hosts', 'GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    ['the same host twice', 'GET /api HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    [
      'a body without an end',
      `POST /api/views HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\nConnection: close\r\n\r\n`,
      'HTTP/1.1 413 Payload Too Large',
    ],
  ];
  for (const [what, text, expected] of badly)
    test(`is refused: ${what}`, async ({ product: { origin } }) => {
      expect(statusLine(await speak(origin, text))).toBe(expected);
    });

  for (const address of ['/', '/api/views?slug=a', '/lake/v1/ping', '/healthz'])
    test(`is answered as ever who would rather speak HTTP/2: ${address}`, async ({ product: { origin } }) => {
      const upgrade =
        'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAA\r\n';
      const plain = `GET ${address} HTTP/1.1\r\nHost: x\r\n`;
      const [usual, asked] = await Promise.all([
        speak(origin, `${plain}Connection: close\r\n\r\n`),
        // The connection stays open.
        speak(origin, `${plain}${upgrade}\r\n`, '\r\n\r\n'),
      ]);
      expect(statusLine(asked)).toBe(statusLine(usual));
    });

  for (const bytes of [40_000, 2_000_000])
    test(`hears 413 each time who sends too much to /api/errors: ${bytes} bytes, and is answered next`, async ({
      product: { read },
    }) => {
      const chunked = () => new Blob(['x'.repeat(bytes)]).stream();
      for (let round = 0; round < 10; round += 1)
        for (const body of ['x'.repeat(bytes), chunked()]) {
          const refused = await read('/api/errors', { method: 'POST', body, duplex: 'half' } as RequestInit);
          expect([round, refused.status]).toEqual([round, 413]);
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
    test(`is kept by nobody for long that there is nothing at ${address}`, async ({ product: { read } }) => {
      const { status, headers } = await read(address);
      expect([status, headers.get('cache-control')]).toEqual([
        404,
        expect.stringMatching(/no-store|max-age=0, s-maxage=10,/),
      ]);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    });

  test('is let go who sends headers drop by drop, while others read on', async ({
    product: { origin, read },
  }) => {
    let letGo = 0;
    const slow = Array.from({ length: 50 }, async () => {
      const answer = await speak(origin, 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
      letGo += 1;
      return answer;
    });
    expect((await read('/')).status).toBe(200);
    expect(letGo).toBe(0);
    const answers = await Promise.all(slow);
    expect(new Set(answers.map(statusLine))).toEqual(new Set(['HTTP/1.1 408 Request Timeout']));
  });

  test('gets nothing rendered anew without the secret', async ({ product: { read } }) => {
    const order = (headers: Record<string, string>) =>
      read('/api/revalidate', { method: 'POST', headers, body: '{"everything":true}' });
    expect((await order({})).status).toBe(401);
    expect((await order({ authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await order({ 'sanity-webhook-signature': `t=${Date.now()},v1=wrong` })).status).toBe(401);
    expect((await order({ origin: 'https://evil.example' })).status).toBe(403);
  });

  test('sees no draft by a cookie that was invented, and poisons no page by headers', async ({
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

test.describe('a start that cannot be', () => {
  const start = (environment: Record<string, string>) =>
    new Promise<{ code: number | null; said: string[] }>((resolve) => {
      const root = path.resolve(import.meta.dirname, '../..');
      const child = spawn(path.join(root, 'node_modules/.bin/node'), [path.join(root, 'bin/start.ts')], {
        cwd: root,
        env: { ...environmentOutside(), NODE_ENV: 'production', ...environment },
      });
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk;
      });
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk;
      });
      child.on('exit', (code) => resolve({ code, said: said.trim().split('\n') }));
    });

  test('says in one line that the data is in use', async ({ product }) => {
    const { code, said } = await start({ DATA_DIR: product.dataDir, PORT: String(await freePort()) });
    expect(code).toBe(1);
    expect(said).toEqual([
      expect.stringMatching(/^The data folder .+ is in use by another Copydesk \(process \d+, port \d+\)/),
    ]);
  });

  test('says in one line that the port is in use', async ({ product }) => {
    const port = portOf(product.origin);
    const { code, said } = await start({ DATA_DIR: `${product.dataDir}-other`, PORT: String(port) });
    expect([code, said]).toEqual([
      1,
      [`Port ${port} is in use. Stop what listens there, or set PORT to another one.`],
    ]);
  });

  test('says in one line which variable is wrong', async () => {
    const { code, said } = await start({ PORT: 'many' });
    expect([code, said]).toEqual([1, [expect.stringMatching(/^PORT must be a whole number/)]]);
  });

  test('says in one line that the folder cannot be written', async () => {
    const { code, said } = await start({ DATA_DIR: '/proc/copydesk', PORT: String(await freePort()) });
    expect([code, said]).toEqual([
      1,
      [expect.stringMatching(/^The data folder \/proc\/copydesk cannot be written/)],
    ]);
  });
});
