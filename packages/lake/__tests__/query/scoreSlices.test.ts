import { apiVersion } from '../../src/apiVersion.ts';
import { explainQuery } from '../../src/testing/explainQuery.ts';
import { commit, lakeWith } from '../../src/testing/lakeWith.ts';
import { openTestLake } from '../../src/testing/openTestLake.ts';

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
  // Anonymous queries have limits of their own.
  return (await (await lake.ask(address, { headers: lake.headersOf('viewer') })).json()).result;
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

describe('a search for nothing, as Studio sends it when a list of references opens', () => {
  const search = `*[_type == "note"] | score(
    boost(_type in ["note"] && heading match text::query("*"), 10), ([@, _id] match text::query("*") || references(""))
  )[_score > 0]{_id, "orderings": [_score]} | order(orderings[0] desc)`;
  let notes: Awaited<ReturnType<typeof openTestLake>>;
  beforeAll(async () => {
    notes = await openTestLake();
    const documents = Array.from({ length: 2_000 }, (_, number) => ({
      _id: `note-${number}`,
      _type: 'note',
      ...(number % 3 && { heading: `River ${number}` }),
    }));
    commit(notes.dataset, Object.fromEntries(documents.map((document) => [document._id, document])));
  });
  afterAll(() => notes.close());

  const run = (slice: string) =>
    explainQuery(notes.dataset, {
      query: `${search}${slice}`,
      params: {},
      perspective: { kind: 'raw' },
      now: new Date(),
    });

  it('reads the documents that it answers, whatever the number of the others', () => {
    const { result, cost } = run('[0...101]');
    expect(result).toHaveLength(101);
    expect(cost).toBeLessThan(1_000);
  });

  it('answers the same as a search that reads all', () => {
    const all = run('').result as unknown[];
    expect(all).toHaveLength(2_000);
    expect(run('[0...101]').result).toEqual(all.slice(0, 101));
    expect(run('[40..60]').result).toEqual(all.slice(40, 61));
  });
});
