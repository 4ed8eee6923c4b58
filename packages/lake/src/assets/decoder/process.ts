import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import sharp from 'sharp';
import { LakeError } from '../../errors.ts';
import type { Progress, Reply, Task } from './messages.ts';
import { readImage } from './readImage.ts';
import { renderImage } from './renderImage.ts';
import { withoutMetadata } from './withoutMetadata.ts';

/** The main module of a decoder process: it gets one task at a time over the IPC channel. */

/** On a busy machine other processes have priority. @see nice(1) */
const niceness = 4;
/** When memory runs out, Linux kills this process first, because it has no state. @see proc(5) */
const oomScore = '800';
const progressIntervalMs = 100;
/** A process that is larger after an image exits. */
const maxResidentBytes = 268_435_456;

setPriority(niceness);
try {
  writeFileSync('/proc/self/oom_score_adj', oomScore);
} catch {
  // Not Linux.
}

// No cache in memory: each image is read once, and renditions are cached on disk.
sharp.cache(false);
// One image uses one processor.
sharp.concurrency(1);
// Only these formats are parsed, and an SVG only from memory: from a file it could include other files.
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
      case 'withoutMetadata':
        return { kind: 'rendered', bytes: await withoutMetadata(task.path, task.size) };
      case 'render':
        return { kind: 'rendered', bytes: await renderImage(task.path, task.parameters, task.format) };
    }
  } catch (error) {
    if (!(error instanceof LakeError)) throw error;
    return { kind: 'rejected', status: error.status, message: error.message };
  }
};

const send = (message: Reply | Progress): void => {
  process.send?.(message);
};

process.on('message', async (task: Task) => {
  const start = process.cpuUsage();
  const report = (): void => {
    const { user, system } = process.cpuUsage(start);
    send({ kind: 'working', cpuMs: (user + system) / 1_000 });
  };
  report();
  const timer = setInterval(report, progressIntervalMs);
  const reply = await perform(task);
  clearInterval(timer);
  process.send?.(reply, () => {
    if (process.memoryUsage.rss() > maxResidentBytes) process.exit();
  });
});

// SIGKILL, because an orderly exit would wait for the current image.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
// Ctrl+C and a closed terminal signal every process of the group; the lake ends this one.
for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => {});
