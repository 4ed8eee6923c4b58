import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { moduleBeside } from '../../threads/moduleBeside.ts';
import type { Progress, Reply, Task } from './messages.ts';

export type TaskLimits = {
  /** Processor time, in ms. */
  cpuMs: number;
  /** A process that tells nothing for so long hangs, or is halted. */
  silenceMs: number;
  /** From beginning to end, whatever the process does. */
  wallMs: number;
};

export type Outcome =
  | Reply
  /** It was stopped at its limit of processor time. */
  | { kind: 'overtime' }
  /** The process ended by the task's doing, by running out of memory or by a fault. */
  | { kind: 'crashed' }
  /** The process never started, was killed, hung, or nobody waits for the task any more. */
  | { kind: 'lost' };

/**
 * What a process may allocate, enforced by the system where it can be (Linux): V8 reserves 0.6 GB of address space
 * without using it, and encoding 40 megapixels as AVIF takes 0.9 GB, the most that anything here needs.
 */
const dataKilobytesLimit = 1_700_000;

const flags = [
  '--max-old-space-size=64',
  '--max-semi-space-size=4',
  '--v8-pool-size=1',
  '--disable-warning=ExperimentalWarning',
];
/** No secret of the lake's, and nothing that changes what Node or libvips do. Two threads: one picture, one file. */
const environment = { NODE_ENV: 'production', MALLOC_ARENA_MAX: '2', UV_THREADPOOL_SIZE: '2' } as const;
const script = fileURLToPath(moduleBeside('process', import.meta.url));

/** A process that works on one picture at a time and can be killed without harm to anything else. */
export class DecoderProcess {
  readonly #child: ChildProcess;

  constructor() {
    // A shell, since Node sets no limits of the system; it becomes the process that it starts.
    const bounded = 'ulimit -d "$0" 2>/dev/null; exec "$@"';
    this.#child = spawn(
      '/bin/sh',
      ['-c', bounded, String(dataKilobytesLimit), process.execPath, ...flags, script],
      { cwd: '/', env: environment, stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced' },
    );
    this.#child.on('error', () => {});
    this.#release();
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get isAlive(): boolean {
    const { connected, killed, exitCode, signalCode } = this.#child;
    return connected && !killed && exitCode === null && signalCode === null;
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** Works on a task. Where the outcome is no reply the process is gone. */
  async run(task: Task, { cpuMs, silenceMs, wallMs }: TaskLimits, signal?: AbortSignal): Promise<Outcome> {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const child = this.#child;
    let hasBegun = false;
    const stop = (kind: 'overtime' | 'lost'): void => {
      resolve({ kind });
      this.kill();
    };
    const lose = (): void => stop('lost');
    const onMessage = (message: Reply | Progress): void => {
      hasBegun = true;
      silence.refresh();
      if (message.kind !== 'working') resolve(message);
      else if (message.cpuMs > cpuMs) stop('overtime');
    };
    const onExit = (_code: number | null, by: NodeJS.Signals | null): void =>
      resolve({ kind: hasBegun && by !== 'SIGKILL' ? 'crashed' : 'lost' });
    const silence = setTimeout(lose, silenceMs);
    const deadline = setTimeout(lose, wallMs);
    this.#hold();
    child.on('message', onMessage).on('exit', onExit).on('error', lose);
    signal?.addEventListener('abort', lose);
    if (signal?.aborted || !this.isAlive) lose();
    else child.send(task, (error) => error && lose());
    const outcome = await promise;
    clearTimeout(silence);
    clearTimeout(deadline);
    child.off('message', onMessage).off('exit', onExit).off('error', lose);
    signal?.removeEventListener('abort', lose);
    this.#release();
    return outcome;
  }

  /** While it works the lake stays; while it is idle it keeps no process from ending. */
  #hold(): void {
    this.#child.ref();
    this.#child.channel?.ref();
  }

  #release(): void {
    this.#child.unref();
    this.#child.channel?.unref();
  }
}
