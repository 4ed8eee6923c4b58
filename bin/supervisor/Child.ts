import { type ChildProcess, spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { untilSilent } from '../../server/processes/untilSilent.ts';
import { Refusal } from './Refusal.ts';

export type ChildDescription = {
  name: string;
  /** What Node runs, with its parameters. */
  parameters: string[];
  environment: NodeJS.ProcessEnv;
  /** How far it stands back where processors are short; 0 as a rule. @see nice(1) */
  niceness?: number;
  /** Answers true once the child serves. */
  isReady: () => Promise<boolean>;
  /** How long it may take until it serves; left out: a minute. */
  maxStartMs?: number;
  /** How it is asked for a sign of life while it runs. Null: nobody asks, and it may stand still. */
  probe: Probe | null;
  /** Lines of its standard output that are of no use to people. */
  hides?: (line: string) => boolean;
};

type Probe = {
  ask: (process: ChildProcess, signal: AbortSignal) => Promise<unknown>;
  /** @see Silence */
  patienceMs: number;
  mostMisses: number;
};

const firstBackoffMs = 200;
const longestBackoffMs = 5_000;
/** A child that lived this long died of something new: the backoff begins anew. */
const healthyLifeMs = 30_000;
/** How long a child may take to end by itself before it is killed. */
const graceMs = 15_000;
const usualStartMs = 60_000;
/** Until its first answer a child that was started again has about as long as one that is started. */
const mostMissesAtStart = 30;
/** Ends a child whose supervisor died without a word, such as by SIGKILL. */
const leash = path.join(import.meta.dirname, 'leash.mjs');

/**
 * A process that is kept alive: started again with a growing pause whenever it ends on its own, and ended when it no
 * longer answers. It leads a group of its own, so that whatever it has started ends with it.
 */
export class Child {
  readonly #description: ChildDescription;
  #process: ChildProcess | null = null;
  #isStopping = false;
  #wasReady = false;
  #backoffMs = firstBackoffMs;
  #restart: NodeJS.Timeout | null = null;
  #failStart: (error: Error) => void = () => {};

  constructor(description: ChildDescription) {
    this.#description = description;
  }

  get name(): string {
    return this.#description.name;
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /**
   * Starts the child and waits until it serves.
   *
   * @throws Refusal when it ends before it ever served: its own words were printed, and starting it again
   * would repeat them.
   */
  async start(): Promise<void> {
    const failed = new Promise<never>((_resolve, reject) => {
      this.#failStart = reject;
    });
    failed.catch(() => {});
    this.#spawn();
    await Promise.race([this.#whenReady(), failed]);
    this.#wasReady = true;
  }

  /** Asks the child to end, kills it when it does not, and never starts it again. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    if (this.#restart) clearTimeout(this.#restart);
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const killer = setTimeout(() => killGroup(child), graceMs);
    await ended;
    clearTimeout(killer);
  }

  #spawn(): void {
    const { name, parameters, environment, niceness, hides } = this.#description;
    const startedAt = performance.now();
    const child = spawn(process.execPath, ['--import', leash, ...parameters], {
      env: { ...environment, SUPERVISOR_PID: String(process.pid) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    this.#process = child;
    const ended = new AbortController();
    void this.#replaceWhenSilent(child, ended.signal);
    if (niceness && child.pid) setPriority(child.pid, niceness);
    if (child.stdout) {
      createInterface(child.stdout).on('line', (line) => {
        if (!hides?.(line)) process.stdout.write(`${line}\n`);
      });
    }
    child.stderr?.pipe(process.stderr, { end: false });
    child.once('exit', (code, signal) => {
      ended.abort();
      killGroup(child);
      if (this.#isStopping) return;
      if (!this.#wasReady) {
        this.#failStart(new Refusal(`The ${name} could not be started (${signal ?? `exit code ${code}`}).`));
        return;
      }
      if (performance.now() - startedAt > healthyLifeMs) this.#backoffMs = firstBackoffMs;
      // Said when the pause is over: Ctrl+C ends the children too, and then none is started again.
      this.#restart = setTimeout(() => {
        console.error(`The ${name} ended (${signal ?? `exit code ${code}`}); it is started again.`);
        this.#spawn();
      }, this.#backoffMs);
      this.#backoffMs = Math.min(this.#backoffMs * 2, longestBackoffMs);
    });
  }

  /** SIGTERM would not reach a process that stands still, nor one whose script never comes to an end. */
  async #replaceWhenSilent(child: ChildProcess, ended: AbortSignal): Promise<void> {
    const { name, probe } = this.#description;
    if (!probe) return;
    const { ask, patienceMs, mostMisses } = probe;
    const isSilent = await untilSilent({
      ask: (signal) => ask(child, signal),
      patienceMs,
      mostMisses,
      mostMissesAtStart,
      signal: ended,
    });
    if (!isSilent || this.#isStopping) return;
    console.error(`The ${name} does not answer (process ${child.pid}); it is ended.`);
    killGroup(child);
  }

  async #whenReady(): Promise<void> {
    const { maxStartMs = usualStartMs } = this.#description;
    const deadline = performance.now() + maxStartMs;
    while (performance.now() < deadline && !this.#isStopping) {
      if (await this.#description.isReady()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Refusal(`The ${this.#description.name} did not answer within ${maxStartMs / 1000} s.`);
  }
}

/** Ends the child and all that it has started, also what stands still. */
const killGroup = ({ pid }: ChildProcess): void => {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left of it.
  }
};

/** @throws when nothing speaks HTTP at the address before `signal` is aborted. */
export const ask = async (url: string, signal: AbortSignal): Promise<void> => {
  const response = await fetch(url, { signal, redirect: 'manual' });
  await response.body?.cancel();
};

/** Whether anything speaks HTTP at the address. */
export const answers = (url: string): Promise<boolean> =>
  ask(url, AbortSignal.timeout(5_000)).then(
    () => true,
    () => false,
  );
