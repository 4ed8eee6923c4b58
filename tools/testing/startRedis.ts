import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from 'redis';
import { findFreePort } from '../../bin/supervisor/ports.ts';
import { findProgram } from './systemPrograms.ts';

export type RealRedis = {
  url: string;
  /** Runs a command as an operator would. */
  command: (...words: string[]) => Promise<unknown>;
  /** As power loss would. What it saved before stays on disk. */
  kill: () => Promise<void>;
  start: () => Promise<void>;
  /** It takes connections and commands and answers none. */
  hang: () => void;
  goOn: () => void;
  remove: () => Promise<void>;
};

/** A redis-server of its own on a free port and a folder of its own. */
export const startRedis = async (): Promise<RealRedis> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-redis-'));
  const port = await findFreePort();
  const url = `redis://127.0.0.1:${port}`;
  let server: ChildProcess | null = null;

  const command = async (...words: string[]) => {
    const client = createClient({ url, socket: { reconnectStrategy: false } });
    client.on('error', () => {});
    await client.connect();
    return client.sendCommand(words).finally(() => client.destroy());
  };
  const answers = () =>
    command('PING').then(
      () => true,
      () => false,
    );
  const start = async () => {
    const parameters = ['--port', String(port), '--dir', folder, '--save', '', '--appendonly', 'no'];
    server = spawn(findProgram('redis-server') ?? 'redis-server', parameters, { stdio: 'ignore' });
    const deadline = Date.now() + 10_000;
    while (!(await answers())) {
      if (Date.now() > deadline) throw new Error('redis-server does not start.');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const kill = async () => {
    const dying = server;
    server = null;
    if (!dying) return;
    const ended = new Promise((resolve) => dying.once('exit', resolve));
    dying.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    url,
    command,
    kill,
    start,
    hang: () => void server?.kill('SIGSTOP'),
    goOn: () => void server?.kill('SIGCONT'),
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
