import cluster, { type Worker } from 'node:cluster';
import type { Logger } from 'pino';
import { catchAndLog } from '../server/processes/catchAndLog.ts';
import { requestHeartbeat } from '../server/processes/heartbeat.ts';
import { logUncaughtErrors } from '../server/processes/logUncaughtErrors.ts';
import { watchHeartbeats } from '../server/processes/watchHeartbeats.ts';
import type { DrainStep } from './http/Drain.ts';
import type { ContentHandlers } from './publishes/ContentHandlers.ts';

type Question = { ask?: 'metrics'; id: number; reached?: DrainStep };

/** A content event that the primary process forwards. */
export type ForwardedEvent = { handler?: keyof ContentHandlers; argument?: unknown };

/** The pause before a worker is restarted. */
const restartMs = 200;
/** A worker that misses this many heartbeats is killed: its connections hang until then. */
const maxMisses = 3;
/** A starting worker reads the page cache from disk before it answers. */
const maxMissesAtStart = 30;

type PrimaryOptions = {
  workers: number;
  probeMs: number;
  log: Logger;
  maxShutdownMs: number;
  readMetrics: () => Promise<string>;
};

/**
 * The primary process. It serves no reader: it starts and restarts the workers, kills those that do not answer,
 * forwards content events to them, and aggregates their metrics. It exits with 1 if a worker exits before any listened.
 */
export class Primary {
  readonly #options: PrimaryOptions;
  readonly #reached = { holding: new Set<Worker>(), closed: new Set<Worker>() };
  #isEnding = false;
  #hasServed = false;
  #isReachable = true;

  constructor(options: PrimaryOptions) {
    this.#options = options;
  }

  run(follow: (handlers: ContentHandlers) => void): void {
    for (let number = 1; number <= this.#options.workers; number += 1) this.#start(number);
    follow({
      onTags: forwardTo('onTags'),
      onGap: forwardTo('onGap'),
      onWithdrawn: forwardTo('onWithdrawn'),
      onRepublished: forwardTo('onRepublished'),
      onFollowing: () => forwardTo('onFollowing')(null),
      onReachable: (is) => {
        this.#isReachable = is;
        forwardTo('onReachable')(is);
      },
    });
    logUncaughtErrors(this.#options.log);
    process.once('SIGTERM', () => this.#end());
  }

  #start(number: number): void {
    const { log } = this.#options;
    const worker = cluster.fork({ COPYDESK_WORKER: String(number) });
    const onMessage = catchAndLog(log, 'a message of a worker', (question: Question) =>
      this.#answer(worker, question),
    );
    worker.on('message', onMessage);
    // A message to a worker that has just exited fails; the worker is restarted anyway.
    worker.on('error', ({ message }) => log.warn({ reason: message }, 'a message to a worker failed'));
    // A worker assumes that the lake is reachable.
    if (!this.#isReachable) worker.send({ handler: 'onReachable', argument: false });
    const ended = new AbortController();
    void this.#killWhenHung(worker, ended.signal);
    worker.once('listening', () => {
      this.#hasServed = true;
    });
    worker.on('exit', () => {
      ended.abort();
      // It has printed the cause, such as a port in use. The supervisor reports it, or starts the edge again later.
      if (!this.#hasServed && !this.#isEnding) process.exit(1);
      if (this.#isEnding) for (const step of drainSteps) this.#releaseWhenAllReached(step);
      else setTimeout(() => this.#start(number), restartMs);
    });
  }

  async #killWhenHung(worker: Worker, signal: AbortSignal): Promise<void> {
    const isHung = await watchHeartbeats({
      ask: (asking) => requestHeartbeat(worker, asking),
      intervalMs: this.#options.probeMs,
      maxMisses,
      maxMissesAtStart,
      signal,
    });
    if (!isHung) return;
    this.#options.log.error(
      { worker: worker.process.pid },
      'a worker does not answer: it is killed and restarted',
    );
    worker.process.kill('SIGKILL');
  }

  async #answer(worker: Worker, { ask, id, reached }: Question): Promise<void> {
    if (ask === 'metrics') worker.send({ answer: await this.#options.readMetrics(), id });
    if (!reached) return;
    this.#reached[reached].add(worker);
    this.#releaseWhenAllReached(reached);
  }

  #releaseWhenAllReached(step: DrainStep): void {
    const alive = aliveWorkers();
    if (alive.every((worker) => this.#reached[step].has(worker)))
      for (const worker of alive) if (worker.isConnected()) worker.send({ all: step });
  }

  #end(): void {
    this.#isEnding = true;
    for (const worker of aliveWorkers()) worker.process.kill('SIGTERM');
    cluster.on('exit', () => {
      if (aliveWorkers().length === 0) process.exit(0);
    });
    setTimeout(() => process.exit(0), this.#options.maxShutdownMs).unref();
  }
}

const aliveWorkers = (): Worker[] => Object.values(cluster.workers ?? {}).flatMap((worker) => worker ?? []);

const forwardTo = (handler: keyof ContentHandlers) => (argument: unknown) => {
  for (const worker of aliveWorkers()) worker.send({ handler, argument });
};

/** Longer than other workers need for the step; a hung worker must not block the rest. */
const maxWaitMs = 2_500;
const drainSteps: DrainStep[] = ['holding', 'closed'];

/** Resolves once all workers have reached this step of their shutdown. */
export const drainTogether = (step: DrainStep): Promise<void> =>
  new Promise((resolve) => {
    const proceed = () => {
      clearTimeout(timer);
      process.off('message', onMessage);
      resolve();
    };
    const onMessage = ({ all }: { all?: DrainStep }) => {
      if (all === step) proceed();
    };
    const timer = setTimeout(proceed, maxWaitMs);
    process.on('message', onMessage);
    process.send?.({ reached: step });
  });

let questions = 0;

/** Sends a question from a worker to the primary process. */
export const askPrimary = (ask: Question['ask']): Promise<string> =>
  new Promise((resolve) => {
    questions += 1;
    const id = questions;
    const onMessage = (message: { answer?: string; id?: number }) => {
      if (message.id !== id || message.answer === undefined) return;
      process.off('message', onMessage);
      resolve(message.answer);
    };
    process.on('message', onMessage);
    process.send?.({ ask, id });
  });
