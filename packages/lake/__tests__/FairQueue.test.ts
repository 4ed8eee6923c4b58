import { FairQueue, type QueueBounds } from '../src/FairQueue.ts';

const openQueue = (bounds: Partial<QueueBounds> = {}) => {
  const queue = new FairQueue('jobs', {
    maxRunning: 1,
    maxRunningPerCaller: 1,
    maxWaiting: 100,
    maxWaitingPerCaller: 100,
    ...bounds,
  });
  const begun: string[] = [];
  const enter = async (caller: string, signal?: AbortSignal) => {
    const leave = await queue.acquire(caller, signal);
    begun.push(caller);
    return leave;
  };
  return { queue, begun, enter };
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a fair queue', () => {
  it('alternates between callers, even if one of them has many jobs', async () => {
    const { begun, enter } = openQueue();
    const leave = await enter('zoe');
    const all = ['ada', 'ada', 'ada', 'ben', 'cleo', 'ben'].map(async (caller) => (await enter(caller))());
    leave();
    await Promise.all(all);
    expect(begun).toEqual(['zoe', 'ada', 'ben', 'cleo', 'ada', 'ben', 'ada']);
  });

  it('keeps a place for others when one caller has reached its limit', async () => {
    const { begun, enter } = openQueue({ maxRunning: 3, maxRunningPerCaller: 2 });
    for (let count = 0; count < 5; count++) void enter('ada');
    await settled();
    expect(begun).toEqual(['ada', 'ada']);
    void enter('ben');
    await settled();
    expect(begun).toEqual(['ada', 'ada', 'ben']);
  });

  it('answers 429 beyond the limit of one caller, 503 beyond the limit of all', async () => {
    const { enter } = openQueue({ maxWaiting: 3, maxWaitingPerCaller: 2 });
    for (const caller of ['ada', 'ada', 'ada', 'ben']) enter(caller).catch(() => {});
    await expect(enter('ada')).rejects.toMatchObject({ status: 429 });
    await expect(enter('cleo')).rejects.toMatchObject({ status: 503 });
  });

  it('drops a waiting job when its signal aborts', async () => {
    const { begun, enter } = openQueue();
    const leave = await enter('ada');
    const leaving = new AbortController();
    const gone = enter('ben', leaving.signal);
    void enter('cleo');
    leaving.abort();
    await expect(gone).rejects.toMatchObject({ status: 400 });
    leave();
    leave();
    await settled();
    expect(begun).toEqual(['ada', 'cleo']);
  });

  it('rejects waiting and new jobs once it is closed', async () => {
    const { queue, enter } = openQueue();
    await enter('ada');
    const waiting = enter('ben');
    queue.close();
    await expect(waiting).rejects.toMatchObject({ status: 503 });
    await expect(enter('cleo')).rejects.toMatchObject({ status: 503 });
  });
});
