import { lakeWith } from '../../src/testing/lakeWith.ts';

const words = ['rain', 'river', 'dam', 'mill'];
/** Many that match, many of them equally well, and some not at all. */
const stories = Array.from({ length: 900 }, (_, number) => ({
  _id: `s${(number * 7) % 900}`,
  _type: 'story',
  heading: Array.from({ length: 1 + (number % 5) }, (_, place) => words[(number * (place + 3)) % 4]).join(
    ' ',
  ),
  ...(number % 50 === 0 ? { _score: number % 3 } : {}),
}));

const scored =
  '*[_type == "story"] | score(boost(heading match text::query("rain"), 2), heading match "dam")[_score > 0]';

let lake: Awaited<ReturnType<typeof lakeWith>>;
beforeAll(async () => {
  lake = await lakeWith(stories);
});
afterAll(() => lake.close());

const ask = async (query: string): Promise<{ _id: string; _score: number }[]> => {
  const address = `/v2025-02-19/data/query/production?query=${encodeURIComponent(query)}`;
  return (await (await lake.ask(address)).json()).result;
};

it.each([
  ['', '[0...20]', 0, 20],
  [' | order(_score desc)', '[0...20]', 0, 20],
  [' | order(_score desc)', '[17..130]', 17, 131],
  [' | order(_score desc)', '[5...5]', 5, 5],
  [' | order(_score desc)', '[300...10000]', 300, 10_000],
])('the best of those that match%s%s are those of all of them', async (order, slice, start, end) => {
  const all = await ask(`${scored}{_id, _score}`);
  expect(all.length).toBeGreaterThan(400);
  expect(await ask(`${scored}${order}${slice}{_id, _score}`)).toEqual(all.slice(start, end));
});
