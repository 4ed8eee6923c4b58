import { openTestLake, type TestLake } from 'local-lake/testing';
import { articleFrom } from '../../../lib/articles/articleFrom.ts';
import { parseResult } from '../../../lib/queryResults/parseResult.ts';
import { sitemapFile, story } from '../../../lib/queryResults/story.ts';
import { articleBySlugQuery, exportedStoryQuery } from '../../../sanity/queries/article.ts';
import { sitemapQuery } from '../../../sanity/queries/feeds.ts';

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

const ask = async (query: string, params: object) =>
  (await lake.post('/data/query/production?perspective=published', { query, params })).body.result;

it.each([
  ['en', 'de', articleBySlugQuery],
  ['de', 'en', articleBySlugQuery],
  ['en', 'de', exportedStoryQuery],
])(
  'the story in %s leads to the one in %s, not to a draft nor to one under embargo',
  async (slug, other, query) => {
    const { value } = parseResult(story, [await ask(query, { slug, more: 4, moreOfSection: 4 })].flat()[0]);
    if (!value) throw new Error('Readers can open the story.');
    expect(articleFrom(value, { noBylineLine: null, now: new Date() }).translations).toEqual([
      { language: other, slug: other, headline: `In ${other}` },
    ]);
  },
);

it('a sitemap has the stories of each group', async () => {
  const { value } = parseResult(sitemapFile, await ask(sitemapQuery, { from: 0, to: 10 }));
  expect(value.translations).toMatchObject([{ stories: [{ slug: 'en' }, { slug: 'de' }, { slug: 'ar' }] }]);
});
