import { Outage } from '../../../../../sanity/studio/connection/retries/Outage.ts';
import { retryRequests } from '../../../../../sanity/studio/connection/retries/retryRequests.ts';

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

const damaged = 'http://lake.test/damaged';

/** Waits until pending promises have settled. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('retryRequests', () => {
  it.each([
    ['does not respond', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['is unavailable behind a proxy', () => Promise.resolve(new Response('', { status: 502 }))],
  ])('retries a read while the lake %s', async (_case, fail) => {
    const { fetch, countCalls } = flaky(3, fail);
    const response = await retryRequests(fetch, setUpOutage().outage)('http://lake.test');
    expect(await response.text()).toBe('here');
    expect(countCalls()).toBe(4);
  });

  it('waits longer after each try, up to ten seconds', async () => {
    const { outage, pausesMs } = setUpOutage();
    const { fetch } = flaky(8, () => Promise.reject(new TypeError('Failed to fetch')));
    await retryRequests(fetch, outage)('http://lake.test');
    expect(pausesMs).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000]);
  });

  it('waits between half and all of a pause, so that Studios do not return together', async () => {
    const { outage, pausesMs } = setUpOutage(0);
    const { fetch } = flaky(2, () => Promise.reject(new TypeError('Failed to fetch')));
    await retryRequests(fetch, outage)('http://lake.test');
    expect(pausesMs).toEqual([250, 500]);
  });

  it('lets one read of many try again', async () => {
    const { outage, pausesMs } = setUpOutage();
    const { fetch, countCalls } = flaky(14, () => Promise.reject(new TypeError('Failed to fetch')));
    const read = retryRequests(fetch, outage);
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
    const read = retryRequests(fetch, outage);
    const [first, second] = await Promise.allSettled([
      read('http://lake.test', { signal: aborting.signal }),
      read('http://lake.test'),
    ]);
    expect(first.status).toBe('rejected');
    expect(second).toMatchObject({ status: 'fulfilled' });
  });

  it('lets the others go on when one read is always unavailable', async () => {
    const { outage } = setUpOutage();
    const { fetch: flakyFetch } = flaky(1, () => Promise.reject(new TypeError('Failed to fetch')));
    const read = retryRequests(
      async (input) => (input === damaged ? new Response('', { status: 503 }) : flakyFetch()),
      outage,
    );
    const settled: string[] = [];
    const [broken, whole] = await Promise.all([
      read(damaged).finally(() => settled.push('damaged')),
      read('http://lake.test').finally(() => settled.push('whole')),
    ]);
    expect([broken.status, whole.status]).toEqual([503, 200]);
    expect(settled).toEqual(['whole', 'damaged']);
  });

  it.each([
    { statusCode: 503, error: 'Service Unavailable', message: 'The dataset is damaged.' },
    { error: { type: 'queryStoppedError', description: 'The query was interrupted.' } },
  ])('leaves the lake’s own 503 to its caller: %j', async (body) => {
    const { outage } = setUpOutage();
    const { fetch, countCalls } = flaky(9, async () => Response.json(body, { status: 503 }));
    const response = await retryRequests(fetch, outage)('http://lake.test');
    expect(await response.json()).toEqual(body);
    expect([countCalls(), outage.isOn]).toEqual([1, false]);
  });

  it('retries if a proxy says in JSON that the lake is away', async () => {
    const message = 'This part of the service is not reachable just now.';
    const { fetch } = flaky(1, async () => Response.json({ error: 'x', message }, { status: 503 }));
    expect((await retryRequests(fetch, setUpOutage().outage)('http://lake.test')).status).toBe(200);
  });

  it('ends an outage with the answer to any request', async () => {
    const outage = new Outage({ wait: () => new Promise(() => {}), random: () => 0 });
    const { fetch } = flaky(1, () => Promise.reject(new TypeError('Failed to fetch')));
    const read = retryRequests(fetch, outage);
    const waiting = read('http://lake.test');
    await turn();
    expect(outage.isOn).toBe(true);
    await read('http://lake.test/write', { method: 'POST' });
    expect((await waiting).status).toBe(200);
    expect(outage.isOn).toBe(false);
  });

  it('gives the turn to the next read after fifteen seconds without an answer', async () => {
    jest.useFakeTimers();
    const { outage } = setUpOutage();
    const limits: AbortSignal[] = [];
    let isAway = true;
    const read = retryRequests(async (input, init) => {
      if (isAway) throw new TypeError('Failed to fetch');
      if (input !== 'http://lake.test/hangs') return new Response('here');
      if (init?.signal) limits.push(init.signal);
      return new Promise(() => {});
    }, outage);
    void read('http://lake.test/hangs');
    const other = read('http://lake.test');
    await Promise.resolve();
    isAway = false;
    await jest.advanceTimersByTimeAsync(15_000);
    expect((await other).status).toBe(200);
    expect(limits[0]?.aborted).toBe(true);
    jest.useRealTimers();
  });

  it('tells nobody that the server is back when the read that tries is aborted', async () => {
    const { outage, pausesMs } = setUpOutage();
    const leaving = new AbortController();
    let calls = 0;
    const read = retryRequests(async (input) => {
      calls += 1;
      // Its second turn.
      if (calls === 9) leaving.abort();
      if (calls > 10) return new Response('here');
      throw new TypeError(`Failed to fetch ${String(input)}`);
    }, outage);
    const left = read('http://lake.test/left', { signal: leaving.signal });
    const others = ['a', 'b', 'c'].map((name) => read(`http://lake.test/${name}`));
    await expect(left).rejects.toMatchObject({ name: 'AbortError' });
    await Promise.all(others);
    // Four first reads, seven tries in turn, then the other two reads: the aborted try changes no pause.
    expect(calls).toBe(13);
    expect(pausesMs).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 10_000]);
  });

  it('settles a waiting read at once when it is aborted', async () => {
    const outage = new Outage({ wait: () => new Promise(() => {}), random: () => 0 });
    const leaving = new AbortController();
    const { fetch } = flaky(9, () => Promise.reject(new TypeError('Failed to fetch')));
    const read = retryRequests(fetch, outage);
    void read('http://lake.test');
    const left = read('http://lake.test', { signal: leaving.signal });
    await turn();
    leaving.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    expect(outage.isOn).toBe(true);
  });

  it('gives up after sixty tries, for all', async () => {
    const { outage } = setUpOutage();
    const { fetch, countCalls } = flaky(1_000, () => Promise.reject(new TypeError('Failed to fetch')));
    const read = retryRequests(fetch, outage);
    const answers = await Promise.allSettled([read('http://lake.test'), read('http://lake.test')]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(countCalls()).toBe(62);
  });

  describe('an edit of a form', () => {
    const url = 'http://lake.test/v1/data/actions/production?tag=sanity.studio.document.commit';
    const save = { method: 'POST', body: '{"actions":[]}' };
    const setUpPauses = () => {
      const waitsMs: number[] = [];
      const wait = async (ms: number) => {
        waitsMs.push(ms);
      };
      return { pauses: { wait, random: () => 0 }, waitsMs };
    };

    it('is repeated, the same each time, for as long as the lake is away', async () => {
      const { fetch, countCalls } = flaky(500, () => Promise.reject(new TypeError('Failed to fetch')));
      const bodies = new Set<unknown>();
      const send = retryRequests(
        (_input, init) => {
          bodies.add(init?.body);
          return fetch();
        },
        setUpOutage().outage,
        setUpPauses(),
      );
      expect((await send(url, save)).status).toBe(200);
      expect(countCalls()).toBe(501);
      expect([...bodies]).toEqual([save.body]);
    });

    it.each([408, 429, 500, 503, 507])(
      'waits longer after each status that decides nothing: %i',
      async (status) => {
        const { pauses, waitsMs } = setUpPauses();
        const body = { statusCode: status, message: 'Later.' };
        const { fetch } = flaky(7, async () => Response.json(body, { status }));
        expect((await retryRequests(fetch, setUpOutage().outage, { pauses })(url, save)).status).toBe(200);
        expect(waitsMs).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
      },
    );

    it('waits as long as the server asks for, and no answer to another request ends that', async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const { outage } = setUpOutage();
      const waits: number[] = [];
      const pauses = {
        random: () => 0,
        wait: (ms: number) => {
          waits.push(ms);
          return promise;
        },
      };
      const limited = async () => new Response('', { status: 429, headers: { 'retry-after': '20' } });
      const { fetch, countCalls } = flaky(1, limited);
      const send = retryRequests(fetch, outage, { pauses });
      const saved = send(url, save);
      await turn();
      await send('http://lake.test/read');
      outage.end();
      await turn();
      expect([countCalls(), waits]).toEqual([2, [20_000]]);
      resolve();
      expect((await saved).status).toBe(200);
    });

    it.each([400, 403, 409, 413])('is not repeated once it is refused: %i', async (status) => {
      const { fetch, countCalls } = flaky(3, async () => Response.json({}, { status }));
      expect((await retryRequests(fetch, setUpOutage().outage)(url, save)).status).toBe(status);
      expect(countCalls()).toBe(1);
    });

    it('has the browser ask before the page is closed while it is repeated', async () => {
      const { pauses } = setUpPauses();
      let held = 0;
      const onHeld = () => {
        held += 1;
        return () => {
          held -= 1;
        };
      };
      const seen: number[] = [];
      const { fetch } = flaky(9, async () => {
        seen.push(held);
        return Response.json({}, { status: 507 });
      });
      const sent = await retryRequests(fetch, setUpOutage().outage, { pauses, onHeld })(url, save);
      expect([sent.status, seen, held]).toEqual([200, [0, ...Array.from({ length: 8 }, () => 1)], 0]);
    });
  });

  it.each([
    'http://lake.test/v1/data/actions/production?tag=sanity.studio.document.publish',
    'http://lake.test/v1/assets/images/production?tag=document.commit',
  ])('sends a write that a person asked for once: %s', async (url) => {
    const { fetch, countCalls } = flaky(3, () => Promise.reject(new TypeError('Failed to fetch')));
    const write = { method: 'POST', body: '{}' };
    await expect(retryRequests(fetch, setUpOutage().outage)(url, write)).rejects.toThrow('Failed to fetch');
    expect(countCalls()).toBe(1);
  });

  it('sends a write once', async () => {
    const { fetch, countCalls } = flaky(3, () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(
      retryRequests(fetch, setUpOutage().outage)('http://lake.test', { method: 'POST' }),
    ).rejects.toThrow();
    expect(countCalls()).toBe(1);
  });

  it('stops when the request is aborted', async () => {
    const { fetch, countCalls } = flaky(3, () => Promise.reject(new TypeError('Failed to fetch')));
    const signal = AbortSignal.abort();
    await expect(
      retryRequests(fetch, setUpOutage().outage)('http://lake.test', { signal }),
    ).rejects.toThrow();
    expect(countCalls()).toBe(1);
  });

  it('passes responses of the lake through, including errors', async () => {
    const { fetch, countCalls } = flaky(3, () => Promise.resolve(new Response('', { status: 500 })));
    expect((await retryRequests(fetch, setUpOutage().outage)('http://lake.test')).status).toBe(500);
    expect(countCalls()).toBe(1);
  });
});
