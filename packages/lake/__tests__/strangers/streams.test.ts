import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { positionOf } from '../../src/live/commitLog.ts';
import { placeOf } from '../../src/query/worker/messages.ts';
import { createAllowance } from '../../src/strangers/allowance.ts';
import { maxMissedChanges, maxStreams } from '../../src/strangers/limits.ts';
import { createStreams } from '../../src/strangers/streams.ts';
import { commit } from '../../src/testing/lakeWith.ts';
import { type ServedLake, serveTestLake } from '../../src/testing/serveTestLake.ts';
import { readUntil } from '../live/readUntil.ts';

// Threads take long to start on a busy machine.
jest.setTimeout(60_000);

let lake: ServedLake;
let leaving: AbortController;
beforeEach(async () => {
  lake = await serveTestLake();
  leaving = new AbortController();
});
afterEach(async () => {
  leaving.abort();
  await lake.close();
});

type Caller = { address?: string; token?: string; lastEventId?: string; signal?: AbortSignal };
const open = (path: string, { address = '192.0.2.1', token, lastEventId, signal }: Caller = {}) =>
  fetch(`${lake.base}/v2025-02-19/data/${path}`, {
    signal: signal ?? leaving.signal,
    headers: {
      'x-forwarded-for': address,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(lastEventId ? { 'last-event-id': lastEventId } : {}),
    },
  });
const listenTo = (query: string, options = ''): string =>
  `listen/production?query=${encodeURIComponent(query)}${options}`;
const dataset = () => {
  const found = lake.server.context.datasets.find('local', 'production');
  if (!found) throw new Error('A new lake has its dataset.');
  return found;
};
const put = (number: number, _type = 'thing'): void =>
  void commit(dataset(), { a: { _id: 'a', _type, number } });
const heardIn = (text: string): unknown[] =>
  [...text.matchAll(/^data: (.*"result".*)$/gm)].map(([, json]) => {
    const { result } = JSON.parse(json ?? '') as { result: { number: unknown } };
    return result.number;
  });

/** The events of a stream, once it has begun. */
const follow = async (path: string, until: RegExp, caller?: Caller): Promise<{ text: Promise<string> }> => {
  const begun = Promise.withResolvers<void>();
  const read = async (): Promise<string> => {
    const decoder = new TextDecoder();
    let text = '';
    for await (const bytes of (await open(path, caller)).body ?? []) {
      text += decoder.decode(bytes, { stream: true });
      if (/event: (welcome|reset|restart)/.test(text)) begun.resolve();
      if (until.test(text)) break;
    }
    return text;
  };
  const text = read();
  text.catch(begun.reject);
  await begun.promise;
  return { text };
};

describe('streams of one address without a token', () => {
  it('are so many and no more: who leaves makes room, other addresses and people have their own', async () => {
    const one = new AbortController();
    const path = 'live/events/production';
    expect((await open(path, { signal: one.signal })).status).toBe(200);
    for (let opened = 1; opened < maxStreams.each; opened++) expect((await open(path)).status).toBe(200);
    for (const refusedPath of [path, listenTo('*')]) {
      const refused = await open(refusedPath);
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
      expect(await refused.json()).toMatchObject({
        message: expect.stringContaining('100 from one address'),
      });
    }
    expect((await open(path, { address: '192.0.2.2' })).status).toBe(200);
    expect((await open(path, { token: lake.tokenFor('viewer') })).status).toBe(200);
    one.abort();
    let status = 429;
    while (status === 429) status = (await open(path)).status;
    expect(status).toBe(200);
  });

  it('give their place back when they are refused, or only their headers are asked for', async () => {
    for (let asked = 0; asked < maxStreams.each; asked++) {
      const path = `${lake.base}/v2025-02-19/data/${listenTo('*', '&includeResult=oops')}`;
      const method = asked % 2 === 0 ? 'GET' : 'HEAD';
      const query = method === 'GET' ? path : path.replace('oops', 'true');
      const headers = { 'x-forwarded-for': '192.0.2.1' };
      expect((await fetch(query, { method, headers })).status).toBe(method === 'GET' ? 400 : 200);
    }
    expect((await open(listenTo('*'))).status).toBe(200);
  });
});

it('filters of strangers are evaluated after the author has the answer, those of people before', async () => {
  const sockets: Socket[] = [];
  const note = (message: unknown) => sockets.push((message as { socket: Socket }).socket);
  subscribe('http.server.request.start', note);
  const stranger = await follow(listenTo('*'), /"documentId":"a"/);
  const person = await follow(listenTo('*'), /"documentId":"a"/, { token: lake.tokenFor('viewer') });
  unsubscribe('http.server.request.start', note);
  const before = sockets.map(({ bytesWritten }) => bytesWritten);
  put(1);
  const grown = sockets.map(({ bytesWritten }, index) => bytesWritten > (before[index] ?? 0));
  expect(grown).toEqual([false, true]);
  expect(await stranger.text).toContain('"documentId":"a"');
  expect(await person.text).toContain('"documentId":"a"');
});

it('strangers hear of each commit once and in order, however many come while they are told', async () => {
  const numbers = Array.from({ length: 60 }, (_, index) => index);
  const path = listenTo('*[number >= 0]', '&includeResult=true');
  const early = await follow(path, /"number":59/);
  for (const number of numbers.slice(0, 30)) put(number);
  const late = await follow(path, /"number":59/, { address: '192.0.2.2' });
  for (const number of numbers.slice(30)) put(number);
  expect(heardIn(await early.text)).toEqual(numbers);
  expect(heardIn(await late.text)).toEqual(numbers.slice(30));
});

it('a stranger that comes back is told what it missed, once', async () => {
  const path = listenTo('*', '&includeResult=true&enableResume=true');
  const first = await follow(path, /"number":1/);
  put(1);
  const lastEventId = /^id: (.*#a)$/m.exec(await first.text)?.[1] ?? '';
  for (const number of [2, 3]) put(number);
  const again = open(path, { lastEventId });
  const text = readUntil(await again, /"number":5/);
  for (const number of [4, 5]) put(number);
  expect(heardIn(await text)).toEqual([2, 3, 4, 5]);
});

it('a filter that takes too long ends its own stream alone, and says why', async () => {
  const words = Array.from({ length: 5 }, () => 'count([1,2,3,4,5,6,7,8,9,10][').join('');
  const costly = `*[${words}true${'])'.repeat(5)} > 0]`;
  const slow = await follow(listenTo(costly), /channelError/);
  const other = await follow(listenTo('*'), /"documentId":"a"/);
  put(1);
  expect(await slow.text).toContain('takes too long');
  expect(await other.text).toContain('"documentId":"a"');
});

it('a stranger who left is worked for no longer', async () => {
  const { openStreams } = lake.server.context;
  const path = listenTo('*');
  const one = new AbortController();
  const response = await open(path, { signal: one.signal });
  expect(response.status).toBe(200);
  expect(openStreams.count()).toBe(1);
  one.abort();
  while (openStreams.count() > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(openStreams.count()).toBe(0);
});

it('a question whose connection is closed is worked for no longer', async () => {
  const { strangers } = lake.server.context;
  const endless = `[{"a": [1]}]${'{"a": [a, a]}'.repeat(40)}{"n": pt::text(a)}`;
  const path = `query/production?query=${encodeURIComponent(endless)}`;
  const one = new AbortController();
  const asked = Array.from({ length: 20 }, () => open(path, { signal: one.signal }).catch(() => null));
  while (strangers.waiting() < 19) await new Promise((resolve) => setTimeout(resolve, 10));
  expect((await open(path)).status).toBe(429);
  one.abort();
  await Promise.all(asked);
  while (strangers.waiting() > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  expect((await open('doc/production/a')).status).toBe(200);
});

it('who missed more than is read for a stranger starts over; a person is told all of it', async () => {
  for (let number = 0; number <= maxMissedChanges; number += 1) put(number);
  const firstOf = async (caller: Caller): Promise<string> =>
    (
      await follow('live/events/production', /event: (restart|message)/, {
        ...caller,
        lastEventId: 'beginning',
      })
    ).text;
  expect(await firstOf({})).toContain('event: restart');
  expect(await firstOf({ token: lake.tokenFor('viewer') })).toContain('event: message');
});

it('all that is read of history for a stranger who comes back is on the stranger’s account', async () => {
  for (let number = 0; number < maxMissedChanges - 1; number += 1) put(number);
  const allowance = createAllowance();
  const charged: string[] = [];
  const streams = createStreams({
    ...allowance,
    spendTime: (address, milliseconds) => {
      if (milliseconds > 0) charged.push(address);
      return allowance.spendTime(address, milliseconds);
    },
  });
  const stream = { kind: 'live', place: placeOf(dataset()), lastEventId: 'beginning' } as const;
  let frames = '';
  const isOver = Promise.withResolvers<void>();
  const stop = streams.source(
    '192.0.2.1',
    dataset(),
    stream,
  )({
    write: (text) => {
      frames += text;
      if (frames.includes(`id: ${positionOf(dataset())}\n`)) isOver.resolve();
    },
    // Each time the reader takes more, what is read then is charged, too.
    hasRoom: async () => {
      const before = charged.length;
      while (charged.length === before && !leaving.signal.aborted)
        await new Promise((resolve) => setTimeout(resolve, 5));
      return true;
    },
    end: () => isOver.reject(new Error('The stream ended')),
  });
  await isOver.promise;
  stop();
  streams.close();
  // The last may be on its way.
  expect(charged.length).toBeGreaterThanOrEqual(maxMissedChanges - 2);
  expect(new Set(charged)).toEqual(new Set(['192.0.2.1']));
});
