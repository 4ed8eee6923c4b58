import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Part = 'lake' | 'site' | 'search' | 'edge';

/** The process id of a part of the product with this data folder. @throws if it does not run. */
export const pidOf = (part: Part, dataDir: string): number => {
  const pid = findPid(part, dataDir);
  if (pid === null) throw new Error(`The ${part} does not run.`);
  return pid;
};

/** Null while it is being restarted. */
export const findPid = (part: Part, dataDir: string): number | null =>
  childrenOf(supervisorOf(dataDir)).find((pid) => partOf(commandOf(pid)) === part) ?? null;

const supervisorOf = (dataDir: string): number =>
  (JSON.parse(readFileSync(path.join(dataDir, 'running.json'), 'utf8')) as { pid: number }).pid;

/** Reads files of the system, because tests poll it: a program takes a hundred times as long. */
export const childrenOf = (pid: number): number[] =>
  (ifThere(() => readdirSync(`/proc/${pid}/task`)) ?? []).flatMap((thread) =>
    (ifThere(() => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')) ?? '')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  );

/** Empty if the process has ended. */
const commandOf = (pid: number): string =>
  ifThere(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()) ?? '';

/** Null if the process has ended. */
const ifThere = <Value>(read: () => Value): Value | null => {
  try {
    return read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return null;
    throw error;
  }
};

/** Next changes the title of its process. */
const partOf = (command: string): Part | null => {
  if (command.includes('bin/lake.ts')) return 'lake';
  if (command.includes('edge/serve.ts')) return 'edge';
  if (command.includes('bin/search.ts')) return 'search';
  return command ? 'site' : null;
};

/** All processes of the product, with the supervisor and the workers. */
export const allPids = (dataDir: string): number[] => withDescendants(supervisorOf(dataDir));

/** A process and those that it and its children started. */
export const withDescendants = (pid: number): number[] => [pid, ...childrenOf(pid).flatMap(withDescendants)];

/** Continues a stopped process, unless it was replaced meanwhile. */
export const resumeProcess = (pid: number): void => {
  try {
    process.kill(pid, 'SIGCONT');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};

export const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`);
