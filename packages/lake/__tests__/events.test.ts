import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { commit } from '../src/testing/lakeWith.ts';
import { openTestLake } from '../src/testing/openTestLake.ts';
import { type ServedLake, serveTestLake } from '../src/testing/serveTestLake.ts';
import { waitUntil } from '../src/testing/waitUntil.ts';

describe('a lake that listens', () => {
  let lake: ServedLake;
  const thrown: unknown[] = [];
  const note = (error: unknown) => thrown.push(error);
  beforeAll(async () => {
    lake = await serveTestLake();
    process.on('uncaughtException', note);
  });
  afterAll(async () => {
    process.off('uncaughtException', note);
    await lake.close();
  });

  it.each(['//[', '//', '/v1/data/streams?%', '//[::1', '/\\\\['])(
    'rejects a WebSocket at a malformed address: %s',
    async (address) => {
      const socket = connect(lake.server.port, '127.0.0.1');
      socket.write(
        `GET ${address} HTTP/1.1\r\nHost: lake\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      );
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 4\d\d /);
      expect(thrown).toEqual([]);
    },
  );
});

describe('the timer of releases', () => {
  it('publishes due releases, also when an older lake scheduled one for an invalid time', async () => {
    const lake = await openTestLake();
    const scheduledBy = lake.lake.context.identify(
      new Request('http://lake.test', { headers: { authorization: `Bearer ${lake.secret}` } }),
    ).id;
    const release = (name: string, publishAt: unknown) => ({
      _id: `_.releases.${name}`,
      _type: 'system.release',
      name,
      state: 'scheduled',
      publishAt,
      metadata: {},
      scheduledBy,
    });
    const times = ['not a date', 'now', {}, null, '2025-02-31T00:00:00Z', '', 7];
    commit(lake.dataset, {
      ...Object.fromEntries(times.map((time, index) => [`_.releases.p${index}`, release(`p${index}`, time)])),
      'versions.good.a': { _id: 'versions.good.a', _type: 'note' },
      '_.releases.good': release('good', '2025-01-01T00:00:00Z'),
    });
    await waitUntil(() => lake.dataset.get('a'));
    expect(lake.dataset.get('_.releases.good')).toMatchObject({ state: 'published' });
    expect(lake.dataset.get('_.releases.p0')).toMatchObject({ state: 'scheduled' });
    await lake.close();
  });
});
