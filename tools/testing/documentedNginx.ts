import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { type Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findFreePort } from '../../bin/supervisor/ports.ts';
import { findProgram } from './systemPrograms.ts';

type NginxAnswer = { status: number; headers: IncomingHttpHeaders; text: string };

export type DocumentedNginx = {
  /** As a browser that found the name in the DNS, over TLS. */
  ask: (
    address: string,
    options?: { method?: string; headers?: Record<string, string>; body?: string; agent?: Agent },
  ) => Promise<NginxAnswer>;
  httpsPort: number;
  httpPort: number;
  certificate: Buffer;
  stop: () => Promise<void>;
};

export const siteName = 'news.example.org';
const file = path.resolve('docs/nginx.conf');

/**
 * Runs docs/nginx.conf with other ports, folders and addresses, each of which has to occur in it.
 *
 * @param fronts origins of up to three machines, the one with the lake first.
 */
export const startDocumentedNginx = async (fronts: string[]): Promise<DocumentedNginx> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-nginx-'));
  // nginx's workers run as another account.
  chmodSync(folder, 0o755);
  mkdirSync(path.join(folder, 'logs'));
  const [httpPort, httpsPort] = [await findFreePort(), await findFreePort()];
  const certificate = makeCertificate(folder);
  const ports = [0, 1, 2].map((place) => new URL(fronts[place] ?? fronts[0] ?? '').port);
  const replacements: [written: RegExp, instead: string][] = [
    [/pid \/run\/nginx\.pid;/, `pid ${folder}/nginx.pid; daemon off;`],
    [/error_log \/var\/log\/nginx\/error\.log warn;/, `error_log ${folder}/logs/error.log warn;`],
    [/worker_processes auto;/, 'worker_processes 1;'],
    [/http \{/, `http {${temporaryFolders(folder)}`],
    [/\/var\/cache\/nginx\/copydesk/, `${folder}/cache`],
    [/listen 80;/, `listen 127.0.0.1:${httpPort};`],
    [/listen 443 ssl http2;/, `listen 127.0.0.1:${httpsPort} ssl http2;`],
    [/\/etc\/ssl\/news\.example\.org\.pem/, `${folder}/certificate.pem`],
    [/\/etc\/ssl\/private\/news\.example\.org\.key/, `${folder}/key.pem`],
    ...ports.map((port, place): [RegExp, string] => [
      new RegExp(`10\\.0\\.0\\.${place + 1}:3000`, 'g'),
      `127.0.0.1:${port}`,
    ]),
  ];
  const config = replacements.reduce(
    (text, [written, instead]) => {
      if (!written.test(text)) throw new Error(`docs/nginx.conf no longer has ${written}`);
      return text.replace(written, instead);
    },
    readFileSync(file, 'utf8'),
  );
  const configFile = path.join(folder, 'nginx.conf');
  writeFileSync(configFile, config);
  const nginx = spawn(findProgram('nginx') ?? 'nginx', ['-c', configFile, '-p', folder, '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  nginx.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk;
  });
  const ended = new Promise<void>((resolve) => nginx.once('exit', () => resolve()));

  const ask: DocumentedNginx['ask'] = (address, { method = 'GET', headers = {}, body, agent } = {}) =>
    new Promise((resolve, reject) => {
      const asked = request(
        {
          host: '127.0.0.1',
          port: httpsPort,
          path: address,
          method,
          servername: siteName,
          ca: certificate,
          agent,
          headers: { host: siteName, ...headers },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              text: Buffer.concat(chunks).toString(),
            }),
          );
        },
      );
      asked.on('error', reject).end(body);
    });
  const deadline = Date.now() + 10_000;
  for (;;) {
    const isUp = await ask('/metrics').then(
      () => true,
      () => false,
    );
    if (isUp) break;
    if (Date.now() > deadline || nginx.exitCode !== null)
      throw new Error(`nginx does not start: ${complaints}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    ask,
    httpPort,
    httpsPort,
    certificate,
    stop: async () => {
      nginx.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const temporaryFolders = (folder: string): string =>
  ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => ` ${name}_temp_path ${folder}/${name};`)
    .join('');

/** One that signs itself, for a day. */
const makeCertificate = (folder: string): Buffer => {
  const certificate = path.join(folder, 'certificate.pem');
  const { status, stderr } = spawnSync(
    findProgram('openssl') ?? 'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '1',
      ],
      ...['-subj', `/CN=${siteName}`, '-addext', `subjectAltName=DNS:${siteName}`],
      ...['-keyout', path.join(folder, 'key.pem'), '-out', certificate],
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`openssl made no certificate: ${stderr}`);
  return readFileSync(certificate);
};
