import { availableParallelism } from 'node:os';
import { LRUCache } from 'lru-cache';
import { LakeError } from '../../errors.ts';
import { FairQueue } from '../../FairQueue.ts';
import { DecoderProcess, type Outcome } from './DecoderProcess.ts';
import type { ImageFacts, Reply, Task } from './messages.ts';

export type DecoderLimits = {
  /** Processor time after which an image is aborted and starts again in the slow queue. */
  maxQuickMs: number;
  /** Processor time after which an image is rejected. */
  maxSlowMs: number;
  /** Time without a message after which a process counts as hung. */
  silenceTimeoutMs: number;
};

/**
 * A camera's image takes a third of a second, one of 100 megapixels up to five; more than ten is malicious. The limits
 * are processor time, so that a busy machine accepts the same images as an idle one.
 */
const defaultLimits: DecoderLimits = {
  maxQuickMs: 1_000,
  maxSlowMs: 10_000,
  silenceTimeoutMs: 10_000,
};
/** Wall-clock time per processor time: a process may wait for the disk or for a busy machine. */
const wallPerCpu = 6;
/** A process uses some 120 MB, and needs a third of a second to start. */
const idleTimeoutMs = 30_000;
const rejectedForMs = 10 * 60_000;
const maxRejected = 5_000;

const cores = availableParallelism();
const places = Math.min(4, Math.max(3, cores));
/** One caller cannot use all places. */
const quickBounds = {
  maxRunning: places,
  maxRunningPerCaller: places - 1,
  maxWaiting: 200,
  maxWaitingPerCaller: 100,
};
const slowPlaces = cores < 4 ? 1 : 2;
/** Few may wait: a proxy ends a request after a minute or so, so later ones are rejected at once. */
const slowBounds = { maxRunning: slowPlaces, maxRunningPerCaller: 1, maxWaiting: 8, maxWaitingPerCaller: 3 };

export type Work = {
  /** Identifies the work: after a failure, work of the same name is rejected for a while. */
  name: string;
  /** Callers take turns. */
  caller: string;
  /** Aborted when the last caller has left. */
  signal?: AbortSignal | undefined;
};

/**
 * Decodes uploaded images in child processes: a file that uses endless time or memory, or exploits a codec, ends one
 * process and nothing else. Every image first gets a short time in the quick queue. An image that needs more starts
 * again in the slow queue, which runs few at a time. Slow images never delay quick ones. Processes start when there is
 * work.
 */
export class Decoder {
  readonly #limits: DecoderLimits;
  readonly #quick = new FairQueue('images', quickBounds);
  readonly #slow = new FairQueue('images that take long', slowBounds);
  readonly #rejected = new LRUCache<string, string>({ max: maxRejected, ttl: rejectedForMs });
  readonly #idle = new Map<DecoderProcess, NodeJS.Timeout>();
  readonly #busy = new Set<DecoderProcess>();
  #isClosed = false;

  constructor(limits: Partial<DecoderLimits> = {}) {
    this.#limits = { ...defaultLimits, ...limits };
  }

  /** The pids of the running processes. */
  get pids(): number[] {
    return [...this.#idle.keys(), ...this.#busy].flatMap(({ pid, isAlive }) => (isAlive && pid) || []);
  }

  /** @throws LakeError as `render` */
  async describe(task: Omit<Extract<Task, { kind: 'describe' }>, 'kind'>, work: Work): Promise<ImageFacts> {
    const reply = await this.#decode({ kind: 'describe', ...task }, work);
    if (reply.kind !== 'described') throw new Error(`A decoder answered “${reply.kind}” to “describe”`);
    return reply.facts;
  }

  /**
   * @throws LakeError 400 for an image that is damaged or exceeds the limits of time or memory; 429 and 503 if too
   * many wait, or if processes were lost for other reasons.
   */
  async render(task: Exclude<Task, { kind: 'describe' }>, work: Work): Promise<Buffer> {
    const reply = await this.#decode(task, work);
    if (reply.kind !== 'rendered') throw new Error(`A decoder answered “${reply.kind}” to “${task.kind}”`);
    return Buffer.from(reply.bytes.buffer, reply.bytes.byteOffset, reply.bytes.byteLength);
  }

  /** Ends all processes and rejects waiting work. */
  close(): void {
    this.#isClosed = true;
    this.#quick.close();
    this.#slow.close();
    for (const timer of this.#idle.values()) clearTimeout(timer);
    for (const process of [...this.#idle.keys(), ...this.#busy]) process.kill();
    this.#idle.clear();
  }

  async #decode(task: Task, work: Work): Promise<Exclude<Reply, { kind: 'rejected' }>> {
    const known = this.#rejected.get(work.name);
    if (known) throw new LakeError(400, known);
    const first = await this.#take(task, this.#quick, this.#limits.maxQuickMs, work);
    const outcome =
      first.kind === 'overtime' ? await this.#take(task, this.#slow, this.#limits.maxSlowMs, work) : first;
    switch (outcome.kind) {
      case 'overtime':
        throw this.#reject(
          work,
          `The image takes more than ${this.#limits.maxSlowMs / 1_000} seconds to decode.`,
        );
      case 'crashed':
        throw this.#reject(work, 'The image needs too much memory, or is damaged.');
      case 'lost':
        throw new LakeError(503, 'The image could not be decoded. Try again in a moment.');
      case 'rejected':
        throw new LakeError(outcome.status, outcome.message);
      default:
        return outcome;
    }
  }

  #reject({ name }: Work, message: string): LakeError {
    this.#rejected.set(name, message);
    return new LakeError(400, message);
  }

  /** Waits for a turn and runs the task. Retries once when the process ends, which may have another cause than the image. */
  async #take(task: Task, queue: FairQueue, cpuMs: number, { caller, signal }: Work): Promise<Outcome> {
    const release = await queue.acquire(caller, signal);
    try {
      // A quick image is finished even if the last caller has left: it is cached for the next request.
      const until = queue === this.#slow ? signal : undefined;
      const outcome = await this.#run(task, cpuMs, until);
      const isEnded = outcome.kind === 'crashed' || outcome.kind === 'lost';
      return isEnded && !until?.aborted ? await this.#run(task, cpuMs, until) : outcome;
    } finally {
      release();
    }
  }

  async #run(task: Task, cpuMs: number, signal?: AbortSignal): Promise<Outcome> {
    if (this.#isClosed) throw new LakeError(503, 'The lake is closing');
    const process = this.#takeIdle() ?? new DecoderProcess();
    this.#busy.add(process);
    const { silenceTimeoutMs } = this.#limits;
    const outcome = await process.run(
      task,
      { cpuMs, silenceTimeoutMs, wallMs: silenceTimeoutMs + cpuMs * wallPerCpu },
      signal,
    );
    this.#busy.delete(process);
    if (!process.isAlive || this.#isClosed) process.kill();
    else this.#keepIdle(process);
    return outcome;
  }

  #takeIdle(): DecoderProcess | undefined {
    for (const [process, timer] of this.#idle) {
      clearTimeout(timer);
      this.#idle.delete(process);
      if (process.isAlive) return process;
    }
    return undefined;
  }

  #keepIdle(process: DecoderProcess): void {
    const end = (): void => {
      this.#idle.delete(process);
      process.kill();
    };
    this.#idle.set(process, setTimeout(end, idleTimeoutMs).unref());
  }
}
