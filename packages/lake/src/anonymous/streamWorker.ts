import { parentPort, workerData } from 'node:worker_threads';
import { anonymous, createAccessControl } from '../accounts/access.ts';
import { LakeError } from '../errors.ts';
import type { Followed } from '../live/commitLog.ts';
import { type EventSink, type EventSource, formatEvent } from '../live/eventStream.ts';
import { listenerSource } from '../live/listener.ts';
import {
  maxFilterElements,
  type OpenFilter,
  openListenerFilter,
  spendingAtMost,
} from '../live/listenerFilter.ts';
import { type AskedListener, readListener } from '../live/listenRequest.ts';
import { liveEventsSource } from '../live/liveEvents.ts';
import { failureOf } from '../query/worker/messages.ts';
import { setLowPriority } from '../threads/priority.ts';
import { FollowedDataset } from './FollowedDataset.ts';
import { maxMissedChanges } from './limits.ts';
import { type AskedStream, progress, type StreamCommand, type StreamReply } from './streamMessages.ts';

/** Evaluates anonymous clients' streams, after the author has the response, at a low priority. */
setLowPriority();
const shared = new Int32Array(workerData as SharedArrayBuffer);
const access = createAccessControl([]).accessFor(anonymous, { aclMode: 'public' });
const datasets = new Map<string, { dataset: FollowedDataset; streams: Set<number> }>();

type Stream = { address: string; path: string; stop: () => void; onDrained: (isOpen: boolean) => void };
const streams = new Map<number, Stream>();

const post = (reply: StreamReply): void => parentPort?.postMessage(reply);

/** Unposted frames by stream. A frame for many streams is posted once. */
const written = new Map<number, string>();

const flush = (): void => {
  const byText = Map.groupBy(written.keys(), (id) => written.get(id) ?? '');
  written.clear();
  for (const [text, ids] of byText) post({ kind: 'frames', text, ids });
};

const write = (id: number, frame: string): void => {
  if (written.size === 0) queueMicrotask(flush);
  written.set(id, (written.get(id) ?? '') + frame);
};

const end = (id: number): void => {
  flush();
  post({ kind: 'end', id });
  close(id);
};

/** Processor time by address that was not posted yet. */
const spent = new Map<string, number>();

const postSpent = (): void => {
  if (spent.size > 0) post({ kind: 'spent', spent: Array.from(spent) });
  spent.clear();
};

/** Time that nested work has already charged, in milliseconds. */
let nestedMs = 0;

/** Runs work for a stream and charges its address. Nested work for another stream is charged to that one alone. */
const charge = <Result>(id: number, address: string, work: () => Result): Result => {
  Atomics.add(shared, progress.steps, 1);
  Atomics.store(shared, progress.current, id);
  const outerNestedMs = nestedMs;
  nestedMs = 0;
  const startedAt = performance.now();
  try {
    return work();
  } finally {
    const totalMs = performance.now() - startedAt;
    if (spent.size === 0) setImmediate(postSpent);
    spent.set(address, (spent.get(address) ?? 0) + totalMs - nestedMs);
    nestedMs = outerNestedMs + totalMs;
  }
};

/** The same; a failure ends the stream. */
const chargeOrEnd = (id: number, address: string, work: () => void): void => {
  try {
    charge(id, address, work);
  } catch (error) {
    write(id, channelError(error));
    end(id);
  }
};

const channelError = (error: unknown): string => {
  const shown = error instanceof LakeError ? error : new LakeError(500, 'The stream failed');
  if (shown !== error) console.error('A stream of an anonymous client failed:', error);
  const { message, type, details } = shown;
  return formatEvent({ event: 'channelError', data: { error: { description: message, ...details, type } } });
};

const openFilter = ({ query, params }: ReturnType<typeof readListener>): OpenFilter =>
  openListenerFilter(
    query,
    params,
    anonymous.id,
    spendingAtMost(maxFilterElements, 'The filter takes too long for a listener without a token.'),
  );

const check = (id: number, asked: AskedListener): void => {
  Atomics.add(shared, progress.steps, 1);
  Atomics.store(shared, progress.current, id);
  const startedAt = performance.now();
  let failure: Extract<StreamReply, { kind: 'checked' }>['failure'] = null;
  try {
    openFilter(readListener(asked));
  } catch (error) {
    failure = failureOf(error);
  }
  post({ kind: 'checked', id, failure, milliseconds: performance.now() - startedAt });
};

const sourceOf = (dataset: Followed, stream: AskedStream): EventSource => {
  const { lastEventId } = stream;
  if (stream.kind === 'live') return liveEventsSource({ dataset, access, includeDrafts: false, lastEventId });
  const { options, ...asked } = readListener(stream.asked);
  const filter = openFilter({ options, ...asked });
  return listenerSource({ dataset, access, filter, options, lastEventId });
};

const open = (id: number, address: string, stream: AskedStream): void =>
  chargeOrEnd(id, address, () => {
    const { path } = stream.place;
    const followed = datasets.get(path) ?? {
      dataset: new FollowedDataset(stream.place),
      streams: new Set<number>(),
    };
    datasets.set(path, followed);
    const own: Stream = { address, path, stop: () => {}, onDrained: () => {} };
    streams.set(id, own);
    followed.streams.add(id);
    // The new stream begins at the latest commit: the others catch up with it first.
    advance(path);
    const { dataset } = followed;
    const { project, name, db, get } = dataset;
    const charged: Followed = {
      project,
      name,
      db,
      get,
      sequence: () => dataset.sequence(),
      inSnapshot: (read) => dataset.inSnapshot(read),
      maxMissedChanges,
      onCommit: (listener) => dataset.onCommit((commit) => chargeOrEnd(id, address, () => listener(commit))),
    };
    const sink: EventSink = {
      charge: (work) => charge(id, address, work),
      write: (frame) => write(id, frame),
      waitForDrain: () =>
        new Promise((resolve) => {
          flush();
          own.onDrained = resolve;
          post({ kind: 'awaitDrain', id });
        }),
      end: () => end(id),
    };
    own.stop = sourceOf(charged, stream)(sink);
    if (!streams.has(id)) own.stop();
  });

const close = (id: number): void => {
  const stream = streams.get(id);
  if (!stream) return;
  streams.delete(id);
  written.delete(id);
  stream.onDrained(false);
  stream.stop();
  const followed = datasets.get(stream.path);
  followed?.streams.delete(id);
  if (followed?.streams.size !== 0) return;
  datasets.delete(stream.path);
  followed.dataset.db.close();
};

const advance = (path: string): void => {
  const followed = datasets.get(path);
  if (!followed || followed.dataset.advance(flush)) return;
  // Too much was committed at once: the clients reconnect and start over.
  for (const id of followed.streams) end(id);
};

parentPort?.on('message', (command: StreamCommand) => {
  switch (command.kind) {
    case 'check':
      return check(command.id, command.asked);
    case 'open':
      return open(command.id, command.address, command.stream);
    case 'close':
      return close(command.id);
    case 'drained':
      return streams.get(command.id)?.onDrained(command.isOpen);
    case 'committed': {
      advance(command.path);
      flush();
      postSpent();
      post({ kind: 'delivered', path: command.path });
    }
  }
});
