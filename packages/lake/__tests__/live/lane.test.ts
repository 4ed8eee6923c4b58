import type { SanityClient } from '@sanity/client';
import { WebSocket } from 'ws';
import type { LaneSocket as BrowserSocket } from '../../../../sanity/studio/connection/lane.ts';
import { createLaneFetch } from '../../../../sanity/studio/connection/laneFetch.ts';
import { createSession } from '../../src/accounts/signIn/sessions.ts';
import { addUser, removeUser } from '../../src/accounts/users.ts';
import { createLane, type LaneSocket } from '../../src/live/lane.ts';
import { type ServedLake, serveTestLake } from '../../src/testing/serveTestLake.ts';
import { collect } from './collect.ts';
import { openSocket } from './openSocket.ts';

let lake: ServedLake;
let editor: SanityClient;
let stops: (() => void)[];
beforeEach(async () => {
  lake = await serveTestLake();
  editor = lake.client({ token: lake.tokenFor('editor') });
  stops = [];
});
afterEach(async () => {
  for (const stop of stops) stop();
  await lake.close();
});

const lanePath = '/v2025-02-19/data/lane';

/** Studio's client, whose event streams go over the lane. */
const overLane = (token: string) => {
  const sockets: WebSocket[] = [];
  const laneFetch = createLaneFetch(lake.base, undefined, (url) => {
    const socket = new WebSocket(url);
    sockets.push(socket);
    return socket as unknown as BrowserSocket;
  });
  stops.push(() => {
    for (const socket of sockets) socket.terminate();
  });
  return { sockets, client: lake.client({ token, resolveFetch: () => laneFetch as never }) };
};

describe('the lane', () => {
  it('carries many listeners and the live events of the real client over one socket', async () => {
    const { client, sockets } = overLane(lake.tokenFor('viewer'));
    const listeners = Array.from({ length: 20 }, (_, index) =>
      collect(client.listen('*[_id == $id]', { id: `a${index}` }, { events: ['welcome', 'mutation'] })),
    );
    const live = collect(client.live.events({ includeDrafts: true }));
    stops.push(live.stop, ...listeners.map(({ stop }) => stop));
    await Promise.all([live.count(1), ...listeners.map((listener) => listener.count(1))]);
    await editor.create({ _id: 'a7', _type: 'article' });
    await Promise.all([live.count(2), listeners[7]?.count(2)]);
    expect(sockets).toHaveLength(1);
    expect(listeners.map(({ events }) => events.length).filter((count) => count > 1)).toEqual([2]);
  });

  it('carries the project that the client is for', async () => {
    lake.server.context.datasets.create('garden', 'plants', 'public');
    const { client } = overLane(lake.tokenFor('editor'));
    const garden = client.withConfig({
      projectId: 'garden',
      dataset: 'plants',
      // As `embeddedClientFactory` configures it.
      headers: { 'X-Sanity-Project-ID': 'garden' },
    });
    const heard = collect(garden.listen('*', {}, { events: ['welcome', 'mutation'] }));
    stops.push(heard.stop);
    await heard.count(1);
    await garden.create({ _id: 'oak', _type: 'plant' });
    await heard.count(2);
    expect(heard.events[1]).toMatchObject({ documentId: 'oak' });
  });

  it('reconnects by itself when the socket breaks', async () => {
    const { client, sockets } = overLane(lake.tokenFor('viewer'));
    const heard = collect(client.listen('*', {}, { events: ['welcome', 'mutation', 'reconnect'] }));
    stops.push(heard.stop);
    await heard.count(1);
    sockets[0]?.terminate();
    await heard.until(() => heard.events.filter(({ type }) => type === 'welcome').length === 2);
    await editor.create({ _id: 'a', _type: 'article' });
    await heard.until(() => heard.events.at(-1)?.type === 'mutation');
    expect(sockets).toHaveLength(2);
  });

  it('answers a stream that the lake refuses as HTTP would', async () => {
    const { client } = overLane(lake.tokenFor('viewer'));
    const heard = collect(client.withConfig({ dataset: 'missing' }).live.events());
    stops.push(heard.stop);
    await heard.until(() => heard.errors.length > 0);
    expect(heard.errors[0]).toMatchObject({ name: 'ConnectionFailedError', status: 404 });
  });

  it.each([
    [
      'opens a stream before it says who it is',
      [{ type: 'open', id: '1', url: '/v2025-02-19/data/listen/production?query=*' }],
      4001,
    ],
    ['has a made-up token', [{ type: 'authorize', authorization: 'Bearer sk-made-up' }], 4001],
    ['has no token', [{ type: 'authorize', authorization: '' }], 4001],
    ['sends what is no frame', ['hello'], 4000],
  ])('closes a socket that %s', async (_case, frames, code) => {
    const socket = await openSocket(`${lake.base.replace('http', 'ws')}${lanePath}`);
    for (const frame of frames) socket.send(frame);
    expect(await socket.closed()).toBe(code);
  });

  it('is for event streams alone', async () => {
    const socket = await openSocket(`${lake.base.replace('http', 'ws')}${lanePath}`);
    socket.send({ type: 'authorize', authorization: `Bearer ${lake.tokenFor('administrator')}` });
    socket.send({ type: 'open', id: '1', url: '/v2025-02-19/accounts' });
    expect(await socket.closed()).toBe(4000);
  });

  it('refuses a page of another origin', async () => {
    expect(
      (await openSocket(`${lake.base.replace('http', 'ws')}${lanePath}`, 'https://evil.example')).status,
    ).toBe(403);
  });

  it('closes when its session ended, at the next beat', async () => {
    const closed: number[] = [];
    const socket: LaneSocket = { send: async () => {}, close: (code) => closed.push(code) };
    const { accounts } = lake.server.context;
    const { user } = await addUser(accounts.db, { email: 'a@example.org', role: 'editor' });
    const lane = createLane(socket, {
      authorize: (authorization) => void accounts.identify(authorization),
      fetch: async () => new Response(),
    });
    lane.receive(
      JSON.stringify({ type: 'authorize', authorization: `Bearer ${createSession(accounts.db, user.id)}` }),
    );
    lane.recheck();
    expect(closed).toEqual([]);
    removeUser(accounts.db, user.id, []);
    lane.recheck();
    expect(closed).toEqual([4001]);
  });
});
