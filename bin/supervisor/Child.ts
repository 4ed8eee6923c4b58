import { type ChildProcess, spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { watchHeartbeats } from '../../server/processes/watchHeartbeats.ts';
import { StartError } from './StartError.ts';

export type ChildDescription = {
  name: string;
  /** Arguments for Node: script and parameters. */
  parameters: string[];
  environment: NodeJS.ProcessEnv;
  /** Niceness; default 0. @see nice(1) */
  niceness?: number;
  /** Resolves to true once the child serves. */
  isReady: () => Promise<boolean>;
  /** Default: one minute. */
  startTimeoutMs?: number;
  /** The heartbeat check. Null disables it. */
  probe: Probe | null;
  /** Lines of standard output to hide. */
  hides?: (line: string) => boolean;
};

type Probe = {
  ask: (process: ChildProcess, signal: AbortSignal) => Promise<unknown>;
  /** @see HeartbeatWatch */
  intervalMs: number;
  maxMisses: number;
};

const firstBackoffMs = 200;
const maxBackoffMs = 5_000;
/** A child that ran this long resets the backoff: its exit has a new cause. */
const healthyLifeMs = 30_000;
/** How long a child may take to shut down before it is killed. */
const graceMs = 15_000;
const defaultStartTimeoutMs = 60_000;
/** A restarted child has about as long until its first answer as at the first start. */
const maxMissesAtStart = 30;
/** Ends the child if the supervisor was killed. */
const parentWatchdog = path.join(import.meta.dirname, 'parentWatchdog.mjs');

/**
 * A supervised process: restarted with a growing pause whenever it exits, and killed if it does not answer. It leads its
 * own process group, so that its descendants end with it.
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
   * @throws StartError if it exits before it serves. It has printed the cause, and a restart would fail again.
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

  /** Stops the child without a restart: SIGTERM, then SIGKILL. */
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
    const child = spawn(process.execPath, ['--import', parentWatchdog, ...parameters], {
      env: { ...environment, SUPERVISOR_PID: String(process.pid) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    this.#process = child;
    const life = new AbortController();
    void this.#killWhenHung(child, life.signal);
    if (niceness && child.pid) setPriority(child.pid, niceness);
    if (child.stdout) {
      createInterface(child.stdout).on('line', (line) => {
        if (!hides?.(line)) process.stdout.write(`${line}\n`);
      });
    }
    child.stderr?.pipe(process.stderr, { end: false });
    let hasFullHeap = false;
    child.stderr?.on('data', (chunk: Buffer) => {
      hasFullHeap ||= chunk.includes(fullHeapWords);
    });
    child.once('exit', (code, signal) => {
      life.abort();
      killGroup(child);
      if (this.#isStopping) return;
      const ended = (how: string) => `The ${name} ${how} (${signal ?? `exit code ${code}`})`;
      const cause = () => (hasFullHeap ? ` ${fullHeapCause(name, parameters, environment)}` : '');
      if (!this.#wasReady) {
        // Its last words are read by then.
        child.once('close', () =>
          this.#failStart(new StartError(`${ended('could not be started')}.${cause()}`)),
        );
        return;
      }
      if (performance.now() - startedAt > healthyLifeMs) this.#backoffMs = firstBackoffMs;
      // Printed after the pause: Ctrl+C also ends the children, and then none is restarted.
      this.#restart = setTimeout(() => {
        console.error(`${ended('ended')}; it is restarted.${cause()}`);
        this.#spawn();
      }, this.#backoffMs);
      this.#backoffMs = Math.min(this.#backoffMs * 2, maxBackoffMs);
    });
  }

  /** Uses SIGKILL: a stopped process or a busy event loop does not handle SIGTERM. */
  async #killWhenHung(child: ChildProcess, ended: AbortSignal): Promise<void> {
    const { name, probe } = this.#description;
    if (!probe) return;
    const { ask, intervalMs, maxMisses } = probe;
    const isHung = await watchHeartbeats({
      ask: (signal) => ask(child, signal),
      intervalMs,
      maxMisses,
      maxMissesAtStart,
      signal: ended,
    });
    if (!isHung || this.#isStopping) return;
    console.error(`The ${name} does not answer (process ${child.pid}); it is killed.`);
    killGroup(child);
  }

  async #whenReady(): Promise<void> {
    const { startTimeoutMs = defaultStartTimeoutMs } = this.#description;
    const deadline = performance.now() + startTimeoutMs;
    while (performance.now() < deadline && !this.#isStopping) {
      if (await this.#description.isReady()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new StartError(`The ${this.#description.name} did not answer within ${startTimeoutMs / 1000} s.`);
  }
}

/** What V8 prints before it ends a process. */
const fullHeapWords = 'JavaScript heap out of memory';

/** Node takes the last of its flags, and those of a command line over those of NODE_OPTIONS. */
const heapLimitOf = (flags: string | undefined): string | undefined =>
  [...(flags ?? '').matchAll(/--max[-_]old[-_]space[-_]size[= ](\d+)/g)].at(-1)?.[1];

const fullHeapCause = (name: string, parameters: string[], { NODE_OPTIONS }: NodeJS.ProcessEnv): string => {
  const own = heapLimitOf(parameters.join(' '));
  const limit = own ?? heapLimitOf(NODE_OPTIONS);
  const full = `The ${name} needs more memory than ${limit ? `the ${limit} MB of --max-old-space-size` : 'Node gives it on this machine'}`;
  if (own) return `${full} in bin/lakeHeap.mjs. Raise it there.`;
  return limit
    ? `${full} in NODE_OPTIONS. Raise it or leave it out.`
    : `${full}. Give the machine or its container more memory, or set NODE_OPTIONS=--max-old-space-size in MB.`;
};

/** Kills the process group of the child, including stopped processes. */
const killGroup = ({ pid }: ChildProcess): void => {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // The group has no process left.
  }
};

/** @throws if no HTTP server answers at the address before `signal` is aborted. */
export const ask = async (url: string, signal: AbortSignal): Promise<void> => {
  const response = await fetch(url, { signal, redirect: 'manual' });
  await response.body?.cancel();
};

/** Returns true if an HTTP server answers at the address. */
export const answers = (url: string): Promise<boolean> =>
  ask(url, AbortSignal.timeout(5_000)).then(
    () => true,
    () => false,
  );
