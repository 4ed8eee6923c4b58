import { apiVersion } from '../../src/apiVersion.ts';
import { lakeWith } from '../../src/testing/lakeWith.ts';

const words = ['rain', 'river', 'dam', 'mill'];
/** Many documents match, many of them with the same score, and some do not match. */
const plants = Array.from({ length: 900 }, (_, number) => ({
  _id: `s${(number * 7) % 900}`,
  _type: 'plant',
  heading: Array.from({ length: 1 + (number % 5) }, (_, place) => words[(number * (place + 3)) % 4]).join(
    ' ',
  ),
  ...(number % 50 === 0 ? { _score: number % 3 } : {}),
}));

const scored =
  '*[_type == "plant"] | score(boost(heading match text::query("rain"), 2), heading match "dam")[_score > 0]';

let lake: Awaited<ReturnType<typeof lakeWith>>;
beforeAll(async () => {
  lake = await lakeWith(plants);
});
afterAll(() => lake.close());

const ask = async (query: string): Promise<{ _id: string; _score: number }[]> => {
  const address = `/v${apiVersion}/data/query/production?query=${encodeURIComponent(query)}`;
  return (await (await lake.ask(address)).json()).result;
};

it.each([
  ['', '[0...20]', 0, 20],
  [' | order(_score desc)', '[0...20]', 0, 20],
  [' | order(_score desc)', '[17..130]', 17, 131],
  [' | order(_score desc)', '[5...5]', 5, 5],
  [' | order(_score desc)', '[300...10000]', 300, 10_000],
])('score()%s%s returns the same slice as sorting all matches', async (order, slice, start, end) => {
  const all = await ask(`${scored}{_id, _score}`);
  expect(all.length).toBeGreaterThan(400);
  expect(await ask(`${scored}${order}${slice}{_id, _score}`)).toEqual(all.slice(start, end));
});
