import { Outage } from '../../../../sanity/studio/connection/Outage.ts';
import { retryReads } from '../../../../sanity/studio/connection/retryReads.ts';

/** An outage without waiting, and its pauses in milliseconds. */
const setUpOutage = (random = 0.999_999) => {
  const pausesMs: number[] = [];
  const wait = async (ms: number) => {
    pausesMs.push(Math.round(ms));
  };
  return { outage: new Outage({ wait, random: () => random }), pausesMs };
};

/** Fails a number of times, then answers 200. */
const flaky = (failures: number, fail: () => Promise<Response>) => {
  let calls = 0;
  return {
    fetch: async () => {
      calls += 1;
      return calls > failures ? new Response('here') : fail();
    },
    countCalls: () => calls,
  };
};

describe('retryReads', () => {
  it.each([
    ['does not respond', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['is unavailable behind a proxy', () => Promise.resolve(new Response('', { status: 502 }))],
  ])('retries a read while the lake %s', async (_case, fail) => {
    const { fetch, countCalls } = flaky(3, fail);
    const response = await retryReads(fetch, setUpOutage().outage)('http://lake.test');
    expect(await response.text()).toBe('here');
    expect(countCalls()).toBe(4);
  });

  it('waits longer after each try, up to ten seconds', async () => {
    const { outage, pausesMs } = setUpOutage();
    const { fetch } = flaky(8, () => Promise.reject(new TypeError('Failed to fetch')));
    await retryReads(fetch, outage)('http://lake.test');
    expect(pausesMs).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000]);
  });

  it('waits between half and all of a pause, so that Studios do not return together', async () => {
    const { outage, pausesMs } = setUpOutage(0);
    const { fetch } = flaky(2, () => Promise.reject(new TypeError('Failed to fetch')));
    await retryReads(fetch, outage)('http://lake.test');
    expect(pausesMs).toEqual([250, 500]);
  });

  it('lets one read of many try again', async () => {
    const { outage, pausesMs } = setUpOutage();
    const { fetch, countCalls } = flaky(14, () => Promise.reject(new TypeError('Failed to fetch')));
    const read = retryReads(fetch, outage);
    const answers = await Promise.all(Array.from({ length: 10 }, () => read('http://lake.test')));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    // Ten first reads, four more failures and a success of one of them, then the other nine.
    expect(countCalls()).toBe(10 + 5 + 9);
    expect(pausesMs).toHaveLength(5);
  });

  it('goes on for the others when the read that tries is aborted', async () => {
    const { outage } = setUpOutage();
    const aborting = new AbortController();
    const { fetch, countCalls } = flaky(3, async () => {
      if (countCalls() === 3) aborting.abort();
      throw new TypeError('Failed to fetch');
    });
    const read = retryReads(fetch, outage);
    const [first, second] = await Promise.allSettled([
      read('http://lake.test', { signal: aborting.signal }),
      read('http://lake.test'),
    ]);
    expect(first.status).toBe('rejected');
    expect(second).toMatchObject({ status: 'fulfilled' });
  });

  it('gives up after sixty tries, for all', async () => {
    const { outage } = setUpOutage();
    const { fetch, countCalls } = flaky(1_000, () => Promise.reject(new TypeError('Failed to fetch')));
    const read = retryReads(fetch, outage);
    const answers = await Promise.allSettled([read('http://lake.test'), read('http://lake.test')]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(countCalls()).toBe(62);
  });

  it('sends a write once', async () => {
    const { fetch, countCalls } = flaky(3, () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(
      retryReads(fetch, setUpOutage().outage)('http://lake.test', { method: 'POST' }),
    ).rejects.toThrow();
    expect(countCalls()).toBe(1);
  });

  it('stops when the request is aborted', async () => {
    const { fetch, countCalls } = flaky(3, () => Promise.reject(new TypeError('Failed to fetch')));
    const signal = AbortSignal.abort();
    await expect(retryReads(fetch, setUpOutage().outage)('http://lake.test', { signal })).rejects.toThrow();
    expect(countCalls()).toBe(1);
  });

  it('passes responses of the lake through, including errors', async () => {
    const { fetch, countCalls } = flaky(3, () => Promise.resolve(new Response('', { status: 500 })));
    expect((await retryReads(fetch, setUpOutage().outage)('http://lake.test')).status).toBe(500);
    expect(countCalls()).toBe(1);
  });
});
