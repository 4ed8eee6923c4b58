import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type SmallDisk = {
  folder: string;
  /** Fills it to the last byte. `pids` are the processes that write to it. */
  fill: (pids: number[]) => void;
  makeRoom: (pids: number[]) => void;
  remove: () => void;
};

/**
 * A small tmpfs, if this account may mount one. Otherwise a folder; a full disk is then simulated by a file size
 * limit of the processes.
 */
export const makeSmallDisk = (megabytes: number): SmallDisk => {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-disk-'));
  const isMounted = run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder);
  const filler = path.join(folder, 'filler');
  const limit = (pids: number[], bytes: string) => {
    for (const pid of pids)
      if (!run('prlimit', '--pid', String(pid), `--fsize=${bytes}:unlimited`))
        throw new Error(`The files of process ${pid} cannot be limited.`);
  };
  return {
    folder,
    fill: (pids) => {
      if (!isMounted) return limit(pids, '0');
      for (const bytes of [1024 * 1024, 4096, 1]) {
        try {
          for (;;) appendFileSync(filler, Buffer.alloc(bytes));
        } catch {
          // Full for pieces of this size.
        }
      }
    },
    makeRoom: (pids) => {
      if (isMounted) rmSync(filler);
      else limit(pids, 'unlimited');
    },
    remove: () => {
      if (isMounted) run('umount', folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const run = (command: string, ...parameters: string[]): boolean =>
  spawnSync(command, parameters, { stdio: 'ignore' }).status === 0;
