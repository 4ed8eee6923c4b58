import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { apiVersion } from '../../src/apiVersion.ts';

const localLake = [process.execPath, fileURLToPath(new URL('../../bin/local-lake.js', import.meta.url))];

export type LakeProcess = {
  child: ChildProcess;
  port: number;
  token: string;
  /** Sends a request with the administrator's token. */
  call(path: string, init?: RequestInit): Promise<Response>;
  mutate(mutations: unknown[]): Promise<Response>;
  read(path: string): Promise<Response>;
  /** Sends SIGKILL: no cleanup runs. */
  kill(): Promise<void>;
  stop(): Promise<number | null>;
};

type Program = {
  /** The command line of the program; `local-lake` by default. */
  command?: string[];
  args?: string[];
  cwd?: string;
};

const spawnProgram = (
  { command = localLake, args = [], cwd }: Program,
  more: string[] = [],
): ChildProcess => {
  const [file = '', ...first] = command;
  return spawn(file, [...first, ...args, ...more], { ...(cwd === undefined ? {} : { cwd }) });
};

/** Runs a program until it exits. Returns its exit code and all that it printed. */
export const runProgram = async (program: Program): Promise<{ code: number | null; output: string }> => {
  const child = spawnProgram(program);
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
};

/** Starts a lake process with a data folder. */
export const startLakeProcess = async (data: string, program: Program = {}): Promise<LakeProcess> => {
  const child = spawnProgram(program, ['--port', '0', '--data', data]);
  let output = '';
  child.stderr?.on('data', (chunk) => (output += chunk));
  const port = await new Promise<number>((found, failed) => {
    child.stdout?.on('data', (chunk) => {
      output += chunk;
      const match = /answers at http:\/\/127\.0\.0\.1:(\d+)/.exec(output);
      if (match) found(Number(match[1]));
    });
    child.on('exit', () => failed(new Error(output)));
  });
  const token = readFileSync(path.join(data, 'admin-token'), 'utf8').trim();
  const call = (address: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}/v${apiVersion}${address}`, {
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
    read: (address) => call(address),
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
};

/** The resident memory of the process in bytes. */
export const memoryOf = ({ child }: LakeProcess): number => {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
};
