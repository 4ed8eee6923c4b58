import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { findProgram } from '../../testing/systemPrograms.ts';

export type Peer = { origin: string; stop: () => void };

/** Headers that nginx sets itself. */
const ownHeaders = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'etag',
  'keep-alive',
  'last-modified',
]);

/**
 * Starts one nginx worker that serves the same bytes from precompressed files.
 *
 * @param headers our response headers, which nginx sends too.
 */
export const startNginx = async (
  pages: Map<string, Buffer>,
  headers: Headers,
  port: number,
  scratch: string,
): Promise<Peer> => {
  const added = [...headers]
    .filter(([name]) => !ownHeaders.has(name))
    .map(([name, value]) => `add_header ${name} ${JSON.stringify(value)};`)
    .join(' ');
  const files = path.join(scratch, 'files');
  for (const [address, body] of pages) {
    const file = path.join(files, address, 'index.html');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.gz`, gzipSync(body, { level: 9 }));
  }
  const config = path.join(scratch, 'nginx.conf');
  writeFileSync(
    config,
    // A worker of another account could not read our files. nginx keeps each file open: with an uncompressed file
    // next to each, it would reach the system's limit at ten thousand pages and answer 404.
    `${process.getuid?.() === 0 ? 'user root;' : ''} worker_processes 1; daemon off; pid ${scratch}/nginx.pid; error_log stderr emerg;
     events { worker_connections 1024; }
     http {
       access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; default_type text/html;
       client_body_temp_path ${scratch}/body; proxy_temp_path ${scratch}/proxy; fastcgi_temp_path ${scratch}/fastcgi;
       uwsgi_temp_path ${scratch}/uwsgi; scgi_temp_path ${scratch}/scgi;
       open_file_cache max=20000 inactive=60s;
       server { listen 127.0.0.1:${port}; root ${files}; gzip_static always; ${added} location / { rewrite ^(.*[^/])/?$ $1/index.html break; } }
     }`,
  );
  const child = spawn(findProgram('nginx') ?? 'nginx', ['-c', config, '-p', scratch], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return peer(child, port);
};

/** A lower bound for Node: it sends one buffer for every request. */
export const startBareNode = async (body: Buffer, port: number, scratch: string): Promise<Peer> => {
  const file = path.join(scratch, 'body.gz');
  writeFileSync(file, gzipSync(body, { level: 9 }));
  const program = `
    const body = require('node:fs').readFileSync(${JSON.stringify(file)});
    const head = { 'content-type': 'text/html', 'content-encoding': 'gzip', 'content-length': body.length };
    require('node:http').createServer((q, r) => { r.writeHead(200, head); r.end(body); }).listen(${port}, '127.0.0.1');`;
  return peer(spawn(process.execPath, ['-e', program], { stdio: 'inherit' }), port);
};

const peer = async (child: ChildProcess, port: number): Promise<Peer> => {
  const origin = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const isUp = await fetch(origin).then(
      () => true,
      () => false,
    );
    if (isUp) return { origin, stop: () => void child.kill('SIGTERM') };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Nothing answers at ${origin}`);
};
