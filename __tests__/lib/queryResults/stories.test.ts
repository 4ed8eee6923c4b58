import { evaluate, parse } from 'groq-js';
import type { z } from 'zod';
import { front } from '../../../lib/queryResults/front.ts';
import { personPage, siteFeed, storyList, subjectFeed } from '../../../lib/queryResults/lists.ts';
import { parseResult, UnreadableError } from '../../../lib/queryResults/parseResult.ts';
import {
  newsEntries,
  previewedStory,
  sitemapFile,
  story,
  wholeStories,
} from '../../../lib/queryResults/story.ts';
import {
  articleBySlugQuery,
  movedPreviewQuery,
  previewedArticleQuery,
  wholeStoriesQuery,
} from '../../../sanity/queries/article.ts';
import {
  newsSitemapQuery,
  personFeedQuery,
  sectionFeedQuery,
  siteFeedQuery,
  sitemapQuery,
  topicFeedQuery,
} from '../../../sanity/queries/feeds.ts';
import { frontQuery } from '../../../sanity/queries/front.ts';
import { personBySlugQuery, sectionBySlugQuery, topicBySlugQuery } from '../../../sanity/queries/lists.ts';
import { malformedStories, soundStory } from '../../fixtures/malformedStories.ts';
import { shownAnyway } from '../../fixtures/shownAnyway.ts';

const reference = (_ref: string) => ({ _key: _ref, _type: 'reference', _ref });
const slug = (current: string) => ({ _type: 'slug', current });
const filed = {
  firstPublishedAt: '2026-11-20T08:00:00Z',
  topics: [reference('topic-a')],
  noByline: false,
  bylines: [reference('person-a')],
};

const dataset = [
  { _id: 'section-tech', _type: 'section', title: 'Tech', slug: slug('tech') },
  { _id: 'topic-a', _type: 'topic', title: 'A topic', slug: slug('a-topic') },
  { _id: 'person-a', _type: 'person', name: 'Ann Other', slug: slug('ann') },
  soundStory('sound', filed),
  ...malformedStories.map(({ story: malformed }) => ({
    ...filed,
    ...malformed,
    noByline: malformed.noByline === true ? false : malformed.noByline,
  })),
].map((document) => ({ _createdAt: '2026-11-20T08:00:00Z', _rev: 'r', ...document }));

const ask = async (query: string, named: Record<string, unknown>): Promise<unknown> => {
  const params = {
    maxStories: 500,
    maxInStrip: 500,
    maxCorrections: 6,
    more: 500,
    moreOfSection: 500,
    ...named,
  };
  const timestamp = new Date('2026-11-25T12:00:00Z');
  const answer = await (await evaluate(parse(query, { params }), { dataset, params, timestamp })).get();
  return JSON.parse(JSON.stringify(answer));
};

const readAs = async <Out>(schema: z.ZodType<Out>, query: string, params: Record<string, unknown> = {}) =>
  parseResult(schema, await ask(query, params));

const addressed = malformedStories.flatMap(({ name, story: { _id: id, slug: held } }) => {
  const current = typeof held === 'object' && held !== null && 'current' in held ? held.current : undefined;
  return typeof current === 'string' ? [{ name, id, current }] : [];
});

describe('a story that breaks the schema', () => {
  it.each(addressed)('fails alone or is shown completely: $name', async ({ name, current }) => {
    const read = () => readAs(story, articleBySlugQuery, { slug: current });
    if (shownAnyway.has(name)) await expect(read()).resolves.toBeDefined();
    else await expect(read()).rejects.toThrow(UnreadableError);
  });

  it('is shown in its preview if only its headline is missing, also at another slug than it has now', async () => {
    const unnamed = addressed.filter(({ name }) => name.includes('headline') && !shownAnyway.has(name));
    expect(unnamed.length).toBeGreaterThan(0);
    for (const { id, current } of unnamed) {
      const shown = await readAs(previewedStory(current), previewedArticleQuery, { slug: current });
      expect(shown.value).toMatchObject({ _id: id, headline: 'No headline yet' });
      const moved = await readAs(previewedStory('old'), movedPreviewQuery, { id });
      expect(moved.value).toMatchObject({ _id: id, slug: current });
    }
    const missing = await readAs(previewedStory('nowhere'), previewedArticleQuery, { slug: 'nowhere' });
    expect(missing.value).toBeNull();
  });

  it.each(['', null, 'a/b'])('is shown where its preview is open if its slug is %j', async (held) => {
    const id = addressed.find(({ name }) => shownAnyway.has(name))?.id;
    const answer = await ask(movedPreviewQuery, { id });
    const { value } = parseResult(previewedStory('where-it-was'), { ...Object(answer), slug: held });
    expect(value).toMatchObject({ _id: id, slug: 'where-it-was' });
  });

  it('is missing from the list of showable stories if its page fails', async () => {
    const ids = malformedStories.map(({ story: { _id } }) => _id);
    const { value } = await readAs(wholeStories, wholeStoriesQuery, { ids });
    const readable = new Set(value?.map(({ _id }) => _id));
    for (const { name, id } of addressed)
      expect([name, readable.has(id)]).toEqual([name, shownAnyway.has(name)]);
  });
});

describe('lists with stories that cannot be shown', () => {
  it.each<[string, z.ZodType, string, Record<string, unknown>]>([
    ['the front', front, frontQuery, {}],
    ['a section', storyList, sectionBySlugQuery, { slug: 'tech' }],
    ['a topic', storyList, topicBySlugQuery, { slug: 'a-topic' }],
    ['a person', personPage, personBySlugQuery, { slug: 'ann' }],
    ['the feed of the site', siteFeed, siteFeedQuery, {}],
    ['the feed of a section', subjectFeed, sectionFeedQuery, { slug: 'tech' }],
    ['the feed of a topic', subjectFeed, topicFeedQuery, { slug: 'a-topic' }],
    ['the feed of a person', subjectFeed, personFeedQuery, { slug: 'ann' }],
    ['the sitemap', sitemapFile, sitemapQuery, { from: 0, to: 1_000 }],
    ['the news sitemap', newsEntries, newsSitemapQuery, { since: '2026-11-18T00:00:00Z' }],
    ['more from a section', story, articleBySlugQuery, { slug: 'sound' }],
  ])('keeps the readable parts of %s', async (_case, schema, query, params) => {
    const { value, unread } = await readAs(schema, query, params);
    expect(JSON.stringify(value)).toContain('"slug":"malformed-9"');
    expect(JSON.stringify(value)).not.toContain('party-');
    expect(unread.length).toBeGreaterThan(3);
    for (const { id, path } of unread) expect([id, path]).toEqual([expect.any(String), expect.any(String)]);
  });
});
