import { maxProcessorMs, maxVisits } from '../../src/strangers/limits.ts';
import { commit } from '../../src/testing/lakeWith.ts';
import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';

// Threads take long to start on a busy machine.
jest.setTimeout(120_000);

const documents = Object.fromEntries(
  Array.from({ length: 400 }, (_, number) => [`d${number}`, { _id: `d${number}`, _type: 'thing', number }]),
);
/** Looks at 400 to the power of four, which no machine ends in the time that there is. */
const endless = 'count(*[count(*[count(*[count(*[number > ^.number + ^.^.number]) > 1000]) > 1000]) > 0])';
const costly = 'count(*[count(*[number > ^.number]) > 390])';
const dotted = 'count(*{"a":*{"b":*{"c":*{"d":count(*)}}}})';

let lake: TestLake;
beforeEach(async () => {
  lake = await openTestLake();
  commit(lake.dataset, documents);
});
afterEach(() => lake.close());

type Init = RequestInit & { address?: string; duplex?: 'half' };
const ask = (path: string, { address = '192.0.2.1', ...init }: Init = {}): Promise<Response> =>
  lake.lake.fetch(
    new Request(`http://lake.test/v2025-02-19${path}`, { ...init, headers: { 'x-forwarded-for': address } }),
  );
const pathOf = (query: string): string => `/data/query/production?query=${encodeURIComponent(query)}`;
const askQuery = (query: string, init?: Init): Promise<Response> => ask(pathOf(query), init);
const waiting = (): number => lake.lake.context.strangers.waiting();
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
};

describe('strangers who ask for more than the lake has for them', () => {
  let leaving: AbortController;
  beforeEach(() => {
    leaving = new AbortController();
  });
  afterEach(() => leaving.abort());

  /** From one address as many as may wait or be worked for at a time. */
  const fill = (address?: string): Promise<Response>[] =>
    Array.from({ length: maxVisits.each }, () =>
      askQuery(endless, { signal: leaving.signal, ...(address ? { address } : {}) }),
    );

  it.each([
    ['a query', pathOf(endless), {}],
    ['a query by POST', '/data/query/production', { method: 'POST', body: '{"query": "*"}' }],
    ['another in its shape', pathOf(dotted), {}],
    ['documents', '/data/doc/production/d1', {}],
    ['an export', '/data/export/production', {}],
    ['a listener', '/data/listen/production?query=*', {}],
  ])('are answered 429, and when to come again: %s', async (_what, path, init) => {
    void fill();
    await until(() => waiting() === maxVisits.each - 1);
    const refused = await ask(path, init);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ statusCode: 429, message: expect.any(String) });
  });

  it('are refused one by one beyond what an address has, and beyond what all have', async () => {
    const statuses: number[] = [];
    const asked = Array.from({ length: 12 }, (_, network) =>
      Array.from({ length: 12 }, () =>
        askQuery(endless, { signal: leaving.signal, address: `192.0.2.${network}` }),
      ),
    ).flat();
    for (const one of asked) void one.then(({ status }) => statuses.push(status));
    await until(() => statuses.length >= 144 - maxVisits.all);
    expect(new Set(statuses)).toEqual(new Set([429]));
    expect(statuses).toHaveLength(44);
  });

  it('are refused before their body is read', async () => {
    void fill();
    await until(() => waiting() === maxVisits.each - 1);
    let isRead = false;
    const body = new ReadableStream(
      {
        pull: () => {
          isRead = true;
        },
      },
      { highWaterMark: 0 },
    );
    const refused = await ask('/data/query/production', { method: 'POST', body, duplex: 'half' });
    expect([refused.status, isRead]).toEqual([429, false]);
  });

  it('keep no editor waiting, whose costly queries have a thread of their own', async () => {
    void fill('192.0.2.1');
    void fill('192.0.2.2');
    await until(() => waiting() === 2 * maxVisits.each - 1);
    const { status, body } = await lake.get(pathOf(costly));
    expect([status, body.result]).toEqual([200, 9]);
    expect((await lake.mutate({ create: { _id: 'new', _type: 'thing' } })).status).toBe(200);
    expect(waiting()).toBeGreaterThan(maxVisits.each);
  });

  it('are worked for no longer once they hang up', async () => {
    const asked = fill();
    await until(() => waiting() === maxVisits.each - 1);
    leaving.abort();
    expect(await Promise.all(asked.map(async (one) => (await one).status))).toEqual(
      Array.from({ length: maxVisits.each }, () => 400),
    );
    expect(waiting()).toBe(0);
    expect(await (await askQuery(costly)).json()).toMatchObject({ result: 9 });
  });

  it('take turns by address: a queue of one is no queue of the other', async () => {
    void fill('192.0.2.1');
    await until(() => waiting() === maxVisits.each - 1);
    expect((await askQuery(costly, { address: '192.0.2.2' })).status).toBe(200);
    expect(waiting()).toBeGreaterThan(0);
  });
});

it('an address that has used up its time is refused until the window ends, others are not', async () => {
  const { strangers } = lake.lake.context;
  // Several at once: a single one is stopped within the time of one address.
  const statuses = await Promise.all(
    [endless, endless, endless].map(async (query) => (await askQuery(query)).status),
  );
  expect(statuses).toContain(408);
  expect(statuses.at(-1)).toBe(429);
  expect((await ask('/data/live/events/production')).status).toBe(429);
  expect(strangers.waiting()).toBe(0);
  expect((await askQuery(costly, { address: '192.0.2.9' })).status).toBe(200);
  expect(maxProcessorMs).toBeGreaterThan(0);
});

it('a question of a stranger is read elsewhere once it is longer than what is answered at once', async () => {
  const params = { ids: Array.from({ length: 2_000 }, (_, index) => `d${index}`) };
  const body = JSON.stringify({ query: 'count(*[_id in $ids])', params });
  const { status, headers } = await ask('/data/query/production?explain=true', { method: 'POST', body });
  expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
  const tooLong = JSON.stringify({ query: '*', params: { text: 'x'.repeat(1_000_000) } });
  expect((await ask('/data/query/production', { method: 'POST', body: tooLong })).status).toBe(413);
});

it.each([
  [
    'a question',
    `${pathOf('*[number < 3]{number}')}&explain=true&resultSourceMap=true&perspective=published`,
  ],
  ['documents', '/data/doc/production/d1,d2,none?includeAllVersions=true'],
  ['an export', '/data/export/production?types=thing'],
])('the strangers’ thread answers %s as people are answered', async (_what, path) => {
  const filler = ' '.repeat(2_000);
  const longer = path.replace('query=', `query=${encodeURIComponent(filler)}`);
  const text = async (response: Response): Promise<string> =>
    (await response.text()).replace(/"ms":\d+/, '"ms":0');
  expect(await text(await ask(longer))).toBe(await text(await lake.fetch(longer)));
});
