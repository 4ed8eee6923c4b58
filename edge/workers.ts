import cluster, { type Worker } from 'node:cluster';
import type { Logger } from 'pino';
import { guarded } from '../server/processes/guarded.ts';
import { requestHeartbeat } from '../server/processes/heartbeat.ts';
import { surviveErrors } from '../server/processes/surviveErrors.ts';
import { untilSilent } from '../server/processes/untilSilent.ts';
import type { DrainStep } from './http/Drain.ts';
import type { ContentHandlers } from './publishes/ContentHandlers.ts';

type Question = { ask?: 'metrics'; id: number; reached?: DrainStep };

/** A content event that the primary process forwards. */
export type ForwardedEvent = { handler?: keyof ContentHandlers; argument?: unknown };

/** The pause before a worker is restarted. */
const restartMs = 200;
/** A worker that misses this many heartbeats is killed: its connections hang as long. */
const maxMisses = 3;
/** A starting worker reads the page cache from disk before it answers. */
const maxMissesAtStart = 30;

/**
 * Runs the primary process. It serves no reader: it starts and restarts the workers, kills those that do not answer,
 * forwards content events to them, and aggregates their metrics.
 */
export const runPrimary = ({
  workers,
  probeMs,
  log,
  maxShutdownMs,
  readMetrics,
  follow,
}: {
  workers: number;
  probeMs: number;
  log: Logger;
  maxShutdownMs: number;
  readMetrics: () => Promise<string>;
  follow: (handlers: ContentHandlers) => void;
}): void => {
  let isEnding = false;
  let isReachable = true;
  const start = (number: number) => {
    const worker = cluster.fork({ COPYDESK_WORKER: String(number) });
    const onMessage = guarded(log, 'a question of a worker', answer);
    worker.on('message', (question: Question) => onMessage(worker, question));
    // A message to a worker that has just exited fails; the worker is restarted anyway.
    worker.on('error', ({ message }) => log.warn({ reason: message }, 'a message to a worker failed'));
    // A worker assumes that the lake is reachable.
    if (!isReachable) worker.send({ handler: 'onReachable', argument: false });
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
      ask: (asking) => requestHeartbeat(worker, asking),
      intervalMs: probeMs,
      maxMisses,
      maxMissesAtStart,
      signal,
    });
    if (!isSilent) return;
    log.error({ worker: worker.process.pid }, 'a worker does not answer: it is killed and restarted');
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
  const passOn = (handler: keyof ContentHandlers) => (argument: unknown) => {
    for (const worker of Object.values(cluster.workers ?? {})) worker?.send({ handler, argument });
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
    setTimeout(() => process.exit(0), maxShutdownMs).unref();
  });
};

/** Longer than other workers need for the step; a hung worker must not block the rest. */
const maxWaitMs = 2_500;
const drainSteps: DrainStep[] = ['holding', 'closed'];

/** Resolves once all workers have reached this step of their shutdown. */
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
    const timer = setTimeout(goOn, maxWaitMs);
    process.on('message', hear);
    process.send?.({ reached: step });
  });

let questions = 0;

/** Sends a question from a worker to the primary process. */
export const askPrimary = (ask: Question['ask']): Promise<string> =>
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
