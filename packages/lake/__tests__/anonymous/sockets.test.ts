import { get } from 'node:http';
import { maxRequests, maxSignInRequests } from '../../src/anonymous/limits.ts';
import { apiVersion } from '../../src/apiVersion.ts';
import { type ServedLake, serveTestLake } from '../../src/testing/serveTestLake.ts';
import { openSocket } from '../live/openSocket.ts';

let lake: ServedLake;
let base: string;
beforeEach(async () => {
  lake = await serveTestLake();
  base = lake.base.replace('http', 'ws');
});
afterEach(() => lake.close());

const kinds = [
  ['presence', `/v${apiVersion}/socket/production`],
  ['multiplexed streams', `/v${apiVersion}/data/streams`],
] as const;

/** The frame that authorizes a socket of each kind. */
const authorizations = {
  presence: (authorization: string) => ({ id: 1, method: 'authorization', params: { authorization } }),
  'multiplexed streams': (authorization: string) => ({ type: 'authorize', authorization }),
};

describe('sockets of one address that are not authorized', () => {
  it.each(kinds)('are limited, and do not count once they are authorized: %s', async (kind, path) => {
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
  });

  it.each([
    ['presence', kinds[0][1], 'x'.repeat(100_000)],
    ['multiplexed streams', kinds[1][1], '{"type":"close","id":"1"}'],
  ])('are closed when they send anything else first: %s', async (_kind, path, frame) => {
    const socket = await openSocket(base + path);
    socket.send(frame);
    expect(await socket.closed()).toBe(4001);
  });
});

/** Uses up the address's requests, except for so many sign-in requests. */
const spendAll = async (butFor = 0): Promise<void> => {
  const { anonymousClients } = lake.server.context;
  for (let number = butFor; number < maxSignInRequests; number += 1)
    await anonymousClients.countRequest('127.0.0.1', true);
  for (let number = 0; number < maxRequests.each; number += 1)
    await anonymousClients.countRequest('127.0.0.1', false);
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

  it.each([...kinds, ['an unknown address', '/v1/socket/none'] as const])(
    'of an anonymous client counts as a request, with a valid token it does not: %s',
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

  it('uses up one request of its address', async () => {
    await spendAll(1);
    expect([(await shakeHands(kinds[1][1], {})).status, (await shakeHands(kinds[1][1], {})).status]).toEqual([
      101, 429,
    ]);
  });
});

describe('a socket that the lake closes', () => {
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
    ['after an invalid frame', ['hello']],
    [
      'after a first frame that is too large',
      [{ id: 1, method: 'presence_rollcall', params: { session: 'x'.repeat(5_000) } }],
    ],
  ])('ignores further messages: %s', async (_case, first) => {
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
