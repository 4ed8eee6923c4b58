import type { SanityClient } from '@sanity/client';
import { type ServedLake, serveTestLake } from 'local-lake/testing';
import { WebSocket } from 'ws';
import { collect } from '../../../../packages/lake/__tests__/live/collect.ts';
import { createMultiplexedFetch } from '../../../../sanity/studio/connection/multiplexedFetch.ts';
import type { MultiplexedSocket } from '../../../../sanity/studio/connection/multiplexedStreams.ts';

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

/** Studio's client, whose event streams share one socket. */
const connect = (token: string) => {
  const sockets: WebSocket[] = [];
  const multiplexedFetch = createMultiplexedFetch(lake.base, {
    openSocket: (url) => {
      const socket = new WebSocket(url);
      sockets.push(socket);
      return socket as unknown as MultiplexedSocket;
    },
  });
  stops.push(() => {
    for (const socket of sockets) socket.terminate();
  });
  return { sockets, client: lake.client({ token, resolveFetch: () => multiplexedFetch as never }) };
};

describe('Studio’s client with the embedded lake', () => {
  it('gets the events of many listeners and live events over one socket', async () => {
    const { client, sockets } = connect(lake.tokenFor('viewer'));
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

  it('sends the project that it is configured for', async () => {
    lake.server.context.datasets.create('garden', 'plants', 'public');
    const { client } = connect(lake.tokenFor('editor'));
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

  it('reconnects when the socket breaks', async () => {
    const { client, sockets } = connect(lake.tokenFor('viewer'));
    const heard = collect(client.listen('*', {}, { events: ['welcome', 'mutation', 'reconnect'] }));
    stops.push(heard.stop);
    await heard.count(1);
    sockets[0]?.terminate();
    await heard.until(() => heard.events.filter(({ type }) => type === 'welcome').length === 2);
    await editor.create({ _id: 'a', _type: 'article' });
    await heard.until(() => heard.events.at(-1)?.type === 'mutation');
    expect(sockets).toHaveLength(2);
  });

  it('gets the error of a stream that the lake rejects', async () => {
    const { client } = connect(lake.tokenFor('viewer'));
    const heard = collect(client.withConfig({ dataset: 'missing' }).live.events());
    stops.push(heard.stop);
    await heard.until(() => heard.errors.length > 0);
    expect(heard.errors[0]).toMatchObject({ name: 'ConnectionFailedError', status: 404 });
  });
});
