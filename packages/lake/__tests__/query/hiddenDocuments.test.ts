import { type Draft, lakeWith } from '../../src/testing/lakeWith.ts';

const plants: Draft[] = Array.from({ length: 30 }, (_, number) => ({
  _id: `plant-${number}`,
  _type: 'plant',
  title: number % 2 ? 'Council' : 'Budget',
  number,
  about: { _type: 'reference', _ref: number % 3 ? 'plant-1' : 'drafts.plant-1' },
}));
const hidden: Draft[] = [
  { _id: 'drafts.plant-1', _type: 'plant', title: 'Nettles', number: 1 },
  {
    _id: 'drafts.novel',
    _type: 'plant',
    title: 'Nettles',
    number: 2,
    about: { _type: 'reference', _ref: 'plant-1' },
  },
  { _id: 'versions.r1.novel', _type: 'plant', title: 'Nettles' },
  { _id: '_.releases.r1', _type: 'system.release', name: 'r1', state: 'active' },
  { _id: 'private.note', _type: 'note', title: 'Nettles', number: 3 },
];

/** The whole response to an anonymous client, without its duration. */
const answer = async (documents: Draft[], query: string): Promise<unknown> => {
  const lake = await lakeWith(documents);
  const answers: unknown[] = [];
  for (const perspective of ['raw', 'drafts', 'r1,drafts']) {
    const address = `/vX/data/query/production?explain=true&resultSourceMap=true&perspective=${perspective}`;
    const response = await lake.ask(`${address}&query=${encodeURIComponent(query)}`);
    const { ms, ...rest } = (await response.json()) as { ms: number };
    answers.push(rest);
  }
  await lake.close();
  return JSON.parse(JSON.stringify(answers).replaceAll(/"_rev":"t\d+"/g, '"_rev":""'));
};

it.each([
  '*[title match "nettles"]',
  '*[title == "Nettles" || number == 7]._id',
  '*[@ match "nettles"] | order(number)[0..3]._id',
  '*[_type == "note"] | order(number)[0..3]._id',
  'releases::all()',
  'count(*[sanity::partOfRelease("r1")])',
  '*[sanity::versionOf("novel")]',
  '*[_id in path("drafts.**")]._id',
  '*[about->title == "Nettles"]._id',
  '*[_type == "plant"][0..3]{title, "about": about->title}',
  '*[number > 3]{"n": count(*[references(^._id)])}[0..3]',
])(
  'an anonymous client sees no trace of hidden documents in result, tags, steps or source map: %s',
  async (query) => {
    expect(await answer([...plants, ...hidden], query)).toEqual(await answer(plants, query));
  },
);
