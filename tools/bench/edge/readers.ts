import { Worker } from 'node:worker_threads';
import type { Patience } from './warmReader.ts';

export const read = async (url: string): Promise<Buffer> => {
  const answer = await fetch(url);
  if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
};

/** Has each address rendered once, four at a time. @returns pages a second. */
export const fill = async (origin: string, paths: string[]): Promise<number> => {
  const begun = performance.now();
  const queue = [...paths];
  const work = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) await read(origin + next);
  };
  await Promise.all(Array.from({ length: 4 }, work));
  return Math.round(paths.length / ((performance.now() - begun) / 1000));
};

/** A reader who asks for one page over and over while something else goes on; in a thread that measures nothing of it. */
export const readMeanwhile = async (url: string, meanwhile: Promise<unknown>): Promise<Patience> => {
  const reader = new Worker(new URL('./warmReader.ts', import.meta.url), { workerData: url });
  const measured = new Promise<Patience>((resolve, reject) => {
    reader.on('message', resolve).on('error', reject);
  });
  await meanwhile.finally(() => reader.postMessage('enough'));
  return measured;
};
