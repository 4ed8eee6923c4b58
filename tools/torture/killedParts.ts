import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient, type SanityClient } from '@sanity/client';
import { type Started, startProduct } from '../bench/edge/product.ts';
import type { Losses } from './killedWriters.ts';
import { run } from './lakeProcess.ts';
import { workDuring } from './newsroomAtWork.ts';

/** Parts behind the edge: readers may not notice when one of them dies or hangs. */
const parts = ['bin/lake.ts', 'next-server'];
/** Some outlast the supervisor's patience, and end a part. */
const longestHangMs = 15_000;

/**
 * The lake and the site are killed and halted at random, and backups are made, while readers read and an editor
 * publishes.
 */
export const killParts = async (folder: string, untilMs: number, port: number): Promise<Losses> => {
  const dataDir = join(folder, 'parts');
  const product = await startProduct(dataDir, port);
  const tried = { kills: 0, hangs: 0, backups: 0 };
  const lost: string[] = [];
  try {
    const editor = () => administrator(product, dataDir);
    const story = await editor().fetch<{ id: string; slug: string }>(
      '*[_type == "article"] | order(_createdAt)[0]{"id": _id, "slug": slug.current}',
    );
    const trouble = async () => {
      while (Date.now() < untilMs) {
        await pause(randomInt(500, 3_000));
        const victim = childOf(product.pid, parts[randomInt(parts.length)] ?? '');
        if (victim === null) continue;
        if (randomInt(2) === 0) {
          process.kill(victim, 'SIGKILL');
          tried.kills += 1;
        } else {
          process.kill(victim, 'SIGSTOP');
          await pause(randomInt(longestHangMs));
          goOn(victim);
          tried.hangs += 1;
        }
      }
    };
    const backUp = async () => {
      while (Date.now() < untilMs) {
        await pause(randomInt(2_000, 6_000));
        const file = join(folder, `parts-${tried.backups}.tar.gz`);
        const { code } = await run('backup.ts', [file, '--data', dataDir]);
        if (code !== 0) continue;
        tried.backups += 1;
        const restored = await run('restore.ts', [file, '--data', join(folder, `parts-${tried.backups}`)]);
        if (restored.code !== 0) lost.push(`a backup cannot be restored: ${restored.output}`);
      }
    };
    const { lost: lostAtWork, ...counts } = await workDuring(
      {
        origin: product.origin,
        editor,
        story: { id: story.id, page: `/articles/${story.slug}` },
        pages: ['/', '/corrections', '/feed.xml'],
      },
      async () => {
        await Promise.all([trouble(), backUp()]);
      },
    );
    return { tried: { ...tried, ...counts }, lost: [...lost, ...lostAtWork] };
  } finally {
    await product.stop();
  }
};

const administrator = (product: Started, dataDir: string): SanityClient =>
  createClient({
    projectId: 'copydesk',
    dataset: 'production',
    apiVersion: '2025-02-19',
    apiHost: `${product.origin}/lake`,
    useProjectHostname: false,
    useCdn: false,
    maxRetries: 0,
    perspective: 'raw',
    token: readFileSync(join(dataDir, 'lake/admin-token'), 'utf8'),
  });

const goOn = (pid: number): void => {
  try {
    process.kill(pid, 'SIGCONT');
  } catch {
    // It was replaced.
  }
};

/** Null while it is between two lives. */
const childOf = (parent: number, words: string): number | null => {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const isChild = readFileSync(`/proc/${pid}/status`, 'utf8').includes(`\nPPid:\t${parent}\n`);
      if (isChild && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(words)) return Number(pid);
    } catch {
      // It ended while it was looked at.
    }
  }
  return null;
};
