import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { LRUCache } from 'lru-cache';
import type { Dataset } from '../types/datasets.ts';

/** Transformed pictures of a dataset may take this much of its disk; those used longest ago go first. */
const diskBytesLimit = 536_870_912;
export type Renditions = {
  /**
   * The bytes kept under this name, or those that `render` makes: once, however many ask for them at a time. Its
   * signal aborts when all of them have left.
   */
  find(name: string, render: (signal: AbortSignal) => Promise<Buffer>, signal?: AbortSignal): Promise<Buffer>;
};

/** What is being rendered, and for how many. */
type Rendering = { bytes: Promise<Buffer>; askers: number; leave: AbortController };

/** Read and not imported: sharp decodes, which this process leaves to others. */
const sharpVersion: unknown = JSON.parse(
  readFileSync(join(dirname(createRequire(import.meta.url).resolve('sharp')), '../package.json'), 'utf8'),
).version;

/** Names a rendition by all that its bytes depend on. */
export const renditionName = (fileName: string, parameters: object, format: string): string =>
  createHash('sha256')
    .update(JSON.stringify([sharpVersion, fileName, parameters, format]))
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

const openRenditions = async (folder: string, bytesLimit = diskBytesLimit): Promise<Renditions> => {
  await mkdir(folder, { recursive: true });
  const kept = new LRUCache<string, { size: number }>({
    maxSize: bytesLimit,
    sizeCalculation: ({ size }) => size,
    dispose: (_size, name, reason) => {
      if (reason === 'evict') void rm(join(folder, name), { force: true }).catch(() => {});
    },
  });
  for (const { name, size } of await listKept(folder)) kept.set(name, { size });
  const inFlight = new Map<string, Rendering>();

  const make = async (name: string, render: () => Promise<Buffer>): Promise<Buffer> => {
    const bytes = await render();
    await store(folder, name, bytes).then(
      () => kept.set(name, { size: Math.max(1, bytes.length) }),
      // A full or read-only disk costs the cache, not the picture.
      () => undefined,
    );
    return bytes;
  };

  const forget = (name: string, rendering: Rendering): void => {
    if (inFlight.get(name) === rendering) inFlight.delete(name);
  };

  const start = (name: string, render: (signal: AbortSignal) => Promise<Buffer>): Rendering => {
    const leave = new AbortController();
    const bytes = make(name, () => render(leave.signal)).finally(() => forget(name, rendering));
    const rendering: Rendering = { bytes, askers: 0, leave };
    inFlight.set(name, rendering);
    return rendering;
  };

  return {
    find: async (name, render, signal) => {
      if (kept.get(name)) {
        const bytes = await readFile(join(folder, name)).catch(() => null);
        if (bytes) return bytes;
        kept.delete(name);
      }
      const rendering = inFlight.get(name) ?? start(name, render);
      rendering.askers += 1;
      const onLeft = (): void => {
        rendering.askers -= 1;
        if (rendering.askers > 0) return;
        // Who comes from now on has it begun anew.
        forget(name, rendering);
        rendering.leave.abort();
      };
      signal?.addEventListener('abort', onLeft);
      return rendering.bytes.finally(() => signal?.removeEventListener('abort', onLeft));
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
