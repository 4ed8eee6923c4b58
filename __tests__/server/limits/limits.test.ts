import { waitUntil } from 'local-lake/testing/waitUntil';
import { createLimit, type Limiter } from '../../../server/limits/limits.ts';
import { sharedRedis } from '../../../server/redis/connectRedis.ts';
import { type RealRedis, startRedis } from '../../../tools/testing/servers/startRedis.ts';

const limit = { name: 'test', points: 3, seconds: 60 };

describe('rate limits', () => {
  let redis: RealRedis;
  beforeAll(async () => {
    redis = await startRedis();
    process.env.REDIS_URL = redis.url;
    await waitUntil(() => sharedRedis(redis.url).isReady);
  });
  afterAll(async () => {
    delete process.env.REDIS_URL;
    sharedRedis(redis.url).destroy();
    await redis.remove();
  });

  const waits = async (limiter: Limiter, key: string, times: number) => {
    const answers: boolean[] = [];
    for (let time = 0; time < times; time += 1) answers.push((await limiter.take(key)).seconds > 0);
    return answers;
  };

  it('are counted together by all machines that share Redis', async () => {
    const [one, other] = [createLimit(limit), createLimit(limit)];
    expect(await waits(one, 'a', 2)).toEqual([false, false]);
    expect(await waits(other, 'a', 2)).toEqual([false, true]);
    expect(await waits(one, 'a', 1)).toEqual([true]);
    expect(await waits(one, 'b', 1)).toEqual([false]);
    expect((await other.peek('a')).seconds).toBeGreaterThan(0);
    expect(await other.peek('b')).toEqual({ count: 1, seconds: 0 });
    expect(await other.peek('nobody')).toEqual({ count: 0, seconds: 0 });
  });

  it('are counted by each process while Redis is down', async () => {
    const one = createLimit(limit);
    await redis.kill();
    await waitUntil(() => !sharedRedis(redis.url).isReady);
    expect(await waits(one, 'c', 5)).toEqual([false, false, false, true, true]);
  });
});
