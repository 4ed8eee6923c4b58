import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:http2';
import { connect as connectTo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { WebSocket } from 'ws';
import { type LakeServer, serve } from '../src/serve.ts';
import { makeCertificate } from './clients/certificate.ts';

let folder: string;
let server: LakeServer;
let ca: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lake-doors-'));
  const { certFile, keyFile } = makeCertificate(folder, ['localhost']);
  ca = readFileSync(certFile, 'utf8');
  const tls = { port: 0, cert: ca, key: readFileSync(keyFile, 'utf8') };
  server = await serve({ port: 0, data: join(folder, 'data'), tls });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the door with TLS', () => {
  it('carries more streams in one connection than HTTP/1.1 lets a browser open', async () => {
    const session = connect(`https://localhost:${server.tlsPort}`, { ca });
    const { secret } = server.context.accounts.adminToken;
    const open = (path: string) =>
      new Promise<string>((resolve) => {
        const stream = session.request({ ':path': `/v2025-02-19${path}`, authorization: `Bearer ${secret}` });
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

  it('takes WebSockets, which ask for HTTP/1.1', async () => {
    const socket = new WebSocket(`wss://localhost:${server.tlsPort}/v2025-02-19/data/lane`, { ca });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    socket.terminate();
  });

  it('is the address that browsers are told', () => {
    expect(server.context.publicUrl).toBe(`https://localhost:${server.tlsPort}`);
  });
});

/** What the port answers to a request as it is written, until it closes the connection. */
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

describe('the door', () => {
  it('refuses a request that names several hosts', async () => {
    const answer = await askRaw(['GET /ping HTTP/1.1', 'Host: a', 'host: b', 'Connection: close']);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff');
    expect(await askRaw(['GET /ping HTTP/1.1', 'Host: a', 'Connection: close'])).toContain('PONG');
  });

  it('opens no WebSocket for several hosts', async () => {
    const answer = await askRaw([
      'GET /v2025-02-19/data/lane HTTP/1.1',
      'Host: a',
      'Host: b',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ]);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
  });

  it('lets no browser guess what an answer is that no route gave', async () => {
    const answer = await askRaw(['GET /ping HTTP/1.1', 'Host: a b', 'Connection: close']);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff');
  });
});

/** Connects so many times, and counts those that the system took in; in a thread, as the test's own stands still. */
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

it('a crowd that comes at once while the lake is busy is queued, and nobody is turned away', async () => {
  const systemQueue = '/proc/sys/net/core/somaxconn';
  const longest = existsSync(systemQueue) ? Number(readFileSync(systemQueue, 'utf8')) : 100;
  const count = Math.min(longest, 900);
  const taken = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(crowd, { eval: true, workerData: { port: server.port, count, taken } });
  Atomics.wait(taken, 1, 0, 2_000);
  expect(Atomics.load(taken, 0)).toBe(count);
  worker.postMessage('over');
  await new Promise((resolve) => worker.once('exit', resolve));
});
