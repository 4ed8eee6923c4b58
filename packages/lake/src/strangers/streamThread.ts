import { parentPort, workerData } from 'node:worker_threads';
import { anonymous, createAccessControl } from '../accounts/access.ts';
import { LakeError } from '../errors.ts';
import type { Followed } from '../live/commitLog.ts';
import { type EventSink, type EventSource, formatEvent } from '../live/eventStream.ts';
import { listenerSource } from '../live/listener.ts';
import { type OpenFilter, openListenerFilter } from '../live/listenerFilter.ts';
import { type AskedListener, readListener } from '../live/listenRequest.ts';
import { liveEventsSource } from '../live/liveEvents.ts';
import { failureOf } from '../query/worker/messages.ts';
import { yieldProcessor } from '../threads/priority.ts';
import { FollowedDataset } from './FollowedDataset.ts';
import { maxFilterElements, maxMissedChanges } from './limits.ts';
import { type AskedStream, progress, type StreamNews, type StreamOrder } from './streamMessages.ts';

/** Evaluates what strangers listen to, after the author has the answer, and when nobody else wants the processor. */
yieldProcessor();
const shared = new Int32Array(workerData as SharedArrayBuffer);
const access = createAccessControl([]).accessFor(anonymous, { aclMode: 'public' });
const datasets = new Map<string, { dataset: FollowedDataset; streams: Set<number> }>();

type Stream = { address: string; path: string; stop: () => void; takeRoom: (isThere: boolean) => void };
const streams = new Map<number, Stream>();

const say = (news: StreamNews): void => parentPort?.postMessage(news);

/** What was written to each stream and is not sent yet: what is the same for many is sent once. */
const written = new Map<number, string>();

const send = (): void => {
  const byText = Map.groupBy(written.keys(), (id) => written.get(id) ?? '');
  written.clear();
  for (const [text, ids] of byText) say({ kind: 'frames', text, ids });
};

const write = (id: number, frame: string): void => {
  if (written.size === 0) queueMicrotask(send);
  written.set(id, (written.get(id) ?? '') + frame);
};

const end = (id: number): void => {
  send();
  say({ kind: 'end', id });
  close(id);
};

/** The time that was spent for each address since it was last told. */
const spent = new Map<string, number>();

const tellSpent = (): void => {
  if (spent.size > 0) say({ kind: 'spent', spent: Array.from(spent) });
  spent.clear();
};

/** What was charged within the work that is being charged, in milliseconds. */
let innerMs = 0;

/** Works for a stream, on its account. Work within it that is for another stream is on the other's alone. */
const charge = <Result>(id: number, address: string, work: () => Result): Result => {
  Atomics.add(shared, progress.steps, 1);
  Atomics.store(shared, progress.current, id);
  const outerMs = innerMs;
  innerMs = 0;
  const begun = performance.now();
  try {
    return work();
  } finally {
    const wholeMs = performance.now() - begun;
    if (spent.size === 0) setImmediate(tellSpent);
    spent.set(address, (spent.get(address) ?? 0) + wholeMs - innerMs);
    innerMs = outerMs + wholeMs;
  }
};

/** The same, for what ends the stream when it fails. */
const workFor = (id: number, address: string, work: () => void): void => {
  try {
    charge(id, address, work);
  } catch (error) {
    write(id, channelError(error));
    end(id);
  }
};

const channelError = (error: unknown): string => {
  const told = error instanceof LakeError ? error : new LakeError(500, 'The stream failed');
  if (told !== error) console.error('A stream of a stranger failed:', error);
  const { message, type, details } = told;
  return formatEvent({ event: 'channelError', data: { error: { description: message, ...details, type } } });
};

const openFilter = ({ query, params }: ReturnType<typeof readListener>): OpenFilter =>
  openListenerFilter(query, params, anonymous.id, () => {
    let left = maxFilterElements;
    return (elements = 1) => {
      left -= elements;
      if (left < 0)
        throw new LakeError(400, 'The filter takes too long for a listener without a token', {
          type: 'listenerQueryError',
        });
    };
  });

const check = (id: number, asked: AskedListener): void => {
  Atomics.add(shared, progress.steps, 1);
  Atomics.store(shared, progress.current, id);
  const begun = performance.now();
  let failure: Extract<StreamNews, { kind: 'checked' }>['failure'] = null;
  try {
    openFilter(readListener(asked));
  } catch (error) {
    failure = failureOf(error);
  }
  say({ kind: 'checked', id, failure, milliseconds: performance.now() - begun });
};

const sourceOf = (dataset: Followed, stream: AskedStream): EventSource => {
  const { lastEventId } = stream;
  if (stream.kind === 'live') return liveEventsSource({ dataset, access, includeDrafts: false, lastEventId });
  const { options, ...asked } = readListener(stream.asked);
  const filter = openFilter({ options, ...asked });
  return listenerSource({ dataset, access, filter, options, lastEventId });
};

const open = (id: number, address: string, stream: AskedStream): void =>
  workFor(id, address, () => {
    const { path } = stream.place;
    const followed = datasets.get(path) ?? {
      dataset: new FollowedDataset(stream.place),
      streams: new Set<number>(),
    };
    datasets.set(path, followed);
    const own: Stream = { address, path, stop: () => {}, takeRoom: () => {} };
    streams.set(id, own);
    followed.streams.add(id);
    // It begins at what is committed now: the others are to be there too.
    advance(path);
    const { dataset } = followed;
    const { project, name, db, get } = dataset;
    const onAccount: Followed = {
      project,
      name,
      db,
      get,
      sequence: () => dataset.sequence(),
      atOnce: (read) => dataset.atOnce(read),
      maxMissedChanges,
      onCommit: (hear) => dataset.onCommit((commit) => workFor(id, address, () => hear(commit))),
    };
    const sink: EventSink = {
      work: (work) => charge(id, address, work),
      write: (frame) => write(id, frame),
      hasRoom: () =>
        new Promise((resolve) => {
          send();
          own.takeRoom = resolve;
          say({ kind: 'room?', id });
        }),
      end: () => end(id),
    };
    own.stop = sourceOf(onAccount, stream)(sink);
    if (!streams.has(id)) own.stop();
  });

const close = (id: number): void => {
  const stream = streams.get(id);
  if (!stream) return;
  streams.delete(id);
  written.delete(id);
  stream.takeRoom(false);
  stream.stop();
  const followed = datasets.get(stream.path);
  followed?.streams.delete(id);
  if (followed?.streams.size !== 0) return;
  datasets.delete(stream.path);
  followed.dataset.db.close();
};

const advance = (path: string): void => {
  const followed = datasets.get(path);
  if (!followed || followed.dataset.advance(send)) return;
  // Too much has happened for it to be told: they come back, and start over.
  for (const id of followed.streams) end(id);
};

parentPort?.on('message', (order: StreamOrder) => {
  switch (order.kind) {
    case 'check':
      return check(order.id, order.asked);
    case 'open':
      return open(order.id, order.address, order.stream);
    case 'close':
      return close(order.id);
    case 'room':
      return streams.get(order.id)?.takeRoom(order.isThere);
    case 'tick': {
      advance(order.path);
      send();
      tellSpent();
      say({ kind: 'told', path: order.path });
    }
  }
});
