import { type ChildProcess, spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
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
  /** Lines of its standard output that are of no use to people. */
  hides?: (line: string) => boolean;
};

const firstBackoffMs = 200;
const longestBackoffMs = 5_000;
/** A child that lived this long died of something new: the backoff begins anew. */
const healthyLifeMs = 30_000;
/** How long a child may take to end by itself before it is killed. */
const graceMs = 15_000;
const readyTimeoutMs = 60_000;
/** Ends a child whose supervisor died without a word, such as by SIGKILL. */
const leash = path.join(import.meta.dirname, 'leash.mjs');

/** A process that is kept alive: started again with a growing pause whenever it ends on its own. */
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
    const killer = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await ended;
    clearTimeout(killer);
  }

  #spawn(): void {
    const { name, parameters, environment, niceness, hides } = this.#description;
    const startedAt = Date.now();
    const child = spawn(process.execPath, ['--import', leash, ...parameters], {
      env: { ...environment, SUPERVISOR_PID: String(process.pid) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#process = child;
    if (niceness && child.pid) setPriority(child.pid, niceness);
    if (child.stdout) {
      createInterface(child.stdout).on('line', (line) => {
        if (!hides?.(line)) process.stdout.write(`${line}\n`);
      });
    }
    child.stderr?.pipe(process.stderr, { end: false });
    child.once('exit', (code, signal) => {
      if (this.#isStopping) return;
      if (!this.#wasReady) {
        this.#failStart(new Refusal(`The ${name} could not be started (${signal ?? `exit code ${code}`}).`));
        return;
      }
      if (Date.now() - startedAt > healthyLifeMs) this.#backoffMs = firstBackoffMs;
      // Said when the pause is over: Ctrl+C ends the children too, and then none is started again.
      this.#restart = setTimeout(() => {
        console.error(`The ${name} ended (${signal ?? `exit code ${code}`}); it is started again.`);
        this.#spawn();
      }, this.#backoffMs);
      this.#backoffMs = Math.min(this.#backoffMs * 2, longestBackoffMs);
    });
  }

  async #whenReady(): Promise<void> {
    const deadline = Date.now() + readyTimeoutMs;
    while (Date.now() < deadline) {
      if (await this.#description.isReady()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Refusal(`The ${this.#description.name} did not answer within ${readyTimeoutMs / 1000} s.`);
  }
}

/** Whether anything speaks HTTP at the address. */
export const answers = async (url: string): Promise<boolean> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'manual' });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
};
