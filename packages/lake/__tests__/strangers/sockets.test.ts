import { get } from 'node:http';
import { maxRequests, maxWaysIn } from '../../src/strangers/limits.ts';
import { type ServedLake, serveTestLake } from '../../src/testing/serveTestLake.ts';
import { openSocket } from '../live/openSocket.ts';

jest.setTimeout(60_000);

let lake: ServedLake;
let base: string;
beforeEach(async () => {
  lake = await serveTestLake();
  base = lake.base.replace('http', 'ws');
});
afterEach(() => lake.close());

const kinds = [
  ['presence', '/v2022-06-30/socket/production'],
  ['a lane', '/v2025-02-19/data/lane'],
] as const;

/** What tells who they are, and what the lake answers. */
const authorizations = {
  presence: (authorization: string) => ({ id: 1, method: 'authorization', params: { authorization } }),
  'a lane': (authorization: string) => ({ type: 'authorize', authorization }),
};

describe('sockets of one address that have not said who they are', () => {
  it.each(kinds)(
    'are so many and no more, and who says it counts there no longer: %s',
    async (kind, path) => {
      const open = () => openSocket(base + path);
      const opened = await Promise.all(Array.from({ length: 200 }, open));
      expect(opened.filter(({ status }) => status !== 101)).toEqual([]);
      expect((await open()).status).toBe(429);
      const [first] = opened;
      first?.send(authorizations[kind](`Bearer ${lake.tokenFor('editor')}`));
      await first?.find(kind === 'presence' ? '"result":true' : 'authorized');
      expect((await open()).status).toBe(101);
      expect((await open()).status).toBe(429);
      for (const { terminate } of opened) terminate();
      let status = 429;
      while (status === 429) status = (await open()).status;
      expect(status).toBe(101);
    },
  );

  it.each([
    ['presence', kinds[0][1], 'x'.repeat(100_000)],
    ['a lane', kinds[1][1], '{"type":"close","id":"1"}'],
  ])('say nothing else first: %s', async (_kind, path, frame) => {
    const socket = await openSocket(base + path);
    socket.send(frame);
    expect(await socket.closed()).toBe(4001);
  });
});

/** What the address may ask, but for so many ways in. */
const spendAll = async (butFor = 0): Promise<void> => {
  const { strangers } = lake.server.context;
  for (let number = butFor; number < maxWaysIn; number += 1) await strangers.countRequest('127.0.0.1', true);
  for (let number = 0; number < maxRequests.each; number += 1)
    await strangers.countRequest('127.0.0.1', false);
};

describe('a handshake', () => {
  const shakeHands = (path: string, headers: Record<string, string>) =>
    new Promise<{ status: number; retryAfter: string | undefined }>((resolve, reject) => {
      const asked = get(lake.base + path, {
        headers: {
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
          ...headers,
        },
      });
      asked.on('error', reject);
      asked.on('response', ({ statusCode = 0, headers: answered }) =>
        resolve({ status: statusCode, retryAfter: answered['retry-after'] }),
      );
      asked.on('upgrade', (_response, socket) => {
        socket.destroy();
        resolve({ status: 101, retryAfter: undefined });
      });
    });

  it.each([...kinds, ['one to nothing', '/v1/socket/none'] as const])(
    'of a stranger is a request like any other, and one with a good token is not counted: %s',
    async (_kind, path) => {
      await spendAll();
      const tokens: Record<string, string>[] = [{}, { authorization: `Bearer sk${'0'.repeat(60)}` }];
      for (const headers of tokens) {
        const { status, retryAfter } = await shakeHands(path, headers);
        expect([status, Number(retryAfter) > 0]).toEqual([429, true]);
      }
      const { status } = await shakeHands(path, { authorization: `Bearer ${lake.tokenFor('viewer')}` });
      expect(status).not.toBe(429);
    },
  );

  it('takes one from what its address may ask', async () => {
    await spendAll(1);
    expect([(await shakeHands(kinds[1][1], {})).status, (await shakeHands(kinds[1][1], {})).status]).toEqual([
      101, 429,
    ]);
  });
});

describe('a socket that was told to close', () => {
  const authorize = () => ({
    id: 1,
    method: 'authorization',
    params: { authorization: `Bearer ${lake.tokenFor('editor')}` },
  });
  const announce = (sessionId: string) => ({
    id: 2,
    method: 'presence_announce',
    params: { data: { sessionId, locations: [] } },
  });

  it.each([
    ['after a frame that is none', ['hello']],
    [
      'after a first frame of more than that takes',
      [{ id: 1, method: 'presence_rollcall', params: { session: 'x'.repeat(5_000) } }],
    ],
  ])('is not worked for, whatever it sends: %s', async (_case, first) => {
    const listener = await openSocket(base + kinds[0][1]);
    listener.send(authorize());
    await listener.find('"result":true');
    listener.send({ id: 3, method: 'presence_subscribe' });
    await listener.find('"id":3');
    const closed = await openSocket(base + kinds[0][1]);
    for (const frame of [...first, authorize(), announce('closed')]) closed.send(frame);
    expect(await closed.closed()).toBe(4001);
    const other = await openSocket(base + kinds[0][1]);
    for (const frame of [authorize(), announce('other')]) other.send(frame);
    await listener.find('"sessionId":"other"');
    expect(listener.frames.join()).not.toContain('"sessionId":"closed"');
    for (const { terminate } of [listener, closed, other]) terminate();
  });
});
