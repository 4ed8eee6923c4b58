import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { commit, type Draft, explainQuery, openTestLake, type TestLake } from 'local-lake/testing';
import { startsOfParts } from '../../../lib/periods/calendar.ts';

const folder = join(import.meta.dirname, '../../../sanity/queries');

/** All queries of the site, by name. */
const queries: [name: string, query: string][] = readdirSync(folder).flatMap((file) =>
  Object.entries(jest.requireActual<Record<string, string>>(join(folder, file))).filter(([name]) =>
    name.endsWith('Query'),
  ),
);

/** The value of each parameter. Add new parameters here. */
const parameters: Record<string, unknown> = {
  after: '',
  count: 100,
  end: 50,
  entryId: 'entry-1',
  first: 0,
  from: 0,
  kinds: ['correction', 'clarification', 'retraction'],
  more: 4,
  moreOfSection: 12,
  id: 'good-7',
  maxStories: 50,
  ids: ['good-1', 'good-2'],
  maxCorrections: 6,
  maxInStrip: 7,
  maxRanked: 20,
  section: 'tech',
  since: '2026-01-30T00:00:00Z',
  slug: 'tech',
  slugs: ['good-1', 'good-2'],
  to: 100,
};
const february = {
  from: '2026-02-01T00:00:00Z',
  to: '2026-03-01T00:00:00Z',
  starts: startsOfParts({ year: 2026, month: 2, day: null }, 'UTC'),
};
const own: Record<string, Record<string, unknown>> = {
  periodQuery: february,
  periodPartsQuery: february,
  sectionPeriodPartsQuery: { ...february, subject: 'tech' },
  topicPeriodPartsQuery: { ...february, subject: 'clouds' },
  personPeriodPartsQuery: { ...february, subject: 'ann' },
  sectionPeriodQuery: { ...february, subject: 'tech' },
  sectionSpanQuery: { subject: 'tech' },
  topicPeriodQuery: { ...february, subject: 'clouds' },
  topicSpanQuery: { subject: 'clouds' },
  personPeriodQuery: { ...february, subject: 'ann' },
  personSpanQuery: { subject: 'ann' },
  publishedAtQuery: { type: 'section' },
  subjectQuery: { type: 'section' },
  searchSubjectsQuery: { type: 'section' },
  redirectQuery: { from: '/articles/former' },
  correctionLogQuery: { from: '2026-01-01', to: '2027-01-01' },
  sectionCorrectionLogQuery: { from: '2026-01-01', to: '2027-01-01' },
  correctionLogFrameQuery: { from: '2026-01-01', to: '2027-01-01' },
  articleBySlugQuery: { slug: 'good-7' },
  previewedArticleQuery: { slug: 'good-7' },
  reportedStoryQuery: { slug: 'good-7' },
};
const paramsOf = (name: string, query: string): Record<string, unknown> =>
  Object.fromEntries(
    [...query.matchAll(/\$(\w+)/g)].map(([, parameter = '']) => {
      const value = own[name]?.[parameter] ?? parameters[parameter];
      if (value === undefined) throw new Error(`${name}: say what $${parameter} is given`);
      return [parameter, value];
    }),
  );

/** The work of these queries grows with the dataset: they read each of its documents. */
const asksForAll: Record<string, string> = {
  storyCountQuery: 'it counts all stories',
  correctionLogQuery: 'a page of the log says how many notes there are',
  sectionCorrectionLogQuery: 'the same',
  correctionArchiveQuery: 'the same',
  sitemapQuery: 'a sitemap has the date of each correction of its stories',
};

const reference = (id: string) => ({ _type: 'reference', _ref: id, _key: id });
const instant = (hours: number) => new Date(Date.UTC(2026, 0, 1) + hours * 3_600_000).toISOString();
const story = (id: string, more: object = {}): Draft => ({
  _id: id,
  _type: 'article',
  headline: `Headline of ${id}`,
  slug: { current: id },
  section: reference('tech'),
  bylines: [reference('ann')],
  topics: [reference('clouds')],
  firstPublishedAt: instant(0),
  ...more,
});
const note = (id: string, more: object = {}): Draft => ({
  _id: id,
  _type: 'correction',
  status: 'published',
  kind: 'correction',
  article: reference('good-9'),
  section: reference('tech'),
  note: 'A note.',
  requestedBy: 'ada',
  approvedBy: 'bob',
  publishedAt: instant(0),
  ...more,
});

const entry = (id: string, storyId: string): Draft => ({
  _id: id,
  _type: 'liveEntry',
  story: reference(storyId),
  isKey: true,
  isPinned: true,
  firstPublishedAt: instant(900),
});

const newsroom: Draft[] = [
  ...Array.from({ length: 5 }, (_, index) => entry(`entry-${index}`, 'good-7')),
  { _id: 'site', _type: 'site', title: 'The Proof' },
  { _id: 'tech', _type: 'section', title: 'Tech', slug: { current: 'tech' } },
  { _id: 'arts', _type: 'section', title: 'Arts', slug: { current: 'arts' } },
  { _id: 'clouds', _type: 'topic', title: 'Clouds', slug: { current: 'tech' } },
  { _id: 'ann', _type: 'person', name: 'Ann Other', slug: { current: 'tech' } },
  { _id: 'about', _type: 'page', title: 'About', slug: { current: 'tech' } },
  { _id: 'r1', _type: 'redirect', from: '/articles/former', to: '/articles/good-1' },
  {
    _id: 'frontPage',
    _type: 'frontPage',
    lead: { story: reference('good-9'), headline: 'A headline for the front' },
    seconds: [{ story: reference('away') }, { headline: 'A place without a story' }],
    strips: [
      { title: 'Chosen', stories: [{ story: reference('good-3') }] },
      { subject: reference('tech'), count: 4 },
      { subject: reference('clouds'), count: 4 },
      { subject: reference('gone'), count: 4 },
    ],
  },
  ...Array.from({ length: 200 }, (_, index) =>
    story(`good-${index}`, {
      firstPublishedAt: instant(index * 4),
      ...(index === 7 ? { section: undefined, typeOfWork: 'live' } : {}),
    }),
  ),
  ...Array.from({ length: 100 }, (_, index) => note(`n${index}`, { publishedAt: instant(index * 4) })),
];

/** Values in place of a date: none, all types, invalid and long texts, equal values. */
const noDates: Record<string, unknown> = {
  'no date': undefined,
  'a number for a date': 20_260_101,
  'a truth for a date': true,
  'nothing for a date': null,
  'a list for a date': [instant(1)],
  'an object for a date': { at: instant(1) },
  'words for a date': 'zz soon',
  'a day for a date': '2026-12-30',
  'an impossible day': '2026-13-40T00:00:00Z',
  'a long text for a date': `2026-12-30T00:00:00.${'0'.repeat(400)}Z`,
};
const late = instant(10_000);
const hostileStories: Record<string, object> = {
  ...Object.fromEntries(
    Object.entries(noDates).map(([kind, firstPublishedAt]) => [kind, { firstPublishedAt }]),
  ),
  'one date for all': { firstPublishedAt: instant(400) },
  'under embargo': { firstPublishedAt: late, embargoedUntil: '2099-01-01T00:00:00Z' },
  retracted: { firstPublishedAt: late, retractedAt: late },
  'no address': { firstPublishedAt: late, slug: undefined },
  'a number for an address': { firstPublishedAt: late, slug: { current: 7 } },
  'no byline': { firstPublishedAt: late, noByline: true },
  'no section': { firstPublishedAt: late, section: undefined, retractedAt: late },
  'references without end': {
    firstPublishedAt: late,
    section: reference('arts'),
    topics: Array.from({ length: 101 }, (_, index) => reference(`t${index}`)),
  },
};
const hostileNotes: Record<string, object> = {
  ...Object.fromEntries(Object.entries(noDates).map(([kind, publishedAt]) => [kind, { publishedAt }])),
  'one date for all': { publishedAt: instant(300) },
  'not published': { publishedAt: late, status: 'reported' },
  'a typo': { publishedAt: late, kind: 'typo' },
  'no kind': { publishedAt: late, kind: undefined },
};

const hostile = (times: number): Draft[] => [
  ...Array.from({ length: times }, (_, index) => entry(`other-entry-${index}`, 'gone')),
  ...Object.values(hostileStories).flatMap((more, kind) =>
    Array.from({ length: times }, (_, index) => story(`h${kind}-${index}`, more)),
  ),
  ...Object.values(hostileNotes).flatMap((more, kind) =>
    Array.from({ length: times }, (_, index) =>
      note(`m${kind}-${index}`, { ...more, article: reference('gone') }),
    ),
  ),
];

/** Below and above the number that the index checks one by one. */
const [few, many] = [20, 150];

const ask = ({ dataset }: TestLake, name: string, query: string) =>
  explainQuery(dataset, {
    query,
    params: paramsOf(name, query),
    perspective: { kind: 'published' },
    now: new Date('2026-02-15T12:00:00Z'),
  });

/** The number of documents in a result. */
const documentsIn = (result: unknown): number => JSON.stringify(result).split('"_id":').length;

describe('the queries of the site', () => {
  let small: TestLake;
  let large: TestLake;
  beforeAll(async () => {
    [small, large] = [await openTestLake(), await openTestLake()];
    for (const [lake, times] of [
      [small, few],
      [large, many],
    ] as const) {
      const documents = [...newsroom, ...hostile(times)];
      commit(lake.dataset, Object.fromEntries(documents.map((document) => [document._id, document])));
    }
  });
  afterAll(async () => {
    await small.close();
    await large.close();
  });

  it('are all found', () => {
    expect(queries.length).toBeGreaterThan(15);
  });

  it.each(queries)('use an index for any document content: %s', (name, query) => {
    for (const lake of [small, large]) {
      const { steps } = ask(lake, name, query);
      expect(steps.length).toBeGreaterThan(0);
      expect(steps.filter(({ index }) => index === 'none')).toEqual([]);
    }
  });

  it.each(queries.filter(([name]) => !asksForAll[name]))(
    'read a number of documents that does not grow with the dataset: %s',
    (name, query) => {
      const [before, after] = [ask(small, name, query), ask(large, name, query)];
      const more = Math.max(documentsIn(after.result) - documentsIn(before.result), 0);
      expect(after.cost).toBeLessThanOrEqual(before.cost * 1.2 + 20 + 3 * more);
    },
  );
});
