import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient, type SanityClient } from '@sanity/client';
import { type Started, startProduct } from '../../bench/front/product.ts';
import type { Losses } from './killedWriters.ts';

/** Parts behind the front: readers may not notice when one of them dies or hangs. */
const parts = ['bin/lake.ts', 'next-server'];
const readersAtOnce = 8;
const longestHangMs = 4_000;
/** A publish has to show this soon after all parts are back. */
const patienceMs = 30_000;

type Counts = { requests: number; stale: number; publishes: number; kills: number; hangs: number };

/**
 * Readers read pages that were served before, and an editor publishes, while the lake and the site are killed and
 * halted at random. A reader's failure is a loss, and so is a publish that was acknowledged and never shows.
 */
export const killParts = async (folder: string, untilMs: number, port: number): Promise<Losses> => {
  const dataDir = join(folder, 'parts');
  const product = await startProduct(dataDir, port);
  const tried: Counts = { requests: 0, stale: 0, publishes: 0, kills: 0, hangs: 0 };
  const losses: Losses = { tried, lost: [] };
  try {
    // The lake makes its administrator's token anew each time it starts.
    const editor = () => administrator(product, dataDir);
    const story = await editor().fetch<{ _id: string; slug: string }>(
      '*[_type == "article"] | order(_createdAt)[0]{_id, "slug": slug.current}',
    );
    const page = `${product.origin}/articles/${story.slug}`;
    await (await fetch(page)).text();
    const isOver = () => Date.now() > untilMs;
    let acknowledged = 0;
    const publish = async () => {
      for (let number = 1; !isOver(); number += 1) {
        const isKept = await editor()
          .patch(story._id)
          .set({ kicker: `Publish ${number}` })
          .commit()
          .then(
            () => true,
            () => false,
          );
        if (isKept) {
          acknowledged = number;
          tried.publishes += 1;
        }
        await pause(200);
      }
    };
    const read = async () => {
      while (!isOver()) {
        const outcome = await fetch(page).then(
          async (answer) => {
            await answer.text();
            if (answer.headers.get('cache-status')?.includes('last good page')) tried.stale += 1;
            return answer.status;
          },
          (error: unknown) => String(error),
        );
        tried.requests += 1;
        if (outcome !== 200) losses.lost.push(`a reader got ${outcome}`);
        await pause(5);
      }
    };
    const trouble = async () => {
      while (!isOver()) {
        await pause(randomInt(500, 3_000));
        const victim = childOf(product.pid, parts[randomInt(parts.length)] ?? '');
        if (victim === null) continue;
        if (randomInt(2) === 0) {
          process.kill(victim, 'SIGKILL');
          tried.kills += 1;
        } else {
          process.kill(victim, 'SIGSTOP');
          await pause(randomInt(longestHangMs));
          process.kill(victim, 'SIGCONT');
          tried.hangs += 1;
        }
      }
    };
    await Promise.all([publish(), trouble(), ...Array.from({ length: readersAtOnce }, read)]);
    // One that was written without its answer arriving may have come after the last that was acknowledged.
    const kicker = await whenBack(() => editor().fetch<string>('*[_id == $id][0].kicker', { id: story._id }));
    if (Number(kicker.split(' ')[1]) < acknowledged)
      losses.lost.push(`publish ${acknowledged} is gone: ${kicker}`);
    if (!(await shows(page, kicker))) losses.lost.push(`${kicker} never showed`);
  } finally {
    await product.stop();
  }
  return losses;
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

const whenBack = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(200);
    }
  }
};

const shows = async (page: string, words: string): Promise<boolean> => {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    if ((await (await fetch(page)).text()).includes(words)) return true;
    await pause(50);
  }
  return false;
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
