import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { LRUCache } from 'lru-cache';
import type { Dataset } from '../types/datasets.ts';

/** The size of a dataset's cache of transformed images. The least recently used are evicted. */
const maxDiskBytes = 536_870_912;
export type Renditions = {
  /**
   * The cached bytes, or those that `render` makes. Concurrent callers share one rendering; its signal aborts when all
   * of them have left.
   */
  find(name: string, render: (signal: AbortSignal) => Promise<Buffer>, signal?: AbortSignal): Promise<Buffer>;
};

/** A rendering under way, and the number of its callers. */
type Rendering = { bytes: Promise<Buffer>; callers: number; abort: AbortController };

/** From its package.json, because this process must not load sharp. */
const sharpVersion: unknown = JSON.parse(
  readFileSync(join(dirname(createRequire(import.meta.url).resolve('sharp')), '../package.json'), 'utf8'),
).version;

/** The hash of everything that a rendition's bytes depend on. */
export const renditionName = (fileName: string, parameters: object, format: string): string =>
  createHash('sha256')
    .update(JSON.stringify([sharpVersion, fileName, parameters, format]))
    .digest('hex')
    .slice(0, 40);

const opened = new WeakMap<Dataset, Promise<Renditions>>();

/** The dataset's renditions, also of earlier processes. They are outside of `assets/`, so that a backup skips them. */
export const renditionsOf = (dataset: Dataset): Promise<Renditions> => {
  const known = opened.get(dataset);
  if (known) return known;
  const made = openRenditions(join(dataset.folder, 'renditions'));
  opened.set(dataset, made);
  // Retry after a failure: a full disk may have space later.
  made.catch(() => opened.delete(dataset));
  return made;
};

const openRenditions = async (folder: string, maxBytes = maxDiskBytes): Promise<Renditions> => {
  await mkdir(folder, { recursive: true });
  const kept = new LRUCache<string, { size: number }>({
    maxSize: maxBytes,
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
      // On a full or read-only disk the image is sent without caching it.
      () => undefined,
    );
    return bytes;
  };

  const forget = (name: string, rendering: Rendering): void => {
    if (inFlight.get(name) === rendering) inFlight.delete(name);
  };

  const start = (name: string, render: (signal: AbortSignal) => Promise<Buffer>): Rendering => {
    const abort = new AbortController();
    const bytes = make(name, () => render(abort.signal)).finally(() => forget(name, rendering));
    const rendering: Rendering = { bytes, callers: 0, abort };
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
      rendering.callers += 1;
      const onLeft = (): void => {
        rendering.callers -= 1;
        if (rendering.callers > 0) return;
        // Later callers start a new rendering.
        forget(name, rendering);
        rendering.abort.abort();
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

/** The renditions of earlier processes, oldest first. Their temporary files are deleted. */
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
