import { openSocket } from '../live/openSocket.ts';
import { type ServedLake, serveTestLake } from '../serveTestLake.ts';

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
