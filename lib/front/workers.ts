import cluster, { type Worker } from 'node:cluster';
import type { Told } from './productionFront.ts';

type Question = { ask: 'metrics'; id: number };

/** What the first process passes on of what it was told. */
export type Telling = { tell?: keyof Told; what?: unknown };

/** The pause before a worker that ended is started again. */
const restartMs = 200;

/**
 * The first of several processes: it serves no reader. It starts the others, starts them again when they end,
 * tells them what the live content tells, and sums up their metrics.
 */
export const serveFirst = ({
  workers,
  longestEndMs,
  readMetrics,
  follow,
}: {
  workers: number;
  longestEndMs: number;
  readMetrics: () => Promise<string>;
  follow: (told: Told) => void;
}): void => {
  let isEnding = false;
  const start = (number: number) => {
    const worker = cluster.fork({ COPYDESK_WORKER: String(number) });
    worker.on('message', (question: Question) => void answer(worker, question));
    worker.on('exit', () => {
      if (!isEnding) setTimeout(() => start(number), restartMs);
    });
  };
  const answer = async (worker: Worker, { ask, id }: Question) => {
    if (ask === 'metrics') worker.send({ answer: await readMetrics(), id });
  };
  const passOn = (tell: keyof Told) => (what: unknown) => {
    for (const worker of Object.values(cluster.workers ?? {})) worker?.send({ tell, what });
  };
  for (let number = 1; number <= workers; number += 1) start(number);
  follow({
    onTags: passOn('onTags'),
    onGap: passOn('onGap'),
    onWithdrawn: passOn('onWithdrawn'),
    onReturned: passOn('onReturned'),
    onReachable: passOn('onReachable'),
  });
  process.once('SIGTERM', () => {
    isEnding = true;
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM');
    cluster.on('exit', () => {
      if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(0);
    });
    setTimeout(() => process.exit(0), longestEndMs).unref();
  });
};

let questions = 0;

/** Asks the first process from one of the others. */
export const askFirst = (ask: Question['ask']): Promise<string> =>
  new Promise((resolve) => {
    questions += 1;
    const id = questions;
    const hear = (message: { answer?: string; id?: number }) => {
      if (message.id !== id || message.answer === undefined) return;
      process.off('message', hear);
      resolve(message.answer);
    };
    process.on('message', hear);
    process.send?.({ ask, id });
  });
