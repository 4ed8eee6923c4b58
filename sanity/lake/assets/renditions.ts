import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import sharp from 'sharp';
import { LakeError } from '../errors.ts';
import type { Dataset } from '../types.ts';

/** Transformed pictures of a dataset may take this much of its disk; those used longest ago go first. */
const diskBytesLimit = 536_870_912;
/** Sharp uses every core for one picture already. */
const renderedAtOnce = 2;
const mostWaiting = 200;

const queue = pLimit(renderedAtOnce);

export type Renditions = {
  /** The bytes kept under this name, or those that `render` makes: once, however many ask for them at a time. */
  find(name: string, render: () => Promise<Buffer>): Promise<Buffer>;
};

/** Names a rendition by all that its bytes depend on. */
export const renditionName = (fileName: string, parameters: object, format: string): string =>
  createHash('sha256')
    .update(JSON.stringify([sharp.versions.sharp, sharp.versions.vips, fileName, parameters, format]))
    .digest('hex')
    .slice(0, 40);

const opened = new WeakMap<Dataset, Promise<Renditions>>();

/** The dataset's renditions, those of earlier runs included. They lie outside of `assets/`: a backup needs none. */
export const renditionsOf = (dataset: Dataset): Promise<Renditions> => {
  const known = opened.get(dataset);
  if (known) return known;
  const made = openRenditions(join(dataset.folder, 'renditions'));
  opened.set(dataset, made);
  // A disk that is full now may not be later.
  made.catch(() => opened.delete(dataset));
  return made;
};

export const openRenditions = async (folder: string, bytesLimit = diskBytesLimit): Promise<Renditions> => {
  await mkdir(folder, { recursive: true });
  const kept = new LRUCache<string, { size: number }>({
    maxSize: bytesLimit,
    sizeCalculation: ({ size }) => size,
    dispose: (_size, name, reason) => {
      if (reason === 'evict') void rm(join(folder, name), { force: true }).catch(() => {});
    },
  });
  for (const { name, size } of await listKept(folder)) kept.set(name, { size });
  const inFlight = new Map<string, Promise<Buffer>>();

  const make = async (name: string, render: () => Promise<Buffer>): Promise<Buffer> => {
    if (queue.pendingCount >= mostWaiting)
      throw new LakeError(503, 'Too many pictures are being transformed; try again in a moment');
    const bytes = await queue(render);
    await store(folder, name, bytes).then(
      () => kept.set(name, { size: Math.max(1, bytes.length) }),
      // A full or read-only disk costs the cache, not the picture.
      () => undefined,
    );
    return bytes;
  };

  return {
    find: async (name, render) => {
      if (kept.get(name)) {
        const bytes = await readFile(join(folder, name)).catch(() => null);
        if (bytes) return bytes;
        kept.delete(name);
      }
      const running = inFlight.get(name);
      if (running) return running;
      const started = make(name, render).finally(() => inFlight.delete(name));
      inFlight.set(name, started);
      return started;
    },
  };
};

const store = async (folder: string, name: string, bytes: Buffer): Promise<void> => {
  const temporary = join(folder, `.${randomUUID()}`);
  await writeFile(temporary, bytes).catch(async (error: unknown) => {
    await rm(temporary, { force: true });
    throw error;
  });
  await rename(temporary, join(folder, name));
};

/** What an earlier run left, oldest first; its unfinished files are removed. */
const listKept = async (folder: string) => {
  const found: { name: string; size: number; at: number }[] = [];
  for (const name of await readdir(folder)) {
    if (name.startsWith('.')) await rm(join(folder, name), { force: true });
    else {
      const { size, mtimeMs } = await stat(join(folder, name));
      found.push({ name, size: Math.max(1, size), at: mtimeMs });
    }
  }
  return found.toSorted((a, b) => a.at - b.at);
};
