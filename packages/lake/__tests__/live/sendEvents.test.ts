import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { apiVersion } from '../../src/apiVersion.ts';
import { commit } from '../../src/testing/lakeWith.ts';
import { type ServedLake, serveTestLake } from '../../src/testing/serveTestLake.ts';
import { readUntil } from './readUntil.ts';

const sockets: Socket[] = [];
const note = (message: unknown) => sockets.push((message as { socket: Socket }).socket);
let lake: ServedLake;
beforeAll(async () => {
  subscribe('http.server.request.start', note);
  lake = await serveTestLake();
});
afterAll(async () => {
  unsubscribe('http.server.request.start', note);
  await lake.close();
});

it('an event is sent before the author’s response, so a crash in between loses no event', async () => {
  const headers = { authorization: `Bearer ${lake.tokenFor('viewer')}` };
  const stream = await fetch(`${lake.base}/v${apiVersion}/data/listen/production?query=*`, { headers });
  const heard = readUntil(stream, /"documentId":"a"/);
  const [socket] = sockets;
  const dataset = lake.server.context.datasets.find('local', 'production');
  if (!socket || !dataset) throw new Error('Nobody listens.');
  const before = socket.bytesWritten;
  commit(dataset, { a: { _id: 'a', _type: 'thing' } });
  expect(socket.bytesWritten).toBeGreaterThan(before);
  expect(socket.writableLength).toBe(0);
  await heard;
});
