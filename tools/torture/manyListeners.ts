import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Losses } from './killedWriters.ts';
import { type LakeProcess, memoryOf, startLake } from './lakeProcess.ts';

export type Crowd = {
  listeners: number;
  /** How many more listen to a document that grows, and stop reading. */
  slow: number;
  commits: number;
};

/** What the lake may take more for each listener, its share of the kernel's buffers left out. */
const maxBytesPerListener = 30_000;
/** A process that has just begun takes more by and by, whoever listens: of a small crowd that is most. */
const maxBytesBeside = 20_000_000;
/** What the lake may take more while it tells them, beside what a slow one may leave unread. */
const maxBytesMore = 150_000_000;
const maxBytesPerSlow = 1_500_000;
const patienceMs = 120_000;
/** Connections that are opened at once. */
const openedAtOnce = 200;
/** What a commit tells the slow ones: the kernel keeps some megabytes of it for each before the lake has to. */
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
 * A crowd listens; some of it stop reading. Whoever reads hears of every commit, whoever does not is cut off, comes
 * back with the id of its last event and hears the rest, and the lake's memory stays within bounds.
 */
export const crowdListeners = async (data: string, { listeners, slow, commits }: Crowd): Promise<Losses> => {
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
    if (opened - before > maxBytesBeside + (listeners + slow) * maxBytesPerListener)
      lost.push(`${perListener} bytes of memory a listener`);

    for (const { socket } of halted) socket.pause();
    let most = opened;
    for (let n = 1; n <= commits; n++) {
      await commit(lake, { patch: { id: 'small', set: { n } } });
      await commit(lake, { patch: { id: 'large', set: { n, text: largeText } } });
      most = Math.max(most, memoryOf(lake));
    }
    await until(() => crowd.every(({ events }) => events === commits));
    const deaf = crowd.filter(({ events }) => events !== commits);
    if (deaf.length > 0) lost.push(`${deaf.length} listeners did not hear of all commits`);
    if (most - opened > maxBytesMore + slow * maxBytesPerSlow)
      lost.push(`memory grew by ${most - opened} bytes beside slow listeners`);

    for (const { socket } of halted) socket.resume();
    const heard = await Promise.all(halted.map((listener) => comeBack(lake, listener, commits)));
    const behind = heard.filter((events) => events !== commits);
    if (behind.length > 0) lost.push(`${behind.length} slow listeners heard ${behind[0]} of ${commits}`);
    for (const { socket } of crowd) socket.destroy();
    return {
      tried: {
        listeners,
        'slow ones': slow,
        'of them cut off': halted.filter(({ isEnded }) => isEnded).length,
        'commits to each': commits,
        'events heard': crowd.reduce((sum, { events }) => sum + events, 0),
        'bytes a listener': perListener,
        'MB at most': Math.round(most / 1_000_000),
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

/** A connection may break while the lake is busy: sent again under its id, a transaction is committed once. */
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
  const deadline = Date.now() + patienceMs;
  while (!holds() && Date.now() < deadline) await pause(50);
};

/** A bare connection: ten thousand of a client's own kind would fill this process instead. */
const listen = async ({ port, token }: LakeProcess, id: string, lastEventId = ''): Promise<Listener> => {
  const socket = connect(port, '127.0.0.1');
  const listener: Listener = { socket, text: '', events: 0, lastEventId, isWelcome: false, isEnded: false };
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => hear(listener, chunk));
  socket.on('error', () => {});
  socket.on('close', () => {
    listener.isEnded = true;
  });
  await once(socket, 'connect');
  const query = encodeURIComponent(`*[_id == "${id}"]`);
  socket.write(
    `GET /v2021-06-07/data/listen/production?query=${query}&enableResume=true&includeResult=true HTTP/1.1\r\nHost: lake\r\nAuthorization: Bearer ${token}\r\n${lastEventId ? `Last-Event-ID: ${lastEventId}\r\n` : ''}\r\n`,
  );
  return listener;
};

/** Counts events as they come, and keeps no more text than the next needs. */
const hear = (listener: Listener, chunk: string): void => {
  const frames = `${listener.text}${chunk}`.split('\n\n');
  listener.text = frames.pop() ?? '';
  for (const frame of frames) {
    listener.lastEventId = /^id: (.*)$/m.exec(frame)?.[1] ?? listener.lastEventId;
    if (frame.includes('event: mutation')) listener.events++;
    if (frame.includes('event: welcome')) listener.isWelcome = true;
  }
};

/** Reads what was still on its way, then listens anew until it has heard as much as the others. */
const comeBack = async (lake: LakeProcess, listener: Listener, commits: number): Promise<number> => {
  await until(() => listener.isEnded || listener.events === commits);
  if (!listener.isEnded) return listener.events;
  const again = await listen(lake, 'large', listener.lastEventId);
  await until(() => listener.events + again.events >= commits);
  again.socket.destroy();
  return listener.events + again.events;
};
