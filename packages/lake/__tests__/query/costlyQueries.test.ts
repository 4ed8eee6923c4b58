import { lakeWith } from '../../src/testing/lakeWith.ts';

// Threads take long to start on a busy machine.
jest.setTimeout(30_000);

type Asked = { query: string; params?: Record<string, unknown>; perspective?: string; sourceMap?: boolean };

const answerTo = async (
  { query, params = {}, perspective = 'raw', sourceMap = false }: Asked,
  queryTimeLimitMilliseconds = 10_000,
): Promise<{ status: number; type: unknown }> => {
  const lake = await lakeWith([{ _id: 'a', _type: 'thing' }], { queryTimeLimitMilliseconds });
  const answer = await lake.ask(
    `/v2025-02-19/data/query/production?perspective=${perspective}&resultSourceMap=${sourceMap}`,
    {
      method: 'POST',
      body: JSON.stringify({ query, params }),
    },
  );
  const body = await answer.json();
  await lake.close();
  return { status: answer.status, type: (body as { error?: { type: unknown } }).error?.type };
};

const doubled = (start: string, step: string, times: number): string =>
  `[{"a": ${start}}]${`{"a": ${step}}`.repeat(times)}`;

describe('a short query does not make', () => {
  it.each([
    ['an array out of twice itself, again and again', doubled('[1]', '[...a, ...a]', 23)],
    ['an array by adding it to itself', doubled('[1]', 'a + a', 23)],
    [
      'an array of each element’s elements',
      `${doubled('[1]', 'a + a', 20)}{"b": [${'{"c": a},'.repeat(5)}]}{"n": b[].c[]}`,
    ],
    ['a text by adding it to itself', doubled('"x"', 'a + a', 23)],
    ['a text of many joined ones', `${doubled('["xxxxxxxx"]', 'a + a', 20)}{"b": array::join(a, "-")}`],
    [
      'the text of blocks that are one again and again',
      `${doubled('[{"_type": "block", "children": [{"_type": "span", "text": "xxxxxxxx"}]}]', 'a + a', 20)}{"t": pt::text(a)}`,
    ],
    ['a result out of one text', `${doubled('"x"', 'a + a', 21)}{"b": [${'a,'.repeat(40)}a]}`],
    [
      'a result that is long only once it is escaped',
      `${doubled('"\\u0001"', 'a + a', 21)}{"b": [a, a, a, a, a]}`,
    ],
  ])('more than memory has room for: %s', async (_what, query) => {
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

describe('values that came with a question keep nobody waiting', () => {
  it.each<[string, string, Record<string, unknown>]>([
    [
      'areas of many corners',
      'geo::intersects(geo($a), geo($b))',
      { a: polygon(900, 1), b: polygon(900, 2) },
    ],
    [
      'arrays held against each other',
      'array::intersects($a, $b)',
      { a: numbers(9_000, 0), b: numbers(9_000, -9_000) },
    ],
    ['words looked for among words', '$a match $b', { a: 'abc '.repeat(11_000), b: 'abd '.repeat(11_000) }],
  ])('%s', async (_what, query, params) => {
    // A thread that answers everyone cannot be stopped at a time limit.
    expect(await answerTo({ query, params }, 1)).toEqual({ status: 408, type: 'queryTimeoutError' });
  });
});

it.each([
  ['the text of', '[1]', '[a, a]', 'pt::text(a)'],
  ['the references in', '{"_ref": "q"}', '[a, a]', 'a[references("z")]'],
  ['words in', '1', '{"b": a, "c": a}', 'a match text::query("x")'],
  ['differences of', '1', '{"b": a, "c": a}', 'diff::changedAny(a, [a, a], b)'],
])(
  '%s what holds the same again and again are looked for where nobody waits',
  async (_what, start, step, last) => {
    const query = `${doubled(start, step, 40)}{"n": ${last}}`;
    expect(await answerTo({ query }, 300)).toEqual({ status: 408, type: 'queryTimeoutError' });
  },
);

it('the sources of what holds the same again and again are looked for where nobody waits', async () => {
  const query = doubled('[1]', '[a, a]', 40);
  expect(await answerTo({ query, sourceMap: true }, 300)).toMatchObject({ status: 408 });
});

it.each<[string, Asked]>([
  ['references to', { query: 'count(*[references($ids)])' }],
  ['ids in a stack of releases', { query: 'count(*[_id in $ids])', perspective: 'r1,r2,r3,r4' }],
])('more ids than SQLite takes are looked for without it: %s', async (_what, asked) => {
  const ids = Array.from({ length: asked.perspective ? 9_000 : 40_000 }, (_, index) => `d${index}`);
  expect(await answerTo({ ...asked, params: { ids } })).toMatchObject({ status: 200 });
});
