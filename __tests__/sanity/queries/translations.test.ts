import { openTestLake, type TestLake } from 'local-lake/testing';
import { articleFrom } from '../../../lib/articles/articleFrom.ts';
import { parseResult } from '../../../lib/queryResults/parseResult.ts';
import { story } from '../../../lib/queryResults/story.ts';
import { articleBySlugQuery } from '../../../sanity/queries/article.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await openTestLake();
  const written = (_id: string, language: string, more: object = {}) => ({
    create: {
      ...{ _id, _type: 'article', headline: `In ${language}`, language, typeOfWork: 'news' },
      ...{ slug: { _type: 'slug', current: language }, firstPublishedAt: '2026-11-20T08:00:00Z' },
      ...more,
    },
  });
  const link = (language: string, id: string) => ({
    ...{ _key: language, _type: 'internationalizedArrayReferenceValue', language },
    value: { _type: 'reference', _ref: id, _weak: true },
  });
  await lake.mutate(
    written('one', 'en'),
    written('two', 'de'),
    written('drafts.three', 'fr'),
    written('four', 'ar', { embargoedUntil: '2099-01-01T00:00:00Z' }),
    {
      create: {
        ...{ _id: 'group', _type: 'translation.metadata' },
        translations: [link('en', 'one'), link('de', 'two'), link('fr', 'three'), link('ar', 'four')],
      },
    },
  );
});
afterAll(() => lake.close());

it.each([
  ['en', 'de'],
  ['de', 'en'],
])('the story in %s leads to the one in %s, not to a draft nor to one under embargo', async (slug, other) => {
  const params = { slug, more: 4, moreOfSection: 4 };
  const { body } = await lake.post('/data/query/production?perspective=published', {
    query: articleBySlugQuery,
    params,
  });
  const { value } = parseResult(story, body.result);
  if (!value) throw new Error('Readers can open the story.');
  expect(articleFrom(value, { noBylineLine: null, now: new Date() }).translations).toEqual([
    { language: other, slug: other, headline: `In ${other}` },
  ]);
});
