import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findProgram } from '../../bin/testing/systemPrograms.ts';

const template = readFileSync(path.resolve(__dirname, '../../docs/nginx/copydesk.conf'), 'utf8');

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

describe("the documented nginx before a page with the front's headers", () => {
  let copydesk: Server;
  let nginx: ChildProcess;
  let folder = '';
  let origin = '';
  let asked: string[] = [];

  beforeAll(async () => {
    copydesk = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(200, {
        'cache-control': 'public, max-age=0, s-maxage=1, stale-while-revalidate=60, stale-if-error=86400',
        vary: 'Accept-Encoding',
        'x-forwarded-for-seen': String(request.headers['x-forwarded-for']),
      });
      response.end('a page');
    });
    const upstream = await listen(copydesk);
    const probe = createServer();
    const port = await listen(probe);
    await new Promise((resolve) => probe.close(resolve));
    folder = mkdtempSync(path.join(tmpdir(), 'copydesk-nginx-'));
    const config = template
      .replace('COPYDESK_ADDRESS', `127.0.0.1:${upstream}`)
      .replace('CACHE_FOLDER', `${folder}/cache`)
      .replace('LISTEN_ADDRESS', `127.0.0.1:${port}`);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((name) => `${name}_temp_path ${folder}/${name};`)
      .join(' ');
    writeFileSync(
      path.join(folder, 'nginx.conf'),
      `${process.getuid?.() === 0 ? 'user root; ' : ''}daemon off; pid ${folder}/nginx.pid; error_log stderr error; events {} http { access_log off; ${temporary}\n${config}\n}`,
    );
    nginx = spawn(findProgram('nginx') ?? 'nginx', ['-c', path.join(folder, 'nginx.conf'), '-p', folder], {
      stdio: 'ignore',
    });
    origin = `http://127.0.0.1:${port}`;
    for (let attempt = 0; attempt < 100; attempt += 1) {
      if (
        await fetch(`${origin}/up`).then(
          () => true,
          () => false,
        )
      )
        break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    asked = [];
  });

  afterAll(() => {
    nginx.kill('SIGTERM');
    copydesk.close();
    copydesk.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  });

  it('asks once for a page that many read', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(`${origin}/articles/a`)));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(asked).toEqual(['/articles/a']);
  });

  it('never keeps what the desk and programs ask for', async () => {
    asked = [];
    for (let times = 0; times < 3; times += 1) await fetch(`${origin}/api/views?slug=a`);
    for (let times = 0; times < 3; times += 1) await fetch(`${origin}/lake/v1/ping`);
    expect(asked).toHaveLength(6);
  });

  it('says who asks, whatever the client claims', async () => {
    const answer = await fetch(`${origin}/who`, { headers: { 'x-forwarded-for': '192.0.2.7' } });
    expect(answer.headers.get('x-forwarded-for-seen')).toBe('127.0.0.1');
  });

  it('passes a preview by the cache', async () => {
    asked = [];
    const headers = { cookie: '__prerender_bypass=x' };
    await fetch(`${origin}/articles/a`, { headers });
    await fetch(`${origin}/articles/a`, { headers });
    expect(asked).toHaveLength(2);
  });

  it('shows the numbers of the inside to nobody outside', () => {
    expect(template).toMatch(/location = \/metrics \{\s+allow 127\.0\.0\.1;\s+deny all;/);
  });

  it('serves what it has when Copydesk is away', async () => {
    await fetch(`${origin}/articles/a`);
    copydesk.close();
    copydesk.closeAllConnections();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const answer = await fetch(`${origin}/articles/a`);
    expect([answer.status, await answer.text()]).toEqual([200, 'a page']);
  });
});
