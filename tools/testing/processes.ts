import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export type Part = 'lake' | 'site' | 'search' | 'edge';

/** The process id of a part of the product with this data folder. @throws if it does not run. */
export const pidOf = (part: Part, dataDir: string): number => {
  const pid = findPid(part, dataDir);
  if (pid === null) throw new Error(`The ${part} does not run.`);
  return pid;
};

/** Null while it is being restarted. */
export const findPid = (part: Part, dataDir: string): number | null => {
  const { pid } = JSON.parse(readFileSync(path.join(dataDir, 'running.json'), 'utf8')) as { pid: number };
  const { stdout } = spawnSync('ps', ['-o', 'pid=,args=', '--ppid', String(pid)], { encoding: 'utf8' });
  const found = stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+(.*)/))
    .find(([, command = '']) => partOf(command) === part);
  return found?.[0] ? Number(found[0]) : null;
};

/** Next changes the title of its process. */
const partOf = (command: string): Part | null => {
  if (command.includes('bin/lake.ts')) return 'lake';
  if (command.includes('edge/serve.ts')) return 'edge';
  if (command.includes('bin/search.ts')) return 'search';
  return command ? 'site' : null;
};

/** All processes of the product, with the supervisor and the workers. */
export const allPids = (dataDir: string): number[] => {
  const { pid } = JSON.parse(readFileSync(path.join(dataDir, 'running.json'), 'utf8')) as { pid: number };
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' });
  const parents = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] => [
    parent,
    ...parents.flatMap(([child = 0, of]) => (of === parent ? below(child) : [])),
  ];
  return below(pid);
};

/** Continues a stopped process, unless it was replaced meanwhile. */
export const resumeProcess = (pid: number): void => {
  try {
    process.kill(pid, 'SIGCONT');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};

export const isAlive = (pid: number): boolean =>
  spawnSync('ps', ['-o', 'pid=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim() !== '';
