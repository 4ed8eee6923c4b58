import { existsSync } from 'node:fs';
import path from 'node:path';
import { isLocked } from '../store/database/lock.ts';
import { CommandError } from './CommandError.ts';
import type { CommandHost } from './CommandHost.ts';
import { listRunning } from './runningLakes.ts';

const holdsLake = (folder: string): boolean => existsSync(path.join(folder, 'accounts.sqlite'));

/**
 * The folder that a command works on: the one that `--data` or the environment names, else the usual one, else the one
 * of the only lake that was started here and runs.
 *
 * @throws CommandError when more than one could be meant.
 */
export const chooseFolder = (host: CommandHost, data: string | undefined): string => {
  if (data !== undefined) return path.resolve(data);
  const usual = host.findFolder();
  if (usual.isNamed || isLocked(usual.path)) return usual.path;
  const [running, ...others] = listRunning(process.cwd()).filter((folder) => folder !== usual.path);
  if (running === undefined) return usual.path;
  if (others.length === 0 && !holdsLake(usual.path)) return running;
  const folders = [usual.path, running, ...others].map((folder) => `\n  --data ${folder}`).join('');
  throw new CommandError(
    `Which lake? None runs on ${usual.path}, but one does on ${[running, ...others].join(', ')}. Name one:${folders}`,
  );
};
