import { evaluate, parse } from 'groq-js';
import { site as siteSchema } from '../../../lib/queryResults/site.ts';
import { siteFrom } from '../../../lib/siteFrom.ts';
import { articleBySlugQuery } from '../../../sanity/queries/article.ts';
import { newsSitemapQuery, siteFeedQuery, sitemapQuery } from '../../../sanity/queries/feeds.ts';
import { frontQuery } from '../../../sanity/queries/front.ts';
import { personBySlugQuery, sectionBySlugQuery, topicBySlugQuery } from '../../../sanity/queries/lists.ts';
import { redirectQuery } from '../../../sanity/queries/page.ts';
import { siteQuery } from '../../../sanity/queries/site.ts';
import { theme } from '../../fixtures/theme.ts';

const reference = (id: string) => ({ _type: 'reference', _ref: id, _key: id });
const slug = (current: string) => ({ _type: 'slug', current });
const article = (id: string, more: object = {}) => ({
  _id: id,
  _type: 'article',
  _createdAt: '2026-11-01T00:00:00Z',
  headline: `Headline of ${id}`,
  slug: slug(id),
  language: 'en',
  section: reference('tech'),
  bylines: [reference('ann')],
  topics: [reference('clouds')],
  contacts: [reference('ann')],
  firstPublishedAt: '2026-11-20T08:00:00Z',
  ...more,
});

const dataset = [
  { _id: 'site', _type: 'site', title: 'The Proof', correctionsPolicy: reference('policy') },
  { _id: 'policy', _type: 'page', title: 'Corrections policy', slug: slug('corrections-policy') },
  { _id: 'inside', _type: 'section', title: 'Inside', slug: slug('inside'), order: 2 },
  { _id: 'tech', _type: 'section', title: 'Tech', slug: slug('tech'), order: 1 },
  { _id: 'clouds', _type: 'topic', title: 'Clouds', slug: slug('clouds'), parent: reference('tech') },
  { _id: 'storage', _type: 'topic', title: 'Storage', slug: slug('storage'), parent: reference('clouds') },
  {
    _id: 'ann',
    _type: 'person',
    name: 'Ann Other',
    slug: slug('ann'),
    channels: [{ kind: 'email', value: 'ann@example.org', isPublic: true }],
  },
  article('old', { firstPublishedAt: '2026-11-10T08:00:00Z' }),
  article('new'),
  article('unsigned', { firstPublishedAt: '2026-11-15T08:00:00Z', noByline: true }),
  article('retracted', { retractedAt: '2026-11-21T08:00:00Z' }),
  article('embargoed', { embargoedUntil: '2026-12-24T00:00:00Z' }),
  article('embargoed by words', { embargoedUntil: '10 o’clock' }),
  article('embargoed by nothing', { embargoedUntil: '' }),
  article('embargoed by a number', { embargoedUntil: 1 }),
  article('lifted', { embargoedUntil: '2026-11-24T00:00:00Z', firstPublishedAt: '2026-11-01T08:00:00Z' }),
  {
    _id: 'c1',
    _type: 'correction',
    status: 'published',
    kind: 'correction',
    article: reference('new'),
    note: 'One.',
    requestedBy: 'ann',
    approvedBy: 'ben',
    publishedAt: '2026-11-22T08:00:00Z',
  },
  {
    _id: 'c2',
    _type: 'correction',
    status: 'published',
    kind: 'typo',
    article: reference('new'),
    publishedAt: '2026-11-23T08:00:00Z',
  },
  {
    _id: 'c3',
    _type: 'correction',
    status: 'reported',
    article: reference('new'),
    reportMessage: 'Secret',
    publishedAt: null,
  },
  { _id: 'r1', _type: 'redirect', from: '/articles/former', to: '/articles/new' },
];

const limits = { maxStories: 50, maxInStrip: 7, maxCorrections: 6, more: 4, moreOfSection: 12 };

const onFront = (id: string, more: object = {}) => ({ _key: id, story: reference(id), ...more });

/** The front page as an editor arranged it. */
const frontPage = {
  _id: 'frontPage',
  _type: 'frontPage',
  lead: onFront('new', {
    headline: 'For the front',
    writtenFor: 'Another headline',
    until: '2026-12-01T00:00:00Z',
  }),
  seconds: ['retracted', 'embargoed', 'gone', 'lifted'].map((id) => onFront(id)),
  strips: [
    { title: 'Chosen', form: 'led', stories: [onFront('old')] },
    { subject: reference('clouds'), count: 2 },
    { subject: reference('inside') },
    { subject: reference('gone') },
  ],
};

/** The result of a query at noon on 25 November 2026. */
const ask = async (
  query: string,
  named: Record<string, unknown> = {},
  documents: { _id: string }[] = dataset,
) => {
  const params = { ...limits, ...named };
  const timestamp = new Date('2026-11-25T12:00:00Z');
  return (await evaluate(parse(query, { params }), { dataset: documents, params, timestamp })).get();
};

const slugs = (rows: { slug: string }[]) => rows.map((row) => row.slug);

describe('articleBySlugQuery', () => {
  it('finds a story with its section, authors, contacts and corrections', async () => {
    expect(await ask(articleBySlugQuery, { slug: 'new' })).toMatchObject({
      headline: 'Headline of new',
      publishedAt: '2026-11-20T08:00:00Z',
      section: { title: 'Tech', slug: 'tech' },
      authors: ['Ann Other'],
      contacts: [{ name: 'Ann Other', channels: [{ value: 'ann@example.org' }] }],
      corrections: [{ _id: 'c1' }, { _id: 'c2' }],
    });
  });

  it('shows more of the section, newest first, without the story itself', async () => {
    const { moreFromSection } = await ask(articleBySlugQuery, { slug: 'new' });
    expect(slugs(moreFromSection)).toEqual(['unsigned', 'old', 'lifted']);
    const two = await ask(articleBySlugQuery, { slug: 'new', moreOfSection: 2 });
    expect(slugs(two.moreFromSection)).toEqual(['unsigned', 'old']);
  });

  it('finds the newest stories of each topic and author, of any section, without the story itself', async () => {
    const elsewhere = article('elsewhere', { section: reference('inside'), bylines: [reference('bob')] });
    const found = await ask(articleBySlugQuery, { slug: 'new' }, [...dataset, elsewhere]);
    const { topicIds, moreFromTopics, moreFromAuthors } = found;
    expect(topicIds).toEqual(['clouds']);
    expect(moreFromTopics.map(({ stories }: { stories: { slug: string }[] }) => slugs(stories))).toEqual([
      ['elsewhere', 'unsigned', 'old', 'lifted'],
    ]);
    expect(slugs(moreFromAuthors[0].stories)).toEqual(['unsigned', 'old', 'lifted']);
    expect(moreFromTopics[0].stories[0]).toMatchObject({ topicIds: ['clouds'], bylineIds: ['bob'] });
  });

  it.each([
    ['under embargo', 'embargoed', null],
    ['under an embargo that is words', 'embargoed by words', null],
    ['under an embargo that is no words', 'embargoed by nothing', null],
    ['under an embargo that is a number', 'embargoed by a number', null],
    ['that does not exist', 'nowhere', null],
  ])('finds no story %s', async (_case, name, expected) => {
    expect(await ask(articleBySlugQuery, { slug: name })).toBe(expected);
  });

  it('finds a retracted story: its address stays', async () => {
    expect(await ask(articleBySlugQuery, { slug: 'retracted' })).toMatchObject({
      retractedAt: '2026-11-21T08:00:00Z',
    });
  });

  it('dates a story without a date by its creation', async () => {
    dataset.push(article('undated', { firstPublishedAt: undefined, section: undefined }));
    expect(await ask(articleBySlugQuery, { slug: 'undated' })).toMatchObject({
      publishedAt: '2026-11-01T00:00:00Z',
    });
    dataset.pop();
  });
});

describe('frontQuery', () => {
  it('returns the newest stories without retracted and embargoed ones, sections in order, and corrections', async () => {
    const { stories, sections, corrections } = await ask(frontQuery);
    expect(slugs(stories)).toEqual(['new', 'unsigned', 'old', 'lifted']);
    expect(slugs(sections)).toEqual(['tech', 'inside']);
    expect(slugs(sections[0].stories)).toEqual(['new', 'unsigned', 'old', 'lifted']);
    expect(corrections).toMatchObject([{ _id: 'c1', article: { slug: 'new' } }]);
    expect((await ask(frontQuery)).edited).toBeNull();
  });

  it('returns the edited front without stories that readers cannot open', async () => {
    const { edited } = await ask(frontQuery, {}, [...dataset, frontPage]);
    expect(edited.lead).toMatchObject({
      headline: 'For the front',
      isSameHeadline: false,
      correctedAt: '2026-11-22T08:00:00Z',
      until: '2026-12-01T00:00:00Z',
      story: { slug: 'new', headline: 'Headline of new' },
    });
    expect(
      edited.seconds.map(({ story }: { story: { slug: string } | null }) => story?.slug ?? null),
    ).toEqual([null, null, null, 'lifted']);
    expect(edited.seconds[3]).toMatchObject({ isSameHeadline: true, correctedAt: null });
    const [chosen, clouds, inside, gone] = edited.strips;
    expect(chosen).toMatchObject({
      title: 'Chosen',
      form: 'led',
      chosen: [{ story: { slug: 'old' } }],
      subject: null,
    });
    expect(clouds.subject).toEqual({ kind: 'topic', title: 'Clouds', slug: 'clouds' });
    expect(slugs(clouds.newest)).toEqual(['new', 'unsigned', 'old', 'lifted']);
    expect(inside).toMatchObject({ subject: { kind: 'section', slug: 'inside' }, newest: [] });
    expect(gone.subject).toBeNull();
    expect(gone).not.toHaveProperty('newest');
  });
});

describe('the queries of lists', () => {
  it.each([
    ['section', sectionBySlugQuery, 'tech', ['new', 'unsigned', 'old', 'lifted']],
    ['topic', topicBySlugQuery, 'clouds', ['new', 'unsigned', 'old', 'lifted']],
    ['person, without stories that carry no byline', personBySlugQuery, 'ann', ['new', 'old', 'lifted']],
  ])('return the stories of a %s', async (_case, query, name, expected) => {
    expect(slugs((await ask(query, { slug: name })).stories)).toEqual(expected);
  });
});

describe('the place of a topic', () => {
  it('is found from above and from below', async () => {
    const tech = { kind: 'section', title: 'Tech', slug: 'tech' };
    expect(await ask(sectionBySlugQuery, { slug: 'tech', maxStories: 1 })).toMatchObject({
      parts: [{ title: 'Clouds', slug: 'clouds' }],
    });
    expect(await ask(topicBySlugQuery, { slug: 'clouds', maxStories: 1 })).toMatchObject({
      parent: { ...tech, parent: null },
      parts: [{ title: 'Storage', slug: 'storage' }],
    });
    expect(await ask(topicBySlugQuery, { slug: 'storage', maxStories: 1 })).toMatchObject({
      parent: { kind: 'topic', slug: 'clouds', parent: tech },
      parts: [],
    });
  });
});

describe('siteFeedQuery', () => {
  it('returns the newest stories and, separately, retracted ones without their text', async () => {
    const { stories, retracted } = await ask(siteFeedQuery);
    expect(slugs(stories)).toEqual(['new', 'unsigned', 'old', 'lifted']);
    expect(slugs(retracted)).toEqual(['retracted']);
    expect(retracted[0]).not.toHaveProperty('body');
    expect(retracted[0]).not.toHaveProperty('standfirst');
  });
});

describe('the other queries', () => {
  it('find the publication and its policies', async () => {
    expect(await ask(siteQuery)).toMatchObject({
      site: { title: 'The Proof', correctionsPolicy: { slug: 'corrections-policy' }, tips: null },
      sections: [{ slug: 'tech' }, { slug: 'inside' }],
    });
  });

  it('find the order of the sections, for every page and for the front page', async () => {
    const sections = [reference('inside'), reference('gone'), reference('tech')];
    const ordered = dataset.map((document) =>
      document._id === 'site' ? { ...document, sections } : document,
    );
    const run = async (query: string, params: Record<string, unknown>) =>
      (await evaluate(parse(query, { params }), { dataset: ordered, params })).get();
    const found = siteFrom(siteSchema.parse(await run(siteQuery, {})), theme);
    expect(found.sections.map(({ title }) => title)).toEqual(['Inside', 'Tech']);
    const limits = { maxStories: 9, maxInStrip: 3, maxCorrections: 2 };
    expect(await run(frontQuery, limits)).toMatchObject({ sectionOrder: ['inside', 'gone', 'tech'] });
  });

  it('find the target of a redirect', async () => {
    expect(await ask(redirectQuery, { from: '/articles/former' })).toEqual({
      _id: 'r1',
      to: '/articles/new',
    });
  });

  it('list recent stories for news search', async () => {
    expect(slugs(await ask(newsSitemapQuery, { since: '2026-11-18T00:00:00Z' }))).toEqual(['new']);
  });

  it('list each readable story for the sitemap, including retracted ones', async () => {
    const { stories } = await ask(sitemapQuery, { from: 0, to: 100 });
    expect(slugs(stories).toSorted()).toEqual(['lifted', 'new', 'old', 'retracted', 'unsigned']);
  });
});
