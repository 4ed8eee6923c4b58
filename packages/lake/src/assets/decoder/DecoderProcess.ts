import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { moduleBeside } from '../../threads/moduleBeside.ts';
import type { Progress, Reply, Task } from './messages.ts';

export type TaskLimits = {
  /** Processor time, in ms. */
  cpuMs: number;
  /** After this time without a message the process counts as hung. */
  silenceTimeoutMs: number;
  /** Wall-clock time from start to end. */
  wallMs: number;
};

export type Outcome =
  | Reply
  /** The task exceeded its processor time. */
  | { kind: 'overtime' }
  /** The task ended the process, by running out of memory or by a crash. */
  | { kind: 'crashed' }
  /** The process did not start, was killed or hung, or the last caller has left. */
  | { kind: 'lost' };

/**
 * The memory of a process, enforced by Linux. V8 reserves 0.6 GB of address space without using it, and to encode 40
 * megapixels as AVIF takes 0.9 GB, the largest legitimate use.
 */
const maxDataKilobytes = 1_700_000;

const flags = [
  '--max-old-space-size=64',
  '--max-semi-space-size=4',
  '--v8-pool-size=1',
  '--disable-warning=ExperimentalWarning',
];
/** None of the lake's secrets, and nothing that configures Node or libvips. Two threads: one image, one file. */
const environment = { NODE_ENV: 'production', MALLOC_ARENA_MAX: '2', UV_THREADPOOL_SIZE: '2' } as const;
const script = fileURLToPath(moduleBeside('process', import.meta.url));

/** A child process that decodes one image at a time and can be killed safely. */
export class DecoderProcess {
  readonly #child: ChildProcess;

  constructor() {
    // A shell, because Node cannot set system limits. It replaces itself with the process.
    const bounded = 'ulimit -d "$0" 2>/dev/null; exec "$@"';
    this.#child = spawn(
      '/bin/sh',
      ['-c', bounded, String(maxDataKilobytes), process.execPath, ...flags, script],
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

  /** Runs a task. Unless the outcome is a reply, the process has ended. */
  async run(
    task: Task,
    { cpuMs, silenceTimeoutMs, wallMs }: TaskLimits,
    signal?: AbortSignal,
  ): Promise<Outcome> {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const child = this.#child;
    let hasStarted = false;
    const stop = (kind: 'overtime' | 'lost'): void => {
      resolve({ kind });
      this.kill();
    };
    const lose = (): void => stop('lost');
    const onMessage = (message: Reply | Progress): void => {
      hasStarted = true;
      silence.refresh();
      if (message.kind !== 'working') resolve(message);
      else if (message.cpuMs > cpuMs) stop('overtime');
    };
    const onExit = (_code: number | null, by: NodeJS.Signals | null): void =>
      resolve({ kind: hasStarted && by !== 'SIGKILL' ? 'crashed' : 'lost' });
    const silence = setTimeout(lose, silenceTimeoutMs);
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

  /** A working process keeps the lake's event loop alive, an idle one does not. */
  #hold(): void {
    this.#child.ref();
    this.#child.channel?.ref();
  }

  #release(): void {
    this.#child.unref();
    this.#child.channel?.unref();
  }
}
