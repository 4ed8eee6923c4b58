import { quantile } from './statistics.ts';

export type Patience = { requests: number; failures: number; p99Ms: number; worstMs: number };

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

/** A reader who asks for one page over and over while something else goes on. */
export const readMeanwhile = async (url: string, meanwhile: Promise<unknown>): Promise<Patience> => {
  const measuredMs: number[] = [];
  let failures = 0;
  let isOver = false;
  const over = meanwhile.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    const begun = performance.now();
    await read(url).catch(() => {
      failures += 1;
    });
    measuredMs.push(performance.now() - begun);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await over;
  const ms = (value: number) => Number(value.toFixed(1));
  return {
    requests: measuredMs.length,
    failures,
    p99Ms: ms(quantile(measuredMs, 0.99)),
    worstMs: ms(Math.max(...measuredMs)),
  };
};
