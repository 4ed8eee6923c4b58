import { Worker } from 'node:worker_threads';
import type { ReaderTimes } from './readerThread.ts';

export const read = async (url: string): Promise<Buffer> => {
  const answer = await fetch(url);
  if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
};

/** Requests each address once, four at a time. @returns pages per second. */
export const fill = async (origin: string, paths: string[]): Promise<number> => {
  const begun = performance.now();
  const queue = [...paths];
  const work = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) await read(origin + next);
  };
  await Promise.all(Array.from({ length: 4 }, work));
  return Math.round(paths.length / ((performance.now() - begun) / 1000));
};

/** Measures a reader that requests one page repeatedly during `work`. Runs in its own thread. */
export const measureReaderDuring = async (url: string, work: Promise<unknown>): Promise<ReaderTimes> => {
  const reader = new Worker(new URL('./readerThread.ts', import.meta.url), { workerData: url });
  const measured = new Promise<ReaderTimes>((resolve, reject) => {
    reader.on('message', resolve).on('error', reject);
  });
  await work.finally(() => reader.postMessage('stop'));
  return measured;
};
