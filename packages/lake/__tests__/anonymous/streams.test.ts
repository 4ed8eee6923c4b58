import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { AnonymousStreams } from '../../src/anonymous/AnonymousStreams.ts';
import { createBudget } from '../../src/anonymous/budget.ts';
import { maxMissedChanges, maxStreams } from '../../src/anonymous/limits.ts';
import { apiVersion } from '../../src/apiVersion.ts';
import { positionOf } from '../../src/live/commitLog.ts';
import { locationOf } from '../../src/query/worker/messages.ts';
import { commit } from '../../src/testing/lakeWith.ts';
import { type ServedLake, serveTestLake } from '../../src/testing/serveTestLake.ts';
import { waitUntil } from '../../src/testing/waitUntil.ts';
import { readUntil } from '../live/readUntil.ts';

let lake: ServedLake;
let leaving: AbortController;
/** A response that nobody holds is collected as garbage, and its stream ends. */
let responses: Response[] = [];
beforeEach(async () => {
  responses = [];
  lake = await serveTestLake();
  leaving = new AbortController();
});
afterEach(async () => {
  leaving.abort();
  await lake.close();
});

type Caller = { address?: string; token?: string; lastEventId?: string; signal?: AbortSignal };
const open = async (path: string, { address = '192.0.2.1', token, lastEventId, signal }: Caller = {}) => {
  const response = await fetch(`${lake.base}/v${apiVersion}/data/${path}`, {
    signal: signal ?? leaving.signal,
    headers: {
      'x-forwarded-for': address,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(lastEventId ? { 'last-event-id': lastEventId } : {}),
    },
  });
  responses.push(response);
  return response;
};
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
  it('are limited; closing one frees its slot, and other addresses and signed-in callers have separate limits', async () => {
    const one = new AbortController();
    const path = 'live/events/production';
    expect((await open(path, { signal: one.signal })).status).toBe(200);
    for (let opened = 1; opened < maxStreams.each; opened++) expect((await open(path)).status).toBe(200);
    for (const rejectedPath of [path, listenTo('*')]) {
      const rejected = await open(rejectedPath);
      expect([rejected.status, rejected.headers.get('retry-after')]).toEqual([429, '1']);
      expect(await rejected.json()).toMatchObject({
        message: expect.stringContaining('100 for one address'),
      });
    }
    expect((await open(path, { address: '192.0.2.2' })).status).toBe(200);
    expect((await open(path, { token: lake.tokenFor('viewer') })).status).toBe(200);
    one.abort();
    let status = 429;
    while (status === 429) status = (await open(path)).status;
    expect(status).toBe(200);
  });

  it('do not count when they are rejected, or when the request is a HEAD', async () => {
    for (let asked = 0; asked < maxStreams.each; asked++) {
      const path = `${lake.base}/v${apiVersion}/data/${listenTo('*', '&includeResult=oops')}`;
      const method = asked % 2 === 0 ? 'GET' : 'HEAD';
      const query = method === 'GET' ? path : path.replace('oops', 'true');
      const headers = { 'x-forwarded-for': '192.0.2.1' };
      expect((await fetch(query, { method, headers })).status).toBe(method === 'GET' ? 400 : 200);
    }
    expect((await open(listenTo('*'))).status).toBe(200);
  });
});

it('anonymous clients’ filters are evaluated after the author has the response, signed-in callers’ before', async () => {
  const sockets: Socket[] = [];
  const note = (message: unknown) => sockets.push((message as { socket: Socket }).socket);
  subscribe('http.server.request.start', note);
  const anonymous = await follow(listenTo('*'), /"documentId":"a"/);
  const signedIn = await follow(listenTo('*'), /"documentId":"a"/, { token: lake.tokenFor('viewer') });
  unsubscribe('http.server.request.start', note);
  const before = sockets.map(({ bytesWritten }) => bytesWritten);
  put(1);
  const grown = sockets.map(({ bytesWritten }, index) => bytesWritten > (before[index] ?? 0));
  expect(grown).toEqual([false, true]);
  expect(await anonymous.text).toContain('"documentId":"a"');
  expect(await signedIn.text).toContain('"documentId":"a"');
});

it('anonymous clients get each commit exactly once and in order, however many are committed meanwhile', async () => {
  const numbers = Array.from({ length: 60 }, (_, index) => index);
  const path = listenTo('*[number >= 0]', '&includeResult=true');
  const early = await follow(path, /"number":59/);
  for (const number of numbers.slice(0, 30)) put(number);
  const late = await follow(path, /"number":59/, { address: '192.0.2.2' });
  for (const number of numbers.slice(30)) put(number);
  expect(heardIn(await early.text)).toEqual(numbers);
  expect(heardIn(await late.text)).toEqual(numbers.slice(30));
});

it('an anonymous client that reconnects receives missed events exactly once', async () => {
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

it('a filter that takes too long ends only its own stream, and sends the reason', async () => {
  const words = Array.from({ length: 5 }, () => 'count([1,2,3,4,5,6,7,8,9,10][').join('');
  const costly = `*[${words}true${'])'.repeat(5)} > 0]`;
  const slow = await follow(listenTo(costly), /channelError/);
  const other = await follow(listenTo('*'), /"documentId":"a"/);
  put(1);
  expect(await slow.text).toContain('takes too long');
  expect(await other.text).toContain('"documentId":"a"');
});

it('the stream of an anonymous client ends when the client closes its connection', async () => {
  const { openStreams } = lake.server.context;
  const path = listenTo('*');
  const one = new AbortController();
  const response = await open(path, { signal: one.signal });
  expect(response.status).toBe(200);
  expect(openStreams.count()).toBe(1);
  one.abort();
  await waitUntil(() => openStreams.count() === 0);
  expect(openStreams.count()).toBe(0);
});

it('a query stops when the client closes its connection', async () => {
  const { slots } = lake.server.context.anonymousClients;
  const endless = `[{"a": [1]}]${'{"a": [a, a]}'.repeat(40)}{"n": pt::text(a)}`;
  const path = `query/production?query=${encodeURIComponent(endless)}`;
  const one = new AbortController();
  const asked = Array.from({ length: 20 }, () => open(path, { signal: one.signal }).catch(() => null));
  await waitUntil(() => slots.waiting >= 19);
  expect((await open(path)).status).toBe(429);
  one.abort();
  await Promise.all(asked);
  await waitUntil(() => slots.waiting === 0);
  expect((await open('doc/production/a')).status).toBe(200);
});

it('an anonymous client that missed too many changes starts over; a signed-in one gets all of them', async () => {
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

it('time to read what a reconnecting anonymous client missed is charged to its address', async () => {
  for (let number = 0; number < maxMissedChanges - 1; number += 1) put(number);
  const budget = createBudget();
  const charged: string[] = [];
  const streams = new AnonymousStreams({
    ...budget,
    spendTime: (address, milliseconds) => {
      if (milliseconds > 0) charged.push(address);
      return budget.spendTime(address, milliseconds);
    },
  });
  const stream = { kind: 'live', place: locationOf(dataset()), lastEventId: 'beginning' } as const;
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
    // Each time the client reads more, the next read of the history is charged too.
    waitForDrain: async () => {
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
  // The last charge may not have arrived yet.
  expect(charged.length).toBeGreaterThanOrEqual(maxMissedChanges - 2);
  expect(new Set(charged)).toEqual(new Set(['192.0.2.1']));
});

it('a client that drains its stream after the lake has closed starts no new thread', async () => {
  for (let number = 0; number < 5; number += 1) put(number);
  let threads = 0;
  const count = (): void => {
    threads += 1;
  };
  subscribe('worker_threads', count);
  const streams = new AnonymousStreams(createBudget());
  const drained = Promise.withResolvers<boolean>();
  const isWaiting = Promise.withResolvers<void>();
  const stop = streams.source('192.0.2.1', dataset(), {
    kind: 'live',
    place: locationOf(dataset()),
    lastEventId: 'beginning',
  })({
    write: () => {},
    waitForDrain: () => {
      isWaiting.resolve();
      return drained.promise;
    },
    end: () => {},
  });
  await isWaiting.promise;
  stop();
  streams.close();
  drained.resolve(true);
  await drained.promise;
  await new Promise(setImmediate);
  unsubscribe('worker_threads', count);
  expect(threads).toBe(1);
});
