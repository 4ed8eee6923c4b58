import { LakeError } from '../errors.ts';
import { type EventSink, type EventSource, formatEvent } from '../live/eventStream.ts';
import type { AskedListener } from '../live/listenRequest.ts';
import { errorOf } from '../query/worker/messages.ts';
import type { Dataset } from '../types/datasets.ts';
import type { Budget } from './budget.ts';
import { CommitNotifier } from './CommitNotifier.ts';
import { windowSeconds } from './limits.ts';
import { ReplyQueue } from './ReplyQueue.ts';
import { maxStandstillMs, StandstillWatch } from './StandstillWatch.ts';
import { StreamThread } from './StreamThread.ts';
import type { AskedStream, StreamReply } from './streamMessages.ts';

type Open = { address: string; sink: EventSink };
type Check = { address: string; resolve: () => void; reject: (error: Error) => void };

/** The event streams of anonymous clients. A worker thread evaluates them; this side writes to the connections. */
export class AnonymousStreams {
  readonly #budget: Budget;
  readonly #open = new Map<number, Open>();
  readonly #checks = new Map<number, Check>();
  readonly #thread = new StreamThread({
    onReply: (reply) => this.#replies.add(reply),
    onFailure: () => this.#abandon(),
  });
  readonly #replies = new ReplyQueue({
    writeFrame: (id, text) => this.#open.get(id)?.sink.write(text),
    handle: (reply) => this.#handle(reply),
  });
  readonly #commits = new CommitNotifier((path) => this.#thread.post({ kind: 'committed', path }));
  readonly #watch = new StandstillWatch({
    thread: this.#thread,
    isWorking: () => (this.#checks.size > 0 || this.#commits.isPending) && this.#replies.isEmpty,
    onStandstill: (id) => {
      const address = this.#open.get(id)?.address ?? this.#checks.get(id)?.address;
      if (address !== undefined) void this.#budget.spendTime(address, maxStandstillMs);
      this.#abandon();
    },
  });
  #lastId = 0;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** @throws LakeError 400 if the listener cannot be opened, 429 if there are too many filters. */
  async check(address: string, asked: AskedListener): Promise<void> {
    await this.#budget.checkTime(address);
    await new Promise<void>((resolve, reject) => {
      const id = ++this.#lastId;
      this.#checks.set(id, { address, resolve, reject });
      this.#thread.post({ kind: 'check', id, asked });
    });
  }

  source(address: string, dataset: Dataset, stream: AskedStream): EventSource {
    return (sink) => {
      const id = ++this.#lastId;
      const { path } = stream.place;
      this.#open.set(id, { address, sink });
      this.#commits.addStream(dataset, path);
      this.#thread.post({ kind: 'open', id, address, stream });
      return () => {
        if (!this.#open.delete(id)) return;
        this.#commits.removeStream(path);
        if (this.#thread.isRunning) this.#thread.post({ kind: 'close', id });
        this.#endThreadWhenIdle();
      };
    };
  }

  close(): void {
    this.#watch.close();
    this.#thread.end();
  }

  #endThreadWhenIdle(): void {
    if (this.#open.size === 0 && this.#checks.size === 0) this.#thread.endWhenIdle();
  }

  /** Ends the thread and everything that it works for. */
  #abandon(): void {
    this.#thread.end();
    this.#replies.clear();
    this.#commits.forgetPending();
    for (const { reject } of this.#checks.values())
      reject(new LakeError(503, 'A listener without a token could not be opened. Try again.'));
    this.#checks.clear();
    for (const { sink } of Array.from(this.#open.values())) sink.end();
  }

  #handle(reply: Exclude<StreamReply, { kind: 'frames' }>): void {
    switch (reply.kind) {
      case 'checked':
        this.#settleCheck(reply);
        break;
      case 'end':
        this.#open.get(reply.id)?.sink.end();
        break;
      case 'awaitDrain':
        void this.#reportDrain(reply.id);
        break;
      case 'spent':
        for (const [address, milliseconds] of reply.spent) void this.#charge(address, milliseconds);
        break;
      case 'delivered':
        this.#commits.acknowledge(reply.path);
    }
  }

  #settleCheck({ id, failure, milliseconds }: Extract<StreamReply, { kind: 'checked' }>): void {
    const check = this.#checks.get(id);
    this.#checks.delete(id);
    this.#endThreadWhenIdle();
    if (!check) return;
    void this.#budget.spendTime(check.address, milliseconds);
    if (failure) check.reject(errorOf(failure));
    else check.resolve();
  }

  async #reportDrain(id: number): Promise<void> {
    const isOpen = await this.#open.get(id)?.sink.waitForDrain();
    // The stream may have ended meanwhile, and its thread with it.
    if (isOpen !== undefined && this.#open.has(id)) this.#thread.post({ kind: 'drained', id, isOpen });
  }

  /** Closes all streams of an address that has used up its processor time. */
  async #charge(address: string, milliseconds: number): Promise<void> {
    if (await this.#budget.spendTime(address, milliseconds)) return;
    const reason = `The listeners of your address take too much processor time. Reconnect in ${windowSeconds} seconds with simpler filters, or send a token.`;
    for (const { sink, ...stream } of Array.from(this.#open.values())) {
      if (stream.address !== address) continue;
      sink.write(formatEvent({ event: 'disconnect', data: { reason } }));
      sink.end();
    }
  }
}
