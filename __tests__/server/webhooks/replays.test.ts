import { connectRedis, type Redis } from '../../../server/redis/connectRedis.ts';
import { rememberInRedis } from '../../../server/redis/rememberInRedis.ts';
import { createReplayGuard } from '../../../server/webhooks/replays.ts';
import { type RealRedis, startRedis } from '../../../tools/testing/servers/startRedis.ts';

const now = Date.parse('2026-11-25T12:00:00Z');
const header = (sentAt: number, signature = 'abc') => `t=${sentAt},v1=${signature}`;

describe('the replay guard', () => {
  it('accepts a fresh delivery once', async () => {
    const isFirst = createReplayGuard();
    expect([await isFirst(header(now), now), await isFirst(header(now), now + 1)]).toEqual([true, false]);
  });

  it.each([
    ['older than five minutes', header(now - 300_001)],
    ['from the future', header(now + 60_001)],
    ['without a time', 'v1=abc'],
    ['without a signature', `t=${now}`],
  ])('rejects a delivery that is %s', async (_case, given) => {
    expect(await createReplayGuard()(given, now)).toBe(false);
  });
});

describe('a delivery to several machines', () => {
  let redis: RealRedis;
  const clients: Redis[] = [];
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    for (const client of clients) client.destroy();
    await redis.remove();
  });
  const machine = async () => {
    const client = connectRedis(redis.url);
    clients.push(client);
    if (!client.isReady) await new Promise((resolve) => client.once('ready', resolve));
    return createReplayGuard(rememberInRedis(client, 'copydesk:test:'));
  };

  it('is accepted once by all machines that share Redis', async () => {
    const machines = [await machine(), await machine(), await machine()];
    const taken = await Promise.all(machines.map((isFirst) => isFirst(header(now, 'of-three'), now)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('is accepted once by each machine while Redis is down', async () => {
    const isFirst = await machine();
    await redis.kill();
    expect([await isFirst(header(now, 'x'), now), await isFirst(header(now, 'x'), now)]).toEqual([
      true,
      false,
    ]);
  });
});
