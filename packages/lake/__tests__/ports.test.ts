import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:http2';
import { connect as connectTo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { WebSocket } from 'ws';
import { apiVersion } from '../src/apiVersion.ts';
import { createCertificate } from '../src/commands/hosted/certificate.ts';
import { type LakeServer, serve } from '../src/serve.ts';

let folder: string;
let server: LakeServer;
let ca: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lake-ports-'));
  const { cert, key } = createCertificate(['localhost']);
  ca = cert;
  server = await serve({ port: 0, data: join(folder, 'data'), tls: { port: 0, cert, key } });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the port with TLS', () => {
  it('serves more streams in one connection than a browser opens over HTTP/1.1', async () => {
    const session = connect(`https://localhost:${server.tlsPort}`, { ca });
    const { secret } = server.context.accounts.adminToken;
    const open = (path: string) =>
      new Promise<string>((resolve) => {
        const stream = session.request({
          ':path': `/v${apiVersion}${path}`,
          authorization: `Bearer ${secret}`,
        });
        let text = '';
        stream.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
          if (/welcome|"id"/.test(text)) resolve(text);
        });
      });
    const listeners = Array.from({ length: 20 }, () => open('/data/listen/production?query=*'));
    await Promise.all(listeners);
    expect(await open('/users/me')).toContain('command-line');
    session.destroy();
  });

  it('accepts WebSockets, which need HTTP/1.1', async () => {
    const socket = new WebSocket(`wss://localhost:${server.tlsPort}/v${apiVersion}/data/streams`, { ca });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    socket.terminate();
  });

  it('is the public URL', () => {
    expect(server.context.publicUrl).toBe(`https://localhost:${server.tlsPort}`);
  });
});

/** Sends the raw request and reads until the port closes the connection. */
const askRaw = (lines: string[]) =>
  new Promise<string>((resolve, reject) => {
    const socket = connectTo(server.port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('close', () => resolve(text)).on('error', reject);
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  });

describe('the port', () => {
  it('rejects a request that names several hosts', async () => {
    const answer = await askRaw(['GET /ping HTTP/1.1', 'Host: a', 'host: b', 'Connection: close']);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff');
    expect(await askRaw(['GET /ping HTTP/1.1', 'Host: a', 'Connection: close'])).toContain('PONG');
  });

  it('opens no WebSocket for several hosts', async () => {
    const answer = await askRaw([
      `GET /v${apiVersion}/data/streams HTTP/1.1`,
      'Host: a',
      'Host: b',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ]);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
  });

  it('ends a connection after an upgrade that it ignores, as Node drops what was sent with it', async () => {
    const offer = 'GET /ping HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n';
    const answer = await askRaw([`${offer}GET /ping HTTP/1.1`, 'Host: a']);
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(answer.toLowerCase()).toContain('\r\nconnection: close\r\n');
  });

  it('sends nosniff also with responses that no route made', async () => {
    const answer = await askRaw(['GET /ping HTTP/1.1', 'Host: a b', 'Connection: close']);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff');
  });
});

/** Opens connections and counts those that the system accepted; in a thread, because the test's thread is blocked. */
const crowd = `
const { workerData: { port, count, taken } } = require('node:worker_threads');
const sockets = Array.from({ length: count }, () =>
  require('node:net').connect(port, '127.0.0.1', () => {
    if (Atomics.add(taken, 0, 1) === count - 1) Atomics.notify(taken, 1);
  }),
);
require('node:worker_threads').parentPort.once('message', () => {
  for (const socket of sockets) socket.destroy();
});
`;

it('many concurrent connections to a busy lake are queued, and none is refused', async () => {
  const systemQueue = '/proc/sys/net/core/somaxconn';
  const longest = existsSync(systemQueue) ? Number(readFileSync(systemQueue, 'utf8')) : 100;
  const count = Math.min(longest, 900);
  const taken = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(crowd, { eval: true, workerData: { port: server.port, count, taken } });
  Atomics.wait(taken, 1, 0, 60_000);
  expect(Atomics.load(taken, 0)).toBe(count);
  worker.postMessage('over');
  await new Promise((resolve) => worker.once('exit', resolve));
});
