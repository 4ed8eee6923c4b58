import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createClient, type SanityClient } from '@sanity/client';

export type Started = {
  origin: string;
  siteOrigin: string;
  pid: number;
  frontPid: number;
  seconds: number;
  stop: () => Promise<void>;
};

const root = path.resolve(import.meta.dirname, '../../..');

/** Starts the product on a data folder and says how long it took. */
export const startProduct = async (
  dataDir: string,
  port: number,
  environment: Record<string, string> = {},
): Promise<Started> => {
  const begun = performance.now();
  const child = spawn(process.execPath, [path.join(root, 'bin/start.ts')], {
    cwd: root,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk;
      if (printed.includes('Ctrl+C ends it.')) resolve();
    });
    child.on('exit', (code) => reject(new Error(`The product ended with ${code}:\n${printed}`)));
  });
  const seconds = (performance.now() - begun) / 1000;
  const frontPid = findChild(child.pid ?? 0, 'edge/serve.ts');
  return {
    origin: `http://127.0.0.1:${port}`,
    siteOrigin: /SITE_ORIGIN=([^\0]+)/.exec(readFileSync(`/proc/${frontPid}/environ`, 'utf8'))?.[1] ?? '',
    pid: child.pid ?? 0,
    frontPid,
    seconds,
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners('exit').once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
};

const findChild = (parent: number, words: string): number => {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ');
  const found = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(words));
  if (!found) throw new Error(`No child runs ${words}`);
  return Number(found);
};

export const residentMegabytes = (pid: number): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);

/** A client with the rights of an administrator, over a started product and its data folder. */
export const adminClient = (origin: string, dataDir: string): SanityClient =>
  createClient({
    projectId: 'copydesk',
    dataset: 'production',
    apiVersion: '2025-02-19',
    apiHost: `${origin}/lake`,
    useProjectHostname: false,
    useCdn: false,
    perspective: 'raw',
    token: readFileSync(path.join(dataDir, 'lake/admin-token'), 'utf8'),
  });
