import { existsSync } from 'node:fs';
import path from 'node:path';
import { isLocked } from '../store/database/lock.ts';
import { CommandError } from './CommandError.ts';
import type { CommandHost } from './CommandHost.ts';
import { listRunning } from './runningLakes.ts';

const holdsLake = (folder: string): boolean => existsSync(path.join(folder, 'accounts.sqlite'));

/**
 * The data folder of a command: the one of `--data` or the environment, else the default, else the folder of the only
 * running lake that was started in the current directory.
 *
 * @throws CommandError if the choice is ambiguous.
 */
export const chooseFolder = (host: CommandHost, data: string | undefined): string => {
  if (data !== undefined) return path.resolve(data);
  const byDefault = host.findFolder();
  if (byDefault.isNamed || isLocked(byDefault.path)) return byDefault.path;
  const [running, ...others] = listRunning(process.cwd()).filter((folder) => folder !== byDefault.path);
  if (running === undefined) return byDefault.path;
  if (others.length === 0 && !holdsLake(byDefault.path)) return running;
  const folders = [byDefault.path, running, ...others].map((folder) => `\n  --data ${folder}`).join('');
  throw new CommandError(
    `No lake runs on ${byDefault.path}, but one runs on ${[running, ...others].join(' and ')}. Choose a folder with --data:${folders}`,
  );
};
