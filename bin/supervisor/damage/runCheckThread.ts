import { Worker } from 'node:worker_threads';

/** What a thread reads as a whole. `assetsOf`: datasets whose files of pictures and others are checked. */
export type CheckTask = { databases: string[]; assetsOf?: string[] };

/** Reads databases and files in a thread of its own. Returns the damage by path. */
export const runCheckThread = (workerData: CheckTask): Promise<Map<string, string>> =>
  new Promise((resolve, reject) => {
    const found = new Map<string, string>();
    new Worker(new URL('./checkThread.ts', import.meta.url), { workerData })
      .on('message', ([file, damage]: [string, string]) => found.set(file, damage))
      .on('error', reject)
      .on('exit', () => resolve(found))
      .unref();
  });
