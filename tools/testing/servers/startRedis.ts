import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { waitUntil } from 'local-lake/testing/waitUntil';
import { createClient } from 'redis';
import { findFreePort } from '../../../bin/supervisor/ports.ts';
import { findProgram } from '../systemPrograms.ts';

export type RealRedis = {
  url: string;
  /** Runs a command as an operator would. */
  command: (...words: string[]) => Promise<unknown>;
  /** Kills it without saving. Earlier saves stay on disk. */
  kill: () => Promise<void>;
  start: () => Promise<void>;
  /** Accepts connections and commands without answering. */
  hang: () => void;
  resume: () => void;
  remove: () => Promise<void>;
};

/** Starts a redis-server on a free port with its own folder. */
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
    await waitUntil(answers, () => 'redis-server answers');
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
    resume: () => void server?.kill('SIGCONT'),
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
