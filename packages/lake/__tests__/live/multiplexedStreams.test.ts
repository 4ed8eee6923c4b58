import { createSession } from '../../src/accounts/signIn/sessions.ts';
import { addUser, removeUser } from '../../src/accounts/users.ts';
import { apiVersion } from '../../src/apiVersion.ts';
import { LakeError } from '../../src/errors.ts';
import type { EventSink } from '../../src/live/eventStream.ts';
import { eventStreamResponse } from '../../src/live/eventStreamResponse.ts';
import { type MultiplexedSocket, MultiplexedStreams } from '../../src/live/sockets/MultiplexedStreams.ts';
import { makePasswordsCheap } from '../../src/testing/makePasswordsCheap.ts';
import { type ServedLake, serveTestLake } from '../../src/testing/serveTestLake.ts';
import { waitUntil } from '../../src/testing/waitUntil.ts';
import { openSocket } from './openSocket.ts';

makePasswordsCheap();

let lake: ServedLake;
beforeEach(async () => {
  lake = await serveTestLake();
});
afterEach(() => lake.close());

const open = (origin?: string) =>
  openSocket(`${lake.base.replace('http', 'ws')}/v${apiVersion}/data/streams`, origin);

describe('the multiplexed streams', () => {
  it('send the events of several streams over one socket, until each is closed', async () => {
    const socket = await open();
    socket.send({ type: 'authorize', authorization: `Bearer ${lake.tokenFor('viewer')}` });
    for (const id of ['1', '2'])
      socket.send({ type: 'open', id, url: `/v${apiVersion}/data/listen/production?query=*` });
    for (const id of ['1', '2']) await socket.find(new RegExp(`"id":"${id}","text":".*event: welcome`, 'u'));
    socket.send({ type: 'close', id: '1' });
    while (lake.server.context.openStreams.count() > 1) await new Promise((resolve) => setImmediate(resolve));
    await lake
      .client({ token: lake.tokenFor('editor') })
      .create({ _id: 'a', _type: 'plant' }, { visibility: 'sync' });
    await socket.find(/"id":"2","text":".*event: mutation/u);
    expect(socket.frames.join('\n')).not.toMatch(/"id":"1","text":".*event: mutation/u);
    socket.terminate();
  });

  it('send all events of a transaction in one frame', async () => {
    const socket = await open();
    socket.send({ type: 'authorize', authorization: `Bearer ${lake.tokenFor('viewer')}` });
    socket.send({ type: 'open', id: '1', url: `/v${apiVersion}/data/listen/production?query=*` });
    await socket.find('event: welcome');
    const names = ['a', 'b', 'c'];
    await names
      .reduce(
        (transaction, _id) => transaction.create({ _id, _type: 'plant' }),
        lake.client({ token: lake.tokenFor('editor') }).transaction(),
      )
      .commit({ visibility: 'sync' });
    const { text } = await socket.find('event: mutation');
    const sent: unknown[] = Array.from(text.matchAll(/^data: (.*)$/gmu), ([, data]) => JSON.parse(data));
    expect(sent).toEqual(
      names.map((documentId) => expect.objectContaining({ documentId, transactionTotalEvents: 3 })),
    );
    socket.terminate();
  });

  it('write a frame when the one before is sent: a slow client has one in memory, not one for each stream', async () => {
    const written: string[] = [];
    const unsent: (() => void)[] = [];
    const socket: MultiplexedSocket = {
      send: (frame) => {
        const { type } = JSON.parse(frame) as { type: string };
        if (type !== 'events') return Promise.resolve();
        written.push(frame);
        return new Promise((resolve) => unsent.push(resolve));
      },
      close: () => {},
    };
    const sinks: EventSink[] = [];
    const streams = new MultiplexedStreams(socket, {
      authorize: () => {},
      fetch: async () =>
        eventStreamResponse((sink) => {
          sinks.push(sink);
          return () => {};
        }),
    });
    streams.receive(JSON.stringify({ type: 'authorize', authorization: 'Bearer sk-a' }));
    for (const id of ['1', '2', '3'])
      streams.receive(
        JSON.stringify({ type: 'open', id, url: `/v${apiVersion}/data/listen/production?query=*` }),
      );
    await waitUntil(() => sinks.length === 3);
    for (const sink of sinks) sink.write('data: "a"\n\n');
    await waitUntil(() => written.length > 0);
    await new Promise((resolve) => setImmediate(resolve));
    expect(written).toHaveLength(1);
    for (const sink of sinks) sink.write('data: "b"\n\n');
    for (const count of [1, 2, 3]) {
      await waitUntil(() => written.length >= count);
      expect(written).toHaveLength(count);
      unsent.shift()?.();
    }
    // What came meanwhile is together in the later frames.
    expect(written.slice(1).map((frame) => JSON.parse(frame).text)).toEqual(
      Array.from({ length: 2 }, () => 'data: "a"\n\ndata: "b"\n\n'),
    );
    streams.endStreams();
  });

  it('answer a stream that the lake rejects as HTTP would', async () => {
    const socket = await open();
    socket.send({ type: 'authorize', authorization: `Bearer ${lake.tokenFor('viewer')}` });
    socket.send({ type: 'open', id: '1', url: `/v${apiVersion}/data/live/events/missing` });
    expect(await socket.find('"rejected"')).toMatchObject({ id: '1', status: 404 });
    socket.terminate();
  });

  it.each([
    [
      'opens a stream before it is authorized',
      [{ type: 'open', id: '1', url: `/v${apiVersion}/data/listen/production?query=*` }],
      4001,
    ],
    ['has a made-up token', [{ type: 'authorize', authorization: 'Bearer sk-made-up' }], 4001],
    ['has an empty token', [{ type: 'authorize', authorization: '' }], 4001],
    ['sends an invalid frame', ['hello'], 4000],
  ])('close a socket that %s', async (_case, frames, code) => {
    const socket = await open();
    for (const frame of frames) socket.send(frame);
    expect(await socket.closed()).toBe(code);
  });

  it.each([
    `/v${apiVersion}/accounts`,
    `/v${apiVersion}/data/listen/../../accounts`,
    `/v${apiVersion}/data/listen/%2e%2e/%2E./accounts`,
    `@elsewhere.example/v${apiVersion}/data/listen/production`,
  ])('reject an address other than an event stream: %s', async (url) => {
    const socket = await open();
    socket.send({ type: 'authorize', authorization: `Bearer ${lake.tokenFor('administrator')}` });
    socket.send({ type: 'open', id: '1', url });
    expect(await socket.closed()).toBe(4000);
  });

  it('reject a page of another origin', async () => {
    expect((await open('https://evil.example')).status).toBe(403);
  });

  it('close a socket that is not authorized in time, which says nothing of its session', () => {
    const closed: number[] = [];
    const socket: MultiplexedSocket = { send: async () => {}, close: (code) => closed.push(code) };
    const streams = new MultiplexedStreams(socket, {
      authorize: () => {},
      fetch: async () => new Response(),
    });
    streams.recheck();
    expect(closed).toEqual([]);
    streams.requireAuthorization();
    expect(closed).toEqual([4008]);
  });

  it('close a socket whose person has too many, which says nothing of its session', () => {
    const closed: number[] = [];
    const socket: MultiplexedSocket = { send: async () => {}, close: (code) => closed.push(code) };
    const authorize = (): never => {
      throw new LakeError(429, 'You have too many connections open. Close some first.');
    };
    const streams = new MultiplexedStreams(socket, { authorize, fetch: async () => new Response() });
    streams.receive(JSON.stringify({ type: 'authorize', authorization: 'Bearer sk-a' }));
    expect(closed).toEqual([1013]);
  });

  it('close at the next check after the session ended', async () => {
    const closed: number[] = [];
    const socket: MultiplexedSocket = { send: async () => {}, close: (code) => closed.push(code) };
    const { accounts } = lake.server.context;
    const { user } = await addUser(accounts.db, { email: 'a@example.org', role: 'editor' });
    const streams = new MultiplexedStreams(socket, {
      authorize: (authorization) => void accounts.identify(authorization),
      fetch: async () => new Response(),
    });
    streams.receive(
      JSON.stringify({ type: 'authorize', authorization: `Bearer ${createSession(accounts.db, user.id)}` }),
    );
    streams.recheck();
    expect(closed).toEqual([]);
    removeUser(accounts.db, user.id, []);
    streams.recheck();
    expect(closed).toEqual([4001]);
  });
});
