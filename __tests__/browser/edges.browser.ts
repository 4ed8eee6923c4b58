import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import path from 'node:path';
import { dataDir, origin } from './harness/browser.ts';
import { freePort } from './harness/product.ts';

const port = Number(new URL(origin).port);

/** Sends bytes as they are, and answers what came back until the other side closed. */
const speak = (text: string, patienceMs = 15_000): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, 'localhost');
    let heard = '';
    const end = () => {
      socket.destroy();
      resolve(heard);
    };
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1');
    });
    socket.on('close', end).on('error', end);
    setTimeout(end, patienceMs).unref();
    socket.write(text);
  });

const statusLine = (answer: string): string => answer.split('\r\n', 1)[0] ?? '';

describe('whoever speaks badly', () => {
  it.each([
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
  ])('is refused: %s', async (_what, text, expected) => {
    expect(statusLine(await speak(text))).toBe(expected);
  });

  it.each(['/', '/api/views?slug=a', '/lake/v1/ping', '/healthz'])(
    'is answered as ever who would rather speak HTTP/2: %s',
    async (address) => {
      const upgrade =
        'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAA\r\n';
      const plain = `GET ${address} HTTP/1.1\r\nHost: x\r\n`;
      const [usual, asked] = await Promise.all([
        speak(`${plain}Connection: close\r\n\r\n`),
        speak(`${plain}${upgrade}\r\n`, 1_500),
      ]);
      expect(statusLine(asked)).toBe(statusLine(usual));
    },
  );

  it.each([
    ['/api/errors', 40_000],
    ['/api/errors', 2_000_000],
  ])(
    'hears 413 each time who sends too much to %s: %i bytes, and is answered next',
    async (address, bytes) => {
      const chunked = () => new Blob(['x'.repeat(bytes)]).stream();
      for (let round = 0; round < 10; round += 1)
        for (const body of ['x'.repeat(bytes), chunked()]) {
          const refused = await fetch(origin + address, {
            method: 'POST',
            body,
            duplex: 'half',
          } as RequestInit);
          expect([round, refused.status]).toEqual([round, 413]);
          await refused.text();
          expect((await fetch(`${origin}/healthz`)).status).toBe(200);
        }
    },
  );

  it.each([
    '/api/nothing',
    '/_next/static/nothing.js',
    '/_next/static/chunks/nothing.css',
    '/_next/nothing',
    '/lake/nothing',
  ])('is kept by nobody for long that there is nothing at %s', async (address) => {
    const answer = await fetch(origin + address);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([
      404,
      expect.stringMatching(/no-store|max-age=0, s-maxage=10,/),
    ]);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is let go who sends headers drop by drop, while others read on', async () => {
    const slow = Array.from({ length: 50 }, () => speak('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ', 20_000));
    const begun = performance.now();
    expect((await fetch(`${origin}/`)).status).toBe(200);
    expect(performance.now() - begun).toBeLessThan(1_000);
    const answers = await Promise.all(slow);
    expect(new Set(answers.map(statusLine))).toEqual(new Set(['HTTP/1.1 408 Request Timeout']));
  });

  it('gets nothing rendered anew without the secret', async () => {
    const order = (headers: Record<string, string>) =>
      fetch(`${origin}/api/revalidate`, { method: 'POST', headers, body: '{"everything":true}' });
    expect((await order({})).status).toBe(401);
    expect((await order({ authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await order({ 'sanity-webhook-signature': `t=${Date.now()},v1=wrong` })).status).toBe(401);
    expect((await order({ origin: 'https://evil.example' })).status).toBe(403);
  });

  it('sees no draft by a cookie that was invented, and poisons no page by headers', async () => {
    const before = await (await fetch(`${origin}/`)).text();
    const headers = {
      cookie: `__prerender_bypass=${'a'.repeat(32)}`,
      rsc: '1',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'ftp',
      'x-middleware-subrequest': 'middleware',
    };
    expect(await (await fetch(`${origin}/?evil=1&_rsc=x`, { headers })).text()).toBe(before);
    expect(before).not.toContain('evil.example');
  });
});

describe('a start that cannot be', () => {
  const start = (environment: Record<string, string>) =>
    new Promise<{ code: number | null; said: string[] }>((resolve) => {
      const root = path.resolve(__dirname, '../..');
      const child = spawn(path.join(root, 'node_modules/.bin/node'), [path.join(root, 'bin/start.ts')], {
        cwd: root,
        env: { ...process.env, NODE_ENV: 'production', ...environment },
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

  it('says in one line that the data is in use', async () => {
    const { code, said } = await start({ DATA_DIR: dataDir, PORT: String(await freePort()) });
    expect(code).toBe(1);
    expect(said).toEqual([
      expect.stringMatching(/^The data folder .+ is in use by another Copydesk \(process \d+, port \d+\)/),
    ]);
  });

  it('says in one line that the port is in use', async () => {
    const { code, said } = await start({ DATA_DIR: `${dataDir}-other`, PORT: String(port) });
    expect([code, said]).toEqual([
      1,
      [`Port ${port} is in use. Stop what listens there, or set PORT to another one.`],
    ]);
  });

  it('says in one line which variable is wrong', async () => {
    const { code, said } = await start({ PORT: 'many' });
    expect([code, said]).toEqual([1, [expect.stringMatching(/^PORT must be a whole number/)]]);
  });

  it('says in one line that the folder cannot be written', async () => {
    const { code, said } = await start({ DATA_DIR: '/proc/copydesk', PORT: String(await freePort()) });
    expect([code, said]).toEqual([
      1,
      [expect.stringMatching(/^The data folder \/proc\/copydesk cannot be written/)],
    ]);
  });
});
