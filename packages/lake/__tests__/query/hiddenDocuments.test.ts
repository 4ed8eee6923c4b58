import { type Draft, lakeWith } from '../../src/testing/lakeWith.ts';

// A machine may be busy.
jest.setTimeout(30_000);

const stories: Draft[] = Array.from({ length: 30 }, (_, number) => ({
  _id: `story-${number}`,
  _type: 'story',
  title: number % 2 ? 'Council' : 'Budget',
  number,
  about: { _type: 'reference', _ref: number % 3 ? 'story-1' : 'drafts.story-1' },
}));
const hidden: Draft[] = [
  { _id: 'drafts.story-1', _type: 'story', title: 'Bribery', number: 1 },
  {
    _id: 'drafts.scoop',
    _type: 'story',
    title: 'Bribery',
    number: 2,
    about: { _type: 'reference', _ref: 'story-1' },
  },
  { _id: 'versions.r1.scoop', _type: 'story', title: 'Bribery' },
  { _id: '_.releases.r1', _type: 'system.release', name: 'r1', state: 'active' },
  { _id: 'private.note', _type: 'note', title: 'Bribery', number: 3 },
];

/** All that a stranger is answered, but for how long it took. */
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
  '*[title match "bribery"]',
  '*[title == "Bribery" || number == 7]._id',
  '*[@ match "bribery"] | order(number)[0..3]._id',
  '*[_type == "note"] | order(number)[0..3]._id',
  'releases::all()',
  'count(*[sanity::partOfRelease("r1")])',
  '*[sanity::versionOf("scoop")]',
  '*[_id in path("drafts.**")]._id',
  '*[about->title == "Bribery"]._id',
  '*[_type == "story"][0..3]{title, "about": about->title}',
  '*[number > 3]{"n": count(*[references(^._id)])}[0..3]',
])('what a stranger may not read shows neither in result nor tags, steps or sources: %s', async (query) => {
  expect(await answer([...stories, ...hidden], query)).toEqual(await answer(stories, query));
});
