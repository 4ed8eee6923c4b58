import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

type Options = { program?: string; env?: Record<string, string> };

export const ownProgram = path.join(import.meta.dirname, '../../bin/local-lake.js');

/** Runs `local-lake` until it exits. */
export const runCommand = async (
  cwd: string,
  args: string[],
  { program = ownProgram, env }: Options = {},
) => {
  const child = spawn(process.execPath, [program, ...args], { cwd, ...(env ? { env: asEnv(env) } : {}) });
  const told = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (told.stdout += chunk));
  child.stderr.on('data', (chunk) => (told.stderr += chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...told };
};

/** Starts a lake with `local-lake`. Returns its address. */
export const startLake = async (
  cwd: string,
  { program = ownProgram, env, args = [] }: Options & { args?: string[] } = {},
) => {
  const child = spawn(process.execPath, [program, '--port', '0', ...args], {
    cwd,
    ...(env ? { env: asEnv(env) } : {}),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const base = await new Promise<string>((found, failed) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const address = /answers at (\S+)/.exec(output)?.[1];
      if (address) found(address);
    });
    child.once('exit', () => failed(new Error(output)));
  });
  return {
    base,
    stop: async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
};

/** Next's types require a variable that only its processes need. */
const asEnv = (env: Record<string, string>): NodeJS.ProcessEnv => env as NodeJS.ProcessEnv;
