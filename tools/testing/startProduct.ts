import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createClient, type SanityClient } from '@sanity/client';
import { findBuildFlaw } from '../../bin/supervisor/build.ts';
import { apiVersion } from '../../lib/apiVersion.ts';
import { defaultDataset, embeddedProjectId } from '../../lib/embeddedProject.ts';

export type Started = {
  origin: string;
  siteOrigin: string;
  pid: number;
  edgePid: number;
  seconds: number;
  stop: () => Promise<void>;
};

const root = path.resolve(import.meta.dirname, '../..');

/** Builds the site if needed. Every started product uses this build. */
export const buildIfNeeded = (): void => {
  const flaw = findBuildFlaw();
  if (!flaw) return;
  console.log(`The build ${flaw}. Building now.`);
  const { status } = spawnSync(process.execPath, [path.join(root, 'bin/build.ts')], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error('The site could not be built.');
};

/** Starts the product on a data folder and measures the time until it is ready. */
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
  // A benchmark that fails leaves nothing behind.
  const end = () => child.kill('SIGTERM');
  process.once('exit', end);
  await new Promise<void>((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk;
      if (printed.includes('Press Ctrl+C to stop.')) resolve();
    });
    child.on('exit', (code) => reject(new Error(`The product ended with ${code}:\n${printed}`)));
  });
  const seconds = (performance.now() - begun) / 1000;
  const edgePid = findChild(child.pid ?? 0, 'edge/serve.ts');
  return {
    origin: `http://127.0.0.1:${port}`,
    siteOrigin: /SITE_ORIGIN=([^\0]+)/.exec(readFileSync(`/proc/${edgePid}/environ`, 'utf8'))?.[1] ?? '',
    pid: child.pid ?? 0,
    edgePid,
    seconds,
    stop: () =>
      new Promise((resolve) => {
        process.removeListener('exit', end);
        child.removeAllListeners('exit').once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
};

const findChild = (parent: number, command: string): number => {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ');
  const found = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(command));
  if (!found) throw new Error(`No child process runs ${command}`);
  return Number(found);
};

export const residentMegabytes = (pid: number): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);

/** A client of a product's lake that calls it through the edge. */
export const clientAt = (origin: string, token: string): SanityClient =>
  createClient({
    projectId: embeddedProjectId,
    dataset: defaultDataset,
    apiVersion,
    apiHost: `${origin}/lake`,
    useProjectHostname: false,
    useCdn: false,
    token,
  });

/** A client with the administrator's token and the raw perspective. */
export const adminClient = (origin: string, dataDir: string): SanityClient =>
  clientAt(origin, readFileSync(path.join(dataDir, 'lake/admin-token'), 'utf8')).withConfig({
    perspective: 'raw',
  });
