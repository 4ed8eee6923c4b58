import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lakeHeap } from '../../bin/lakeHeap.mjs';

/** Commands of the house run from its root. */
const root = process.cwd();
const node = join(root, 'node_modules/.bin/node');

export type LakeProcess = {
  child: ChildProcess;
  port: number;
  token: string;
  /** As the lake's administrator. */
  call(path: string, init?: RequestInit): Promise<Response>;
  mutate(mutations: unknown[]): Promise<Response>;
  read(path: string): Promise<Response>;
  /** SIGKILL: no chance to put anything in order. */
  kill(): Promise<void>;
  stop(): Promise<number | null>;
};

/** Runs one of our commands to its end. */
export const run = async (
  script: string,
  args: string[],
  cwd = root,
): Promise<{ code: number | null; output: string }> => {
  const child = spawn(node, [join(root, 'bin', script), ...args], { cwd });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
};

/** Starts a lake as its own process over a data folder. */
export const startLake = async (data: string, args: string[] = [], cwd = root): Promise<LakeProcess> => {
  const child = spawn(
    node,
    [...lakeHeap, join(root, 'bin/lake.ts'), '--port', '0', '--data', data, ...args],
    { cwd },
  );
  let output = '';
  child.stderr.on('data', (chunk) => (output += chunk));
  const port = await new Promise<number>((found, failed) => {
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const match = /answers at http:\/\/127\.0\.0\.1:(\d+)/.exec(output);
      if (match) found(Number(match[1]));
    });
    child.on('exit', () => failed(new Error(output)));
  });
  const token = readFileSync(join(data, 'admin-token'), 'utf8').trim();
  const call = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}/v2025-02-19${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}` },
    });
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, 'exit');
    child.kill(signal);
    return ((await ended) as [number | null])[0];
  };
  return {
    child,
    port,
    token,
    call,
    mutate: (mutations) =>
      call('/data/mutate/production', { method: 'POST', body: JSON.stringify({ mutations }) }),
    read: (path) => call(path),
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
};

/** What the process has in memory, in bytes. */
export const memoryOf = ({ child }: LakeProcess): number => {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
};
