import { retryReads } from '../../../../sanity/studio/connection/retryReads.ts';

const noWait = () => Promise.resolve();

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
    const response = await retryReads(fetch, noWait)('http://lake.test');
    expect(await response.text()).toBe('here');
    expect(countCalls()).toBe(4);
  });

  it('gives up after forty retries', async () => {
    const { fetch, countCalls } = flaky(100, () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(retryReads(fetch, noWait)('http://lake.test')).rejects.toThrow('Failed to fetch');
    expect(countCalls()).toBe(41);
  });

  it('sends a write once', async () => {
    const { fetch, countCalls } = flaky(3, () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(retryReads(fetch, noWait)('http://lake.test', { method: 'POST' })).rejects.toThrow();
    expect(countCalls()).toBe(1);
  });

  it('stops when the request is aborted', async () => {
    const { fetch, countCalls } = flaky(3, () => Promise.reject(new TypeError('Failed to fetch')));
    const signal = AbortSignal.abort();
    await expect(retryReads(fetch, noWait)('http://lake.test', { signal })).rejects.toThrow();
    expect(countCalls()).toBe(1);
  });

  it('passes responses of the lake through, including errors', async () => {
    const { fetch, countCalls } = flaky(3, () => Promise.resolve(new Response('', { status: 500 })));
    expect((await retryReads(fetch, noWait)('http://lake.test')).status).toBe(500);
    expect(countCalls()).toBe(1);
  });
});
