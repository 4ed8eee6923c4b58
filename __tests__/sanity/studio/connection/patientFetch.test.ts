import { patientFetch } from '../../../../sanity/studio/connection/patientFetch.ts';

const noWait = () => Promise.resolve();

/** Fails so many times before it answers 200. */
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

describe('patientFetch', () => {
  it.each([
    ['does not answer', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['is behind a proxy that says so', () => Promise.resolve(new Response('', { status: 502 }))],
  ])('repeats a read while the lake %s', async (_case, fail) => {
    const { fetch, countCalls } = flaky(3, fail);
    const response = await patientFetch(fetch, noWait)('http://lake.test');
    expect(await response.text()).toBe('here');
    expect(countCalls()).toBe(4);
  });

  it('gives up after forty repetitions', async () => {
    const { fetch, countCalls } = flaky(100, () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(patientFetch(fetch, noWait)('http://lake.test')).rejects.toThrow('Failed to fetch');
    expect(countCalls()).toBe(41);
  });

  it('hands a write on once', async () => {
    const { fetch, countCalls } = flaky(3, () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(patientFetch(fetch, noWait)('http://lake.test', { method: 'POST' })).rejects.toThrow();
    expect(countCalls()).toBe(1);
  });

  it('stops when the reader has left', async () => {
    const { fetch, countCalls } = flaky(3, () => Promise.reject(new TypeError('Failed to fetch')));
    const signal = AbortSignal.abort();
    await expect(patientFetch(fetch, noWait)('http://lake.test', { signal })).rejects.toThrow();
    expect(countCalls()).toBe(1);
  });

  it('passes an answer of the lake on, errors too', async () => {
    const { fetch, countCalls } = flaky(3, () => Promise.resolve(new Response('', { status: 500 })));
    expect((await patientFetch(fetch, noWait)('http://lake.test')).status).toBe(500);
    expect(countCalls()).toBe(1);
  });
});
