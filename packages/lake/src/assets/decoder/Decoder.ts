import { availableParallelism } from 'node:os';
import { LRUCache } from 'lru-cache';
import { LakeError } from '../../errors.ts';
import { FairQueue } from '../../FairQueue.ts';
import { DecoderProcess, type Outcome } from './DecoderProcess.ts';
import type { ImageFacts, Reply, Task } from './messages.ts';

export type DecoderLimits = {
  /** Processor time after which a picture gives up its place and begins again among the slow ones, in ms. */
  quickMs: number;
  /** Processor time after which a picture is refused, in ms. */
  slowMs: number;
  /** How long a process may be silent before it counts as hanging, in ms. */
  silenceMs: number;
};

/**
 * A picture of a camera takes a third of a second, one of 100 megapixels up to five. What takes ten was made to. Processor
 * time is counted and not the clock, so that a busy machine refuses nothing that an idle one takes.
 */
const usualLimits: DecoderLimits = { quickMs: 1_000, slowMs: 10_000, silenceMs: 10_000 };
/** Halted, waiting for a disk, or far behind everything else on the machine. */
const wallPerCpu = 6;
/** A process takes some 120 MB; to start one takes a third of a second. */
const idleMs = 30_000;
const refusedForMs = 10 * 60_000;
const refusedAtMost = 5_000;

const cores = availableParallelism();
const places = Math.min(4, Math.max(3, cores));
/** One caller alone never takes all of the places. */
const quickBounds = { atOnce: places, atOncePerCaller: places - 1, waiting: 200, waitingPerCaller: 100 };
const slowPlaces = cores < 4 ? 1 : 2;
/** Nobody who asks through a proxy waits for minutes: what would is told so at once. */
const slowBounds = { atOnce: slowPlaces, atOncePerCaller: 1, waiting: 8, waitingPerCaller: 3 };

export type Work = {
  /** Whatever has this name is the same work: where it failed once it is not tried again for a while. */
  name: string;
  /** Who asks: callers take turns. */
  caller: string;
  /** Aborts when nobody waits for it any more. */
  signal?: AbortSignal | undefined;
};

/**
 * Decodes pictures from outside in processes of their own: a file that takes time or memory without end, or finds a
 * fault in a codec, ends one process and nothing else. Every picture gets a short while among the quick ones; what
 * needs more begins again among the slow ones, of which few are worked on at a time. So slow pictures, however many,
 * never keep the others waiting. No process is started before there is work.
 */
export class Decoder {
  readonly #limits: DecoderLimits;
  readonly #quick = new FairQueue('pictures', quickBounds);
  readonly #slow = new FairQueue('pictures that take long', slowBounds);
  readonly #refused = new LRUCache<string, string>({ max: refusedAtMost, ttl: refusedForMs });
  readonly #idle = new Map<DecoderProcess, NodeJS.Timeout>();
  readonly #busy = new Set<DecoderProcess>();
  #isClosed = false;

  constructor(limits: Partial<DecoderLimits> = {}) {
    this.#limits = { ...usualLimits, ...limits };
  }

  /** The processes that there are. */
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
   * @throws LakeError 400 for a picture that is damaged, or takes more time or memory than one may; 429 and 503 when
   * too many wait, or when processes were lost that were not at fault.
   */
  async render(task: Omit<Extract<Task, { kind: 'render' }>, 'kind'>, work: Work): Promise<Buffer> {
    const reply = await this.#decode({ kind: 'render', ...task }, work);
    if (reply.kind !== 'rendered') throw new Error(`A decoder answered “${reply.kind}” to “render”`);
    return Buffer.from(reply.bytes.buffer, reply.bytes.byteOffset, reply.bytes.byteLength);
  }

  /** Ends every process, and refuses who waits. */
  close(): void {
    this.#isClosed = true;
    this.#quick.close();
    this.#slow.close();
    for (const timer of this.#idle.values()) clearTimeout(timer);
    for (const process of [...this.#idle.keys(), ...this.#busy]) process.kill();
    this.#idle.clear();
  }

  async #decode(task: Task, work: Work): Promise<Exclude<Reply, { kind: 'refused' }>> {
    const known = this.#refused.get(work.name);
    if (known) throw new LakeError(400, known);
    const first = await this.#take(task, this.#quick, this.#limits.quickMs, work);
    const outcome =
      first.kind === 'overtime' ? await this.#take(task, this.#slow, this.#limits.slowMs, work) : first;
    switch (outcome.kind) {
      case 'overtime':
        throw this.#refuse(
          work,
          `The picture takes more than ${this.#limits.slowMs / 1_000} seconds to decode`,
        );
      case 'crashed':
        throw this.#refuse(work, 'The picture takes more memory than a picture may, or is damaged');
      case 'lost':
        throw new LakeError(503, 'The picture could not be decoded just now; try again in a moment');
      case 'refused':
        throw new LakeError(outcome.status, outcome.message);
      default:
        return outcome;
    }
  }

  #refuse({ name }: Work, message: string): LakeError {
    this.#refused.set(name, message);
    return new LakeError(400, message);
  }

  /** Waits for a turn and does the work; once more where its process ended, which may be no fault of the picture's. */
  async #take(task: Task, queue: FairQueue, cpuMs: number, { caller, signal }: Work): Promise<Outcome> {
    const leave = await queue.enter(caller, signal);
    try {
      // Of the quick ones even a picture that nobody waits for is finished: it is kept on disk for the next reader.
      const until = queue === this.#slow ? signal : undefined;
      const outcome = await this.#run(task, cpuMs, until);
      const isEnded = outcome.kind === 'crashed' || outcome.kind === 'lost';
      return isEnded && !until?.aborted ? await this.#run(task, cpuMs, until) : outcome;
    } finally {
      leave();
    }
  }

  async #run(task: Task, cpuMs: number, signal?: AbortSignal): Promise<Outcome> {
    if (this.#isClosed) throw new LakeError(503, 'The lake is closing');
    const process = this.#wake() ?? new DecoderProcess();
    this.#busy.add(process);
    const { silenceMs } = this.#limits;
    const outcome = await process.run(
      task,
      { cpuMs, silenceMs, wallMs: silenceMs + cpuMs * wallPerCpu },
      signal,
    );
    this.#busy.delete(process);
    if (!process.isAlive || this.#isClosed) process.kill();
    else this.#rest(process);
    return outcome;
  }

  #wake(): DecoderProcess | undefined {
    for (const [process, timer] of this.#idle) {
      clearTimeout(timer);
      this.#idle.delete(process);
      if (process.isAlive) return process;
    }
    return undefined;
  }

  #rest(process: DecoderProcess): void {
    const end = (): void => {
      this.#idle.delete(process);
      process.kill();
    };
    this.#idle.set(process, setTimeout(end, idleMs).unref());
  }
}
