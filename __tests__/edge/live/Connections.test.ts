import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Connections, writeInTurns } from '../../../edge/live/Connections.ts';

class FakeResponse extends EventEmitter {
  destroyed = false;
  writableEnded = false;
  writableLength = 0;
  readonly written: string[] = [];
  write(chunk: Buffer) {
    this.written.push(chunk.toString());
  }
  destroy() {
    this.destroyed = true;
    this.emit('close');
  }
}
const fake = () => new FakeResponse() as FakeResponse & ServerResponse;

it('a reader whose client does not read is cut off, the others are told', async () => {
  const connections = new Connections({ maxConnections: 10, maxPerAddress: 10, maxPerOrganisation: 10 });
  const [slow, quick] = [fake(), fake()];
  for (const response of [slow, quick]) connections.admit(response, '192.0.2.1');
  Object.assign(slow, { writableLength: 100_000 });
  await connections.writeToAll(Buffer.from('news'));
  expect([slow.destroyed, slow.written, quick.destroyed, quick.written]).toEqual([true, [], false, ['news']]);
  expect(connections.count).toBe(1);
});

it('a newer state overtakes an older one that is still being written', async () => {
  const readers = new Set(Array.from({ length: 1_200 }, fake));
  let state = 'old';
  const older = writeInTurns(readers, Buffer.from('old'), () => state === 'old');
  state = 'new';
  await Promise.all([older, writeInTurns(readers, Buffer.from('new'), () => state === 'new')]);
  const last = [...readers].map(({ written }) => written.at(-1));
  expect(new Set(last)).toEqual(new Set(['new']));
  expect([...readers].at(-1)?.written).toEqual(['new']);
});

it.each([
  ['an IPv4 address', ['192.0.2.1', '192.0.2.1', '::ffff:192.0.2.1'], '192.0.2.2'],
  [
    'a /64 network of IPv6',
    ['2001:db8:1:2::1', '2001:db8:1:2::2', '2001:db8:1:2:ffff::1'],
    '2001:db8:1:3::1',
  ],
  [
    'a /48 network of IPv6',
    ['2001:db8:1:2::1', '2001:db8:1:2::2', '2001:db8:1:3::1', '2001:db8:1:4::1'],
    '2001:db8:2:3::1',
  ],
])('%s has a bounded number of streams, and leaves places to others', (_case, own, other) => {
  const connections = new Connections({ maxConnections: 10, maxPerAddress: 2, maxPerOrganisation: 3 });
  const first = fake();
  const admitted = own.map((address, index) => connections.admit(index === 0 ? first : fake(), address));
  expect(admitted).toEqual(own.map((_address, index) => index < own.length - 1));
  expect(connections.admit(fake(), other)).toBe(true);
  first.destroy();
  expect(connections.admit(fake(), own.at(-1) ?? '')).toBe(true);
});
