import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type LakeProcess, memoryOf } from '../../../packages/lake/__tests__/processes/lakeProcess.ts';
import type { Losses } from '../crashes/killedWriters.ts';
import { startLake } from '../lakeProcess.ts';

export type ListenerCounts = {
  listeners: number;
  /** Additional listeners to a growing document that stop reading. */
  slow: number;
  commits: number;
};

/** Maximum memory of the lake per listener, without kernel buffers. */
const maxBytesPerListener = 30_000;
/** Growth of a new process without listeners, which dominates with few of them. */
const maxBaseGrowthBytes = 20_000_000;
/** Maximum growth while the lake sends events, without the unread events of slow listeners. */
const maxSendGrowthBytes = 150_000_000;
const maxBytesPerSlow = 1_500_000;
const timeoutMs = 120_000;
/** Connections that are opened concurrently. */
const openedAtOnce = 200;
/** The text in events for slow listeners. The kernel buffers some megabytes per listener before the lake has to. */
const largeText = 'x'.repeat(200_000);

type Listener = {
  socket: Socket;
  text: string;
  events: number;
  lastEventId: string;
  isWelcome: boolean;
  isEnded: boolean;
};

/**
 * Opens many listeners, some of which stop reading. Reading ones must receive every commit. Slow ones must be
 * disconnected, and receive the rest when they resume with the id of their last event. The lake's memory must stay
 * within its bounds.
 */
export const testListeners = async (
  data: string,
  { listeners, slow, commits }: ListenerCounts,
): Promise<Losses> => {
  const lake = await startLake(data);
  const lost: string[] = [];
  try {
    for (const _id of ['small', 'large'])
      await commit(lake, { createOrReplace: { _id, _type: 'story', n: 0 } });
    const before = memoryOf(lake);
    const crowd = await listenAll(lake, 'small', listeners);
    const halted = await listenAll(lake, 'large', slow);
    const opened = memoryOf(lake);
    const perListener = Math.round((opened - before) / (listeners + slow));
    if (opened - before > maxBaseGrowthBytes + (listeners + slow) * maxBytesPerListener)
      lost.push(`${perListener} bytes of memory per listener`);

    for (const { socket } of halted) socket.pause();
    let maxBytes = opened;
    for (let n = 1; n <= commits; n++) {
      await commit(lake, { patch: { id: 'small', set: { n } } });
      await commit(lake, { patch: { id: 'large', set: { n, text: largeText } } });
      maxBytes = Math.max(maxBytes, memoryOf(lake));
    }
    await until(() => crowd.every(({ events }) => events === commits));
    const incomplete = crowd.filter(({ events }) => events !== commits);
    if (incomplete.length > 0) lost.push(`${incomplete.length} listeners did not receive all commits`);
    if (maxBytes - opened > maxSendGrowthBytes + slow * maxBytesPerSlow)
      lost.push(`memory grew by ${maxBytes - opened} bytes with slow listeners`);

    for (const { socket } of halted) socket.resume();
    const received = await Promise.all(halted.map((listener) => resumeListening(lake, listener, commits)));
    const behind = received.filter((events) => events !== commits);
    if (behind.length > 0) lost.push(`${behind.length} slow listeners received ${behind[0]} of ${commits}`);
    for (const { socket } of crowd) socket.destroy();
    return {
      tried: {
        listeners,
        'slow listeners': slow,
        disconnected: halted.filter(({ isEnded }) => isEnded).length,
        commits: commits,
        'events received': crowd.reduce((sum, { events }) => sum + events, 0),
        'bytes per listener': perListener,
        'max MB': Math.round(maxBytes / 1_000_000),
      },
      lost,
    };
  } finally {
    await lake.stop();
  }
};

const listenAll = async (lake: LakeProcess, id: string, count: number): Promise<Listener[]> => {
  const listeners: Listener[] = [];
  while (listeners.length < count) {
    const more = Math.min(openedAtOnce, count - listeners.length);
    listeners.push(...(await Promise.all(Array.from({ length: more }, () => listen(lake, id)))));
  }
  await until(() => listeners.every(({ isWelcome }) => isWelcome));
  return listeners;
};

/** Retries with the same transaction id, because a busy lake may drop a connection. */
const commit = async (lake: LakeProcess, mutation: unknown): Promise<void> => {
  const body = JSON.stringify({ mutations: [mutation], transactionId: randomUUID() });
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await lake.call('/data/mutate/production', { method: 'POST', body });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      await response.body?.cancel();
      return;
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
};

const until = async (holds: () => boolean): Promise<void> => {
  const deadline = Date.now() + timeoutMs;
  while (!holds() && Date.now() < deadline) await pause(50);
};

/** Uses a raw socket: ten thousand clients would need too much memory in this process. */
const listen = async ({ port, token }: LakeProcess, id: string, lastEventId = ''): Promise<Listener> => {
  const socket = connect(port, '127.0.0.1');
  const listener: Listener = { socket, text: '', events: 0, lastEventId, isWelcome: false, isEnded: false };
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => handleChunk(listener, chunk));
  socket.on('error', () => {});
  socket.on('close', () => {
    listener.isEnded = true;
  });
  await once(socket, 'connect');
  const query = encodeURIComponent(`*[_id == "${id}"]`);
  // Studio's listeners ask for this version.
  socket.write(
    `GET /v2021-06-07/data/listen/production?query=${query}&enableResume=true&includeResult=true HTTP/1.1\r\nHost: lake\r\nAuthorization: Bearer ${token}\r\n${lastEventId ? `Last-Event-ID: ${lastEventId}\r\n` : ''}\r\n`,
  );
  return listener;
};

/** Counts events and keeps only the incomplete last frame. */
const handleChunk = (listener: Listener, chunk: string): void => {
  const frames = `${listener.text}${chunk}`.split('\n\n');
  listener.text = frames.pop() ?? '';
  for (const frame of frames) {
    listener.lastEventId = /^id: (.*)$/m.exec(frame)?.[1] ?? listener.lastEventId;
    if (frame.includes('event: mutation')) listener.events++;
    if (frame.includes('event: welcome')) listener.isWelcome = true;
  }
};

/** Reads the buffered events, then resumes until it has received all commits. */
const resumeListening = async (lake: LakeProcess, listener: Listener, commits: number): Promise<number> => {
  await until(() => listener.isEnded || listener.events === commits);
  if (!listener.isEnded) return listener.events;
  const again = await listen(lake, 'large', listener.lastEventId);
  await until(() => listener.events + again.events >= commits);
  again.socket.destroy();
  return listener.events + again.events;
};
