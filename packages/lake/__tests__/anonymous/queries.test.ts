import { maxPendingRequests, maxProcessorMs } from '../../src/anonymous/limits.ts';
import { apiVersion } from '../../src/apiVersion.ts';
import { commit } from '../../src/testing/lakeWith.ts';
import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';
import { waitUntil } from '../../src/testing/waitUntil.ts';

const documents = Object.fromEntries(
  Array.from({ length: 400 }, (_, number) => [`d${number}`, { _id: `d${number}`, _type: 'thing', number }]),
);
/** Looks at 400 to the power of four elements: no machine ends that within the time limit. */
const endless = 'count(*[count(*[count(*[count(*[number > ^.number + ^.^.number]) > 1000]) > 1000]) > 0])';
const costly = 'count(*[count(*[number > ^.number]) > 390])';
const dotted = 'count(*{"a":*{"b":*{"c":*{"d":count(*)}}}})';

let lake: TestLake;
const openLake = async (): Promise<void> => {
  lake = await openTestLake();
  commit(lake.dataset, documents);
};
const closeLake = (): Promise<void> => lake.close();

type Init = RequestInit & { address?: string; duplex?: 'half' };
const ask = (path: string, { address = '192.0.2.1', ...init }: Init = {}): Promise<Response> =>
  lake.lake.fetch(
    new Request(`http://lake.test/v${apiVersion}${path}`, {
      ...init,
      headers: { 'x-forwarded-for': address },
    }),
  );
const pathOf = (query: string): string => `/data/query/production?query=${encodeURIComponent(query)}`;
const askQuery = (query: string, init?: Init): Promise<Response> => ask(pathOf(query), init);
const waiting = (): number => lake.lake.context.anonymousClients.slots.waiting;

/** As many requests of one address as may be pending. */
const fill = (signal: AbortSignal, address = '192.0.2.1', query = endless): Promise<Response>[] =>
  Array.from({ length: maxPendingRequests.each }, () => askQuery(query, { signal, address }));

describe('anonymous clients with as many pending requests as permitted', () => {
  const leaving = new AbortController();
  beforeAll(async () => {
    await openLake();
    void fill(leaving.signal);
    await waitUntil(() => waiting() === maxPendingRequests.each - 1);
  });
  afterAll(async () => {
    leaving.abort();
    await closeLake();
  });

  it.each([
    ['a query', pathOf(endless), {}],
    ['a query by POST', '/data/query/production', { method: 'POST', body: '{"query": "*"}' }],
    ['another in its shape', pathOf(dotted), {}],
    ['documents', '/data/doc/production/d1', {}],
    ['an export', '/data/export/production', {}],
    ['a listener', '/data/listen/production?query=*', {}],
  ])('get 429 with Retry-After: %s', async (_case, path, init) => {
    const rejected = await ask(path, init);
    expect(rejected.status).toBe(429);
    expect(Number(rejected.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await rejected.json()).toMatchObject({ statusCode: 429, message: expect.any(String) });
  });
});

describe('anonymous clients that exceed their limits', () => {
  let leaving: AbortController;
  beforeEach(async () => {
    leaving = new AbortController();
    await openLake();
  });
  afterEach(async () => {
    leaving.abort();
    await closeLake();
  });

  it('are rejected beyond the limit of an address, and beyond the limit of all', async () => {
    const statuses: number[] = [];
    const asked = Array.from({ length: 12 }, (_, network) =>
      Array.from({ length: 12 }, () =>
        askQuery(endless, { signal: leaving.signal, address: `192.0.2.${network}` }),
      ),
    ).flat();
    for (const one of asked) void one.then(({ status }) => statuses.push(status));
    await waitUntil(() => statuses.length >= 144 - maxPendingRequests.all);
    expect(new Set(statuses)).toEqual(new Set([429]));
    expect(statuses).toHaveLength(44);
  });

  it('are rejected before their body is read', async () => {
    void fill(leaving.signal);
    await waitUntil(() => waiting() === maxPendingRequests.each - 1);
    let isRead = false;
    const body = new ReadableStream(
      {
        pull: () => {
          isRead = true;
        },
      },
      { highWaterMark: 0 },
    );
    const rejected = await ask('/data/query/production', { method: 'POST', body, duplex: 'half' });
    expect([rejected.status, isRead]).toEqual([429, false]);
  });

  it('do not delay an editor, whose costly queries run in another thread', async () => {
    void fill(leaving.signal, '192.0.2.1');
    void fill(leaving.signal, '192.0.2.2');
    await waitUntil(() => waiting() === 2 * maxPendingRequests.each - 1);
    const { status, body } = await lake.get(pathOf(costly));
    expect([status, body.result]).toEqual([200, 9]);
    expect((await lake.mutate({ create: { _id: 'new', _type: 'thing' } })).status).toBe(200);
    expect(waiting()).toBeGreaterThan(maxPendingRequests.each);
  });

  it('are no longer served once they close their connections', async () => {
    const asked = fill(leaving.signal);
    await waitUntil(() => waiting() === maxPendingRequests.each - 1);
    leaving.abort();
    expect(await Promise.all(asked.map(async (one) => (await one).status))).toEqual(
      Array.from({ length: maxPendingRequests.each }, () => 400),
    );
    expect(waiting()).toBe(0);
    expect(await (await askQuery(costly)).json()).toMatchObject({ result: 9 });
  });

  it('take turns by address: the queue of one address does not delay another', async () => {
    // Not endless ones: when an address has used up its time, the rest of its queue is rejected at once.
    void fill(leaving.signal, '192.0.2.1', costly);
    await waitUntil(() => waiting() > maxPendingRequests.each / 2);
    expect((await askQuery(costly, { address: '192.0.2.2' })).status).toBe(200);
    expect(waiting()).toBeGreaterThan(0);
  });

  it('are rejected by address once it has used up its processor time, until the window ends', async () => {
    // Several at once: a single query does not use up the time of an address.
    const statuses = await Promise.all(
      [endless, endless, endless].map(async (query) => (await askQuery(query)).status),
    );
    expect(statuses).toContain(408);
    expect(statuses.at(-1)).toBe(429);
    expect((await ask('/data/live/events/production')).status).toBe(429);
    expect(waiting()).toBe(0);
    expect((await askQuery(costly, { address: '192.0.2.9' })).status).toBe(200);
    expect(maxProcessorMs).toBeGreaterThan(0);
  });
});

describe('the thread of anonymous clients', () => {
  beforeAll(openLake);
  afterAll(closeLake);

  it('parses a long query', async () => {
    const params = { ids: Array.from({ length: 2_000 }, (_, index) => `d${index}`) };
    const body = JSON.stringify({ query: 'count(*[_id in $ids])', params });
    const { status, headers } = await ask('/data/query/production?explain=true', { method: 'POST', body });
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    const tooLong = JSON.stringify({ query: '*', params: { text: 'x'.repeat(1_000_000) } });
    expect((await ask('/data/query/production', { method: 'POST', body: tooLong })).status).toBe(413);
  });

  it.each([
    ['a query', `${pathOf('*[number < 3]{number}')}&explain=true&resultSourceMap=true&perspective=published`],
    ['documents', '/data/doc/production/d1,d2,none?includeAllVersions=true'],
    ['an export', '/data/export/production?types=thing'],
  ])('answers %s like the main thread', async (_case, path) => {
    const filler = ' '.repeat(2_000);
    const longer = path.replace('query=', `query=${encodeURIComponent(filler)}`);
    const text = async (response: Response): Promise<string> =>
      (await response.text()).replace(/"ms":\d+/, '"ms":0');
    expect(await text(await ask(longer))).toBe(await text(await lake.fetch(longer)));
  });
});
