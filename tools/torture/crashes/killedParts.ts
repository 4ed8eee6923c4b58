import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findPid, type Part, resumeProcess } from '../../testing/processes.ts';
import { run } from '../lakeProcess.ts';
import type { Newsroom } from '../newsroom.ts';
import type { Losses } from './killedWriters.ts';

/** Parts behind the edge: readers must not notice when one of them dies or hangs. */
const parts: Part[] = ['lake', 'site'];
/** Some hangs are longer than the supervisor's limit, so that it kills the part. */
const maxHangMs = 15_000;
/** A hung part must be replaced within this time. */
const timeoutMs = 180_000;

/** Kills and stops the lake and the site at random, each once until it is replaced. Makes backups meanwhile. */
export const killParts = async (
  { dataDir }: Newsroom,
  folder: string,
  isOver: () => boolean,
): Promise<Losses> => {
  const tried = { kills: 0, hangs: 0, replaced: 0, backups: 0 };
  const lost: string[] = [];
  const stopUntilReplaced = async (part: Part): Promise<void> => {
    const pid = findPid(part, dataDir);
    if (pid === null || !signal(pid, 'SIGSTOP')) return;
    const isReplaced = () => ![null, pid].includes(findPid(part, dataDir));
    const deadline = Date.now() + timeoutMs;
    while (!isReplaced() && Date.now() < deadline) await pause(500);
    if (isReplaced()) tried.replaced += 1;
    else lost.push(`the ${part} hangs and is not replaced`);
  };
  const causeFaults = async (): Promise<void> => {
    for (const part of parts) await stopUntilReplaced(part);
    while (!isOver()) {
      await pause(randomInt(500, 3_000));
      const victim = findPid(parts[randomInt(parts.length)] ?? 'lake', dataDir);
      if (victim === null) continue;
      if (randomInt(2) === 0) {
        if (signal(victim, 'SIGKILL')) tried.kills += 1;
      } else if (signal(victim, 'SIGSTOP')) {
        await pause(randomInt(maxHangMs));
        resumeProcess(victim);
        tried.hangs += 1;
      }
    }
  };
  const backUp = async (): Promise<void> => {
    while (!isOver()) {
      await pause(randomInt(2_000, 6_000));
      const file = join(folder, `parts-${tried.backups}.tar.gz`);
      const { code } = await run('backup.ts', [file, '--data', dataDir]);
      if (code !== 0) continue;
      tried.backups += 1;
      const restored = await run('restore.ts', [file, '--data', join(folder, `parts-${tried.backups}`)]);
      if (restored.code !== 0) lost.push(`a backup cannot be restored: ${restored.output}`);
    }
  };
  await Promise.all([causeFaults(), backUp()]);
  return { tried, lost };
};

/** @returns false if the process has just ended. */
const signal = (pid: number, name: NodeJS.Signals): boolean => {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
};
