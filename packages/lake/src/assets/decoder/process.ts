import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import sharp from 'sharp';
import { LakeError } from '../../errors.ts';
import type { Progress, Reply, Task } from './messages.ts';
import { readImage } from './readImage.ts';
import { renderImage } from './renderImage.ts';

/** What a decoder process runs: one task at a time, told over the channel to its lake. */

/** Where processors are short the lake, the site and the front come first. @see nice(1) */
const niceness = 4;
/** When the system runs out of memory it ends this before anything that holds state. @see proc(5) */
const oomScore = '800';
const progressMs = 100;
/** A process that grew beyond this for one picture is not kept for the next ones. */
const largestResidentBytes = 268_435_456;

setPriority(niceness);
try {
  writeFileSync('/proc/self/oom_score_adj', oomScore);
} catch {
  // Not Linux.
}

// Each picture is read once and its renditions are kept on disk: a cache in memory would only grow the process.
sharp.cache(false);
// One picture takes one processor from the others.
sharp.concurrency(1);
// Only these formats are ever parsed, and no SVG from a file: it would have a place on disk to draw from.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Heif', 'Nsgif', 'Tiff', 'Svg'].map((name) => `VipsForeignLoad${name}`),
});
sharp.block({ operation: ['VipsForeignLoadSvgFile'] });

const perform = async (task: Task): Promise<Reply> => {
  try {
    switch (task.kind) {
      case 'describe':
        return { kind: 'described', facts: await readImage(task.path, task.size, new Set(task.extract)) };
      case 'render':
        return { kind: 'rendered', bytes: await renderImage(task.path, task.parameters, task.format) };
    }
  } catch (error) {
    if (!(error instanceof LakeError)) throw error;
    return { kind: 'refused', status: error.status, message: error.message };
  }
};

const tell = (message: Reply | Progress): void => {
  process.send?.(message);
};

process.on('message', async (task: Task) => {
  const begun = process.cpuUsage();
  const report = (): void => {
    const { user, system } = process.cpuUsage(begun);
    tell({ kind: 'working', cpuMs: (user + system) / 1_000 });
  };
  report();
  const timer = setInterval(report, progressMs);
  const reply = await perform(task);
  clearInterval(timer);
  process.send?.(reply, () => {
    if (process.memoryUsage.rss() > largestResidentBytes) process.exit();
  });
});

// Killed, since an orderly end would wait for the picture that is being worked on.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
// Ctrl+C and a closed terminal reach every process; the lake ends this one.
for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => {});
