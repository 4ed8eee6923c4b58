import { createLimit, type Limiter } from '../../../server/limits/limits.ts';
import { sharedRedis } from '../../../server/redis/connectRedis.ts';
import { type RealRedis, startRedis } from '../../../tools/testing/startRedis.ts';

const limit = { name: 'test', points: 3, seconds: 60 };

describe('limits', () => {
  let redis: RealRedis;
  beforeAll(async () => {
    redis = await startRedis();
    process.env.REDIS_URL = redis.url;
    while (!sharedRedis(redis.url).isReady) await new Promise((resolve) => setTimeout(resolve, 10));
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

  it('are counted for all who share one Redis', async () => {
    const [one, other] = [createLimit(limit), createLimit(limit)];
    expect(await waits(one, 'a', 2)).toEqual([false, false]);
    expect(await waits(other, 'a', 2)).toEqual([false, true]);
    expect(await waits(one, 'a', 1)).toEqual([true]);
    expect(await waits(one, 'b', 1)).toEqual([false]);
    expect((await other.look('a')).seconds).toBeGreaterThan(0);
    expect(await other.look('b')).toEqual({ count: 1, seconds: 0 });
    expect(await other.look('nobody')).toEqual({ count: 0, seconds: 0 });
  });

  it('hold by each process while Redis is away', async () => {
    const one = createLimit(limit);
    await redis.kill();
    while (sharedRedis(redis.url).isReady) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await waits(one, 'c', 5)).toEqual([false, false, false, true, true]);
  });
});
