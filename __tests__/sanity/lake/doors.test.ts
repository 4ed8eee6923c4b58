import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { type LakeServer, serve } from '../../../sanity/lake/serve.ts';
import { makeCertificate } from './clients/certificate.ts';

let folder: string;
let server: LakeServer;
let ca: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-doors-'));
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
