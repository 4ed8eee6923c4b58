import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { type Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { waitUntil } from 'local-lake/testing/waitUntil';
import { findFreePort } from '../../../bin/supervisor/ports.ts';
import { findProgram } from '../systemPrograms.ts';
import { makeCertificate } from './makeCertificate.ts';

type NginxAnswer = { status: number; headers: IncomingHttpHeaders; text: string };

export type DocumentedNginx = {
  /** Sends a request over TLS with the documented host name. */
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
 * Runs docs/nginx.conf with other ports, folders and addresses. Fails if the file does not contain one of them.
 *
 * @param origins of up to three machines, the one with the lake first.
 * @param options `failTimeout`: how long nginx does not use a failed machine.
 */
export const startDocumentedNginx = async (
  origins: string[],
  { failTimeout = '2s' }: { failTimeout?: string } = {},
): Promise<DocumentedNginx> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-nginx-'));
  // The workers of nginx run as another user.
  chmodSync(folder, 0o755);
  mkdirSync(path.join(folder, 'logs'));
  const [httpPort, httpsPort] = [await findFreePort(), await findFreePort()];
  const { certificate } = makeCertificate(folder, `DNS:${siteName}`);
  const config = adaptedConfig({ folder, httpPort, httpsPort, origins, failTimeout });
  writeFileSync(path.join(folder, 'nginx.conf'), config);
  const nginx = spawnNginx(folder);
  const ask = askOver(httpsPort, certificate);
  const isUp = () =>
    ask('/metrics').then(
      () => true,
      () => false,
    );
  await waitUntil(async () => nginx.hasEnded() || (await isUp()), nginx.errorOutput);
  if (nginx.hasEnded()) throw new Error(`nginx does not start: ${nginx.errorOutput()}`);
  return {
    ask,
    httpPort,
    httpsPort,
    certificate,
    stop: async () => {
      await nginx.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

type Adaption = {
  folder: string;
  httpPort: number;
  httpsPort: number;
  origins: string[];
  failTimeout: string;
};

const adaptedConfig = ({ folder, httpPort, httpsPort, origins, failTimeout }: Adaption): string => {
  const ports = [0, 1, 2].map((place) => new URL(origins[place] ?? origins[0] ?? '').port);
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
    [/fail_timeout=2s/g, `fail_timeout=${failTimeout}`],
    ...ports.map((port, place): [RegExp, string] => [
      new RegExp(`10\\.0\\.0\\.${place + 1}:3000`, 'g'),
      `127.0.0.1:${port}`,
    ]),
  ];
  return replacements.reduce(
    (text, [written, instead]) => {
      if (!written.test(text)) throw new Error(`docs/nginx.conf does not contain ${written}`);
      return text.replace(written, instead);
    },
    readFileSync(file, 'utf8'),
  );
};

const spawnNginx = (folder: string) => {
  const parameters = ['-c', path.join(folder, 'nginx.conf'), '-p', folder, '-e', 'stderr'];
  const nginx = spawn(findProgram('nginx') ?? 'nginx', parameters, { stdio: ['ignore', 'ignore', 'pipe'] });
  let errorOutput = '';
  nginx.stderr.on('data', (chunk: Buffer) => {
    errorOutput += chunk;
  });
  const ended = new Promise<void>((resolve) => nginx.once('exit', () => resolve()));
  return {
    hasEnded: () => nginx.exitCode !== null,
    errorOutput: () => errorOutput,
    stop: async () => {
      nginx.kill('SIGTERM');
      await ended;
    },
  };
};

const askOver =
  (port: number, certificate: Buffer): DocumentedNginx['ask'] =>
  (address, { method = 'GET', headers = {}, body, agent } = {}) =>
    new Promise((resolve, reject) => {
      const asked = request(
        {
          host: '127.0.0.1',
          port,
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

const temporaryFolders = (folder: string): string =>
  ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => ` ${name}_temp_path ${folder}/${name};`)
    .join('');
