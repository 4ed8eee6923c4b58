import { apiVersion } from '../../src/apiVersion.ts';
import { lakeWith } from '../../src/testing/lakeWith.ts';

type Asked = { query: string; params?: Record<string, unknown>; perspective?: string; sourceMap?: boolean };

const answerTo = async (
  { query, params = {}, perspective = 'raw', sourceMap = false }: Asked,
  // It only ends a query that would never end: a busy machine is slow.
  queryTimeoutMs = 200_000,
): Promise<{ status: number; type: unknown }> => {
  const lake = await lakeWith([{ _id: 'a', _type: 'thing' }], { queryTimeoutMs });
  const answer = await lake.ask(
    `/v${apiVersion}/data/query/production?perspective=${perspective}&resultSourceMap=${sourceMap}`,
    {
      method: 'POST',
      // Anonymous queries have a shorter limit of their own.
      headers: lake.headersOf('viewer'),
      body: JSON.stringify({ query, params }),
    },
  );
  const body = await answer.json();
  await lake.close();
  return { status: answer.status, type: (body as { error?: { type: unknown } }).error?.type };
};

/** Only the worker thread has a time limit. No query here ends within it. */
const workerLimitMs = 1;

const doubled = (start: string, step: string, times: number): string =>
  `[{"a": ${start}}]${`{"a": ${step}}`.repeat(times)}`;

describe('the size of values', () => {
  it.each([
    ['an array that is spread into itself', doubled('[1]', '[...a, ...a]', 23)],
    ['an array that is added to itself', doubled('[1]', 'a + a', 23)],
    ['a flattened array', `${doubled('[1]', 'a + a', 20)}{"b": [${'{"c": a},'.repeat(5)}]}{"n": b[].c[]}`],
    ['a text that is added to itself', doubled('"x"', 'a + a', 23)],
    ['a joined text', `${doubled('["xxxxxxxx"]', 'a + a', 20)}{"b": array::join(a, "-")}`],
    [
      'the text of repeated blocks',
      `${doubled('[{"_type": "block", "children": [{"_type": "span", "text": "xxxxxxxx"}]}]', 'a + a', 20)}{"t": pt::text(a)}`,
    ],
    ['a result with a repeated text', `${doubled('"x"', 'a + a', 21)}{"b": [${'a,'.repeat(40)}a]}`],
    ['a result that is long after escaping', `${doubled('"\\u0001"', 'a + a', 21)}{"b": [a, a, a, a, a]}`],
  ])('is bounded: a short query gets 400 for %s', async (_case, query) => {
    expect(await answerTo({ query })).toEqual({ status: 400, type: 'queryTooLargeError' });
  });
});

const circle = (points: number, radius: number): number[][] => {
  const ring = Array.from({ length: points }, (_, index) => {
    const angle = (index / points) * 2 * Math.PI;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
  return [...ring, ...ring.slice(0, 1)];
};
const polygon = (points: number, radius: number) => ({
  type: 'Polygon',
  coordinates: [circle(points, radius)],
});
const numbers = (count: number, first: number): number[] =>
  Array.from({ length: count }, (_, n) => first + n);

describe('functions of large parameters', () => {
  it.each<[string, string, Record<string, unknown>]>([
    [
      'intersection of areas with many corners',
      'geo::intersects(geo($a), geo($b))',
      { a: polygon(900, 1), b: polygon(900, 2) },
    ],
    [
      'intersection of arrays',
      'array::intersects($a, $b)',
      { a: numbers(9_000, 0), b: numbers(9_000, -9_000) },
    ],
    ['match of many words', '$a match $b', { a: 'abc '.repeat(11_000), b: 'abd '.repeat(11_000) }],
  ])('run in the worker thread: %s', async (_case, query, params) => {
    expect(await answerTo({ query, params }, workerLimitMs)).toEqual({
      status: 408,
      type: 'queryTimeoutError',
    });
  });
});

it.each([
  ['texts', '[1]', '[a, a]', 'pt::text(a)'],
  ['references', '{"_ref": "q"}', '[a, a]', 'a[references("z")]'],
  ['words', '1', '{"b": a, "c": a}', 'a match text::query("x")'],
  ['differences', '1', '{"b": a, "c": a}', 'diff::changedAny(a, [a, a], b)'],
])(
  'the worker thread searches for %s in a value that contains the same part many times',
  async (_case, start, step, last) => {
    const query = `${doubled(start, step, 40)}{"n": ${last}}`;
    expect(await answerTo({ query }, workerLimitMs)).toEqual({ status: 408, type: 'queryTimeoutError' });
  },
);

it('the worker thread builds the source map of a value that contains the same part many times', async () => {
  const query = doubled('[1]', '[a, a]', 40);
  expect(await answerTo({ query, sourceMap: true }, workerLimitMs)).toMatchObject({ status: 408 });
});

it.each<[string, Asked]>([
  ['references to', { query: 'count(*[references($ids)])' }],
  ['ids in a stack of releases', { query: 'count(*[_id in $ids])', perspective: 'r1,r2,r3,r4' }],
])('answers a query with more ids than SQLite accepts: %s', async (_case, asked) => {
  const ids = Array.from({ length: asked.perspective ? 9_000 : 40_000 }, (_, index) => `d${index}`);
  expect(await answerTo({ ...asked, params: { ids } })).toMatchObject({ status: 200 });
});

describe('nested filters', () => {
  it('are compiled once each: the work does not double at each level', async () => {
    const query = `${'*[_type == "none" && b in '.repeat(60)}[1]${']'.repeat(60)}`;
    expect(await answerTo({ query })).toMatchObject({ status: 200 });
  });
});
