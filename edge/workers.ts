import cluster, { type Worker } from 'node:cluster';
import type { Logger } from 'pino';
import { guarded } from '../server/processes/guarded.ts';
import { askForSign } from '../server/processes/signOfLife.ts';
import { surviveErrors } from '../server/processes/surviveErrors.ts';
import { untilSilent } from '../server/processes/untilSilent.ts';
import type { DrainStep } from './http/Drain.ts';
import type { Told } from './publishes/Told.ts';

type Question = { ask?: 'metrics'; id: number; reached?: DrainStep };

/** What the first process passes on of what it was told. */
export type Telling = { tell?: keyof Told; what?: unknown };

/** The pause before a worker that ended is started again. */
const restartMs = 200;
/** So many questions without an answer end a worker: what the system gives it to serve hangs as long. */
const mostMisses = 3;
/** It reads warm pages from disk before it answers. */
const mostMissesAtStart = 30;

/**
 * The first of several processes: it serves no reader. It starts the others, starts them again when they end, ends
 * those that no longer answer, tells them what the live content tells, and sums up their metrics.
 */
export const serveFirst = ({
  workers,
  probeMs,
  log,
  longestEndMs,
  readMetrics,
  follow,
}: {
  workers: number;
  probeMs: number;
  log: Logger;
  longestEndMs: number;
  readMetrics: () => Promise<string>;
  follow: (told: Told) => void;
}): void => {
  let isEnding = false;
  let isReachable = true;
  const start = (number: number) => {
    const worker = cluster.fork({ COPYDESK_WORKER: String(number) });
    const onMessage = guarded(log, 'a question of a worker', answer);
    worker.on('message', (question: Question) => onMessage(worker, question));
    // What is sent to one that has just died: it is started again.
    worker.on('error', ({ message }) => log.warn({ reason: message }, 'a worker cannot be told'));
    // One that is started while the lake is away must not take it for reachable.
    if (!isReachable) worker.send({ tell: 'onReachable', what: false });
    const ended = new AbortController();
    void killWhenSilent(worker, ended.signal);
    worker.on('exit', () => {
      ended.abort();
      if (isEnding) for (const step of drainSteps) goOnTogether(step);
      else setTimeout(() => start(number), restartMs);
    });
  };
  const killWhenSilent = async (worker: Worker, signal: AbortSignal) => {
    const isSilent = await untilSilent({
      ask: (asking) => askForSign(worker, asking),
      patienceMs: probeMs,
      mostMisses,
      mostMissesAtStart,
      signal,
    });
    if (!isSilent) return;
    log.error({ worker: worker.process.pid }, 'a worker does not answer: it is ended and started again');
    worker.process.kill('SIGKILL');
  };
  const answer = async (worker: Worker, { ask, id, reached }: Question) => {
    if (ask === 'metrics') worker.send({ answer: await readMetrics(), id });
    if (!reached) return;
    reachedBy[reached].add(worker);
    goOnTogether(reached);
  };
  const reachedBy = { holding: new Set<Worker>(), closed: new Set<Worker>() };
  const goOnTogether = (step: DrainStep) => {
    const alive = Object.values(cluster.workers ?? {}).flatMap((worker) => worker ?? []);
    if (alive.every((worker) => reachedBy[step].has(worker)))
      for (const worker of alive) if (worker.isConnected()) worker.send({ all: step });
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
    onReachable: (is) => {
      isReachable = is;
      passOn('onReachable')(is);
    },
  });
  surviveErrors(log);
  process.once('SIGTERM', () => {
    isEnding = true;
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM');
    cluster.on('exit', () => {
      if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(0);
    });
    setTimeout(() => process.exit(0), longestEndMs).unref();
  });
};

/** Longer than the others take to get as far; one that hangs holds nobody up for good. */
const longestWaitMs = 2_500;
const drainSteps: DrainStep[] = ['holding', 'closed'];

/** Resolves once all of the processes have come as far in their end. */
export const drainTogether = (step: DrainStep): Promise<void> =>
  new Promise((resolve) => {
    const goOn = () => {
      clearTimeout(timer);
      process.off('message', hear);
      resolve();
    };
    const hear = ({ all }: { all?: DrainStep }) => {
      if (all === step) goOn();
    };
    const timer = setTimeout(goOn, longestWaitMs);
    process.on('message', hear);
    process.send?.({ reached: step });
  });

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
