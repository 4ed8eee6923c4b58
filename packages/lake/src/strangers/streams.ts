import { Worker } from 'node:worker_threads';
import { LakeError } from '../errors.ts';
import { type EventSink, type EventSource, formatEvent } from '../live/eventStream.ts';
import type { AskedListener } from '../live/listenRequest.ts';
import { errorOf } from '../query/worker/messages.ts';
import { moduleBeside } from '../threads/moduleBeside.ts';
import { threadLimits } from '../threads/taskThread.ts';
import type { Dataset } from '../types/datasets.ts';
import type { Allowance } from './allowance.ts';
import { windowSeconds } from './limits.ts';
import { type AskedStream, progress, type StreamNews, type StreamOrder } from './streamMessages.ts';

/** Streams of strangers: their thread says what goes into them. */
export type Streams = {
  /** @throws LakeError 400 for what no listener can follow, 429 when too many filters are held. */
  check(address: string, asked: AskedListener): Promise<void>;
  source(address: string, dataset: Dataset, stream: AskedStream): EventSource;
  close(): void;
};

const idleMs = 30_000;
/** A thread that gets no further for so long is ended, with all its streams: their readers come back. */
const maxStandstillMs = 30_000;
const lookEveryMs = 5_000;
/** Requests are answered after so many frames were written. */
const framesInSlice = 32;

type Open = { address: string; path: string; sink: EventSink };
type Check = { address: string; resolve: () => void; reject: (error: Error) => void };
/** `isDue`: something was committed since the thread was last told so. */
type Followed = { streams: number; isDue: boolean; isTelling: boolean; ignoreCommits: () => void };

export const createStreams = (allowance: Allowance): Streams => {
  const open = new Map<number, Open>();
  const checks = new Map<number, Check>();
  const followed = new Map<string, Followed>();
  let thread: { worker: Worker; numbers: Int32Array } | null = null;
  let ending: NodeJS.Timeout | undefined;
  let lastId = 0;

  const start = (): NonNullable<typeof thread> => {
    const shared = new SharedArrayBuffer(progress.count * Int32Array.BYTES_PER_ELEMENT);
    const worker = new Worker(moduleBeside('streamThread', import.meta.url), {
      workerData: shared,
      resourceLimits: threadLimits,
    });
    worker.unref();
    worker.on('message', (news: StreamNews) => {
      if (thread?.worker === worker) hear(news);
    });
    const fail = (): void => {
      if (thread?.worker === worker) abandon();
    };
    worker.on('error', (error) => {
      console.error('The thread of strangers’ streams ended:', error.message);
      fail();
    });
    worker.on('exit', fail);
    return { worker, numbers: new Int32Array(shared) };
  };
  const post = (order: StreamOrder): void => {
    clearTimeout(ending);
    thread ??= start();
    thread.worker.postMessage(order);
  };
  const endWhenIdle = (): void => {
    if (open.size > 0 || checks.size > 0) return;
    clearTimeout(ending);
    ending = setTimeout(endThread, idleMs).unref();
  };
  const endThread = (): void => {
    void thread?.worker.terminate();
    thread = null;
  };

  /** Ends the thread and all that it works for. */
  const abandon = (): void => {
    endThread();
    queue.length = 0;
    for (const known of followed.values()) known.isTelling = false;
    for (const { reject } of checks.values())
      reject(new LakeError(503, 'Listeners without a token could not be opened. Try again.'));
    checks.clear();
    for (const { sink } of Array.from(open.values())) sink.end();
  };

  let steps = 0;
  let stoodStillMs = 0;
  const look = setInterval(() => {
    const isWorking = checks.size > 0 || Array.from(followed.values()).some(({ isTelling }) => isTelling);
    const now = thread?.numbers[progress.steps] ?? 0;
    stoodStillMs = isWorking && now === steps && queue.length === 0 ? stoodStillMs + lookEveryMs : 0;
    steps = now;
    if (stoodStillMs < maxStandstillMs) return;
    stoodStillMs = 0;
    const current = thread?.numbers[progress.current] ?? 0;
    const culprit = open.get(current)?.address ?? checks.get(current)?.address;
    if (culprit !== undefined) void allowance.spendTime(culprit, maxStandstillMs);
    abandon();
  }, lookEveryMs);
  look.unref();

  /** In slices: what a crowd is told keeps no request waiting. */
  const queue: StreamNews[] = [];
  let isDelivering = false;
  const deliver = (): void => {
    let left = framesInSlice;
    while (left > 0) {
      const news = queue[0];
      if (!news) break;
      if (news.kind === 'frames') {
        for (const id of news.ids.splice(0, left)) {
          open.get(id)?.sink.write(news.text);
          left -= 1;
        }
        if (news.ids.length > 0) continue;
      } else act(news);
      queue.shift();
    }
    isDelivering = queue.length > 0;
    if (isDelivering) setImmediate(deliver);
  };
  const hear = (news: StreamNews): void => {
    queue.push(news);
    if (isDelivering) return;
    isDelivering = true;
    setImmediate(deliver);
  };
  const act = (news: Exclude<StreamNews, { kind: 'frames' }>): void => {
    switch (news.kind) {
      case 'checked':
        settle(news);
        break;
      case 'end':
        open.get(news.id)?.sink.end();
        break;
      case 'room?':
        void askForRoom(news.id);
        break;
      case 'spent':
        for (const [address, milliseconds] of news.spent) void spend(address, milliseconds);
        break;
      case 'told':
        goOn(news);
    }
  };
  const settle = ({ id, failure, milliseconds }: Extract<StreamNews, { kind: 'checked' }>): void => {
    const check = checks.get(id);
    checks.delete(id);
    endWhenIdle();
    if (!check) return;
    void allowance.spendTime(check.address, milliseconds);
    if (failure) check.reject(errorOf(failure));
    else check.resolve();
  };
  const askForRoom = async (id: number): Promise<void> => {
    const stream = open.get(id);
    if (stream) post({ kind: 'room', id, isThere: await stream.sink.hasRoom() });
  };
  const goOn = ({ path }: Extract<StreamNews, { kind: 'told' }>): void => {
    const dataset = followed.get(path);
    if (!dataset) return;
    dataset.isTelling = false;
    if (dataset.isDue) tell(path, dataset);
  };

  /** An address whose listeners take more than it has loses them. */
  const spend = async (address: string, milliseconds: number): Promise<void> => {
    if (await allowance.spendTime(address, milliseconds)) return;
    const reason = `What your address listens to takes too much time: come back in ${windowSeconds} seconds, with simpler filters or a token`;
    for (const { sink, ...stream } of Array.from(open.values())) {
      if (stream.address !== address) continue;
      sink.write(formatEvent({ event: 'disconnect', data: { reason } }));
      sink.end();
    }
  };

  const tell = (path: string, dataset: Followed): void => {
    dataset.isDue = false;
    dataset.isTelling = true;
    post({ kind: 'tick', path });
  };
  const follow = (dataset: Dataset, path: string): void => {
    const known = followed.get(path);
    if (known) {
      known.streams += 1;
      return;
    }
    const own: Followed = { streams: 1, isDue: false, isTelling: false, ignoreCommits: () => {} };
    own.ignoreCommits = dataset.onCommit(() => {
      if (own.isDue) return;
      own.isDue = true;
      // The author's answer comes first.
      setImmediate(() => {
        if (own.isDue && !own.isTelling && own.streams > 0) tell(path, own);
      });
    });
    followed.set(path, own);
  };
  const unfollow = (path: string): void => {
    const known = followed.get(path);
    if (!known) return;
    known.streams -= 1;
    if (known.streams > 0) return;
    known.ignoreCommits();
    followed.delete(path);
  };

  return {
    check: async (address, asked) => {
      await allowance.checkTime(address);
      await new Promise<void>((resolve, reject) => {
        const id = ++lastId;
        checks.set(id, { address, resolve, reject });
        post({ kind: 'check', id, asked });
      });
    },
    source: (address, dataset, stream) => (sink) => {
      const id = ++lastId;
      const { path } = stream.place;
      open.set(id, { address, path, sink });
      follow(dataset, path);
      post({ kind: 'open', id, address, stream });
      return () => {
        if (!open.delete(id)) return;
        unfollow(path);
        if (thread) post({ kind: 'close', id });
        endWhenIdle();
      };
    },
    close: () => {
      clearInterval(look);
      clearTimeout(ending);
      endThread();
    },
  };
};
