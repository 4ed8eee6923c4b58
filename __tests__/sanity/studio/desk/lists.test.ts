import { commit, type Draft, explainQuery, openTestLake, type TestLake } from 'local-lake/testing';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { newestFirst } from '../../../../sanity/schema/newestFirst.ts';
import {
  correctionLists,
  countQuery,
  type DeskList,
  listGroups,
  shownCount,
} from '../../../../sanity/studio/desk/lists.ts';

const now = new Date('2026-11-26T12:00:00Z');
const daysFromNow = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();

const listsOf = (mayPublish: boolean): DeskList[] =>
  listGroups({ id: 'joan', mayPublish }).flatMap(({ lists }) => lists);
const editorsLists = listsOf(true);
const allLists = [...editorsLists, ...correctionLists];

const reference = (id: string) => ({ _type: 'reference', _ref: id });
const story = (id: string, more: object = {}): Draft => ({
  _id: id,
  _type: 'article',
  headline: id,
  ...more,
});
const whole = { summary: 'A summary.', leadImage: { asset: reference('image-a') } };
const correction = (id: string, more: object): Draft => ({ _id: id, _type: 'correction', ...more });
const person = (id: string, ...expiries: string[]): Draft => ({
  _id: id,
  _type: 'person',
  channels: expiries.map((expiresAt, index) => ({ _key: `${index}`, kind: 'signal', expiresAt })),
});
const picture = (id: string, days: number): Draft => ({
  _id: id,
  _type: 'pictureRecord',
  image: { asset: reference(id.slice(id.indexOf('image-'))) },
  rightsEndAt: daysFromNow(days),
  isLive: true,
});
const filed = { filedAt: daysFromNow(-1), filedBy: 'joan' };
const planned = { scheduledFor: daysFromNow(2), firstPublishedAt: daysFromNow(2) };

const documents: Draft[] = [
  story('drafts.mine', { startedBy: 'joan' }),
  story('drafts.theirs', { startedBy: 'bert' }),
  story('drafts.filed', { ...whole, ...filed }),
  story('drafts.filed-bare', { ...filed, summary: 'No picture.' }),
  story('drafts.planned', { ...whole, ...planned }),
  story('drafts.missed', { ...whole, ...planned, startedBy: 'joan', missedBecause: 'It has no headline.' }),
  story('drafts.sent-back', {
    startedBy: 'bert',
    sentBack: { at: daysFromNow(-1), to: 'joan', reason: 'No source.' },
  }),
  story('drafts.sent-back-theirs', {
    startedBy: 'bert',
    sentBack: { at: daysFromNow(-1), to: 'bert', reason: 'Why?' },
  }),
  story('drafts.off-site', { ...whole, firstPublishedAt: daysFromNow(-40), withdrawnAt: daysFromNow(-1) }),
  story('live', { ...whole, firstPublishedAt: daysFromNow(-40), startedBy: 'joan' }),
  story('live-bare', { firstPublishedAt: daysFromNow(-40) }),
  story('new-bare', { firstPublishedAt: daysFromNow(-1) }),
  story('changed', { ...whole, firstPublishedAt: daysFromNow(-40) }),
  story('drafts.changed', { ...whole, firstPublishedAt: daysFromNow(-40), startedBy: 'joan' }),
  story('corrected', {
    ...whole,
    firstPublishedAt: daysFromNow(-40),
    modifiedAt: daysFromNow(-3),
    recheckSummary: true,
  }),
  story('corrected-before', {
    ...whole,
    firstPublishedAt: daysFromNow(-80),
    modifiedAt: daysFromNow(-50),
  }),
  story('to-remove', { ...whole, firstPublishedAt: daysFromNow(-40) }),
  story('drafts.to-remove', {
    ...whole,
    firstPublishedAt: daysFromNow(-40),
    withdrawal: { requestedBy: 'bert' },
  }),
  story('retracted', {
    firstPublishedAt: daysFromNow(-9),
    modifiedAt: daysFromNow(-3),
    retractedAt: daysFromNow(-3),
    recheckSummary: true,
  }),
  story('corrected-with-draft', { ...whole, firstPublishedAt: daysFromNow(-40), recheckSummary: true }),
  // It was begun before the correction.
  story('drafts.corrected-with-draft', { ...whole, firstPublishedAt: daysFromNow(-40), recheckLive: true }),
  correction('drafts.report', { status: 'reported', reportedVia: 'reader' }),
  correction('drafts.accepted', { status: 'accepted', reportedVia: 'reader' }),
  correction('drafts.drafted', { status: 'drafted' }),
  correction('drafts.at-noon', { status: 'approved', scheduledFor: daysFromNow(1) }),
  story('drafts.in-release', { ...whole, ...filed, inRelease: 'r1' }),
  story('versions.r1.in-release', { ...whole, ...filed, inRelease: 'r1' }),
  correction('drafts.note-in-release', { status: 'drafted', inRelease: 'r1' }),
  correction('versions.r1.note-in-release', { status: 'approved', inRelease: 'r1' }),
  story('versions.r1.mine', { startedBy: 'joan' }),
  correction('drafts.missed-note', { status: 'drafted', missedBecause: 'The story changed.' }),
  correction('drafts.declined', { status: 'declined' }),
  correction('drafts.declined-mine', {
    status: 'declined',
    requestedBy: 'joan',
    _updatedAt: daysFromNow(-2),
  }),
  correction('drafts.answer-mine', {
    status: 'accepted',
    reportedVia: 'reader',
    assigned: { to: 'bert' },
    declined: { to: 'joan', by: 'anna', at: daysFromNow(-2) },
  }),
  correction('drafts.answer-theirs', {
    status: 'accepted',
    reportedVia: 'reader',
    declined: { to: 'bert', by: 'anna', at: daysFromNow(-2) },
  }),
  correction('drafts.answer-before', {
    status: 'accepted',
    reportedVia: 'reader',
    declined: { to: 'joan', by: 'anna', at: daysFromNow(-9) },
  }),
  correction('note', { status: 'published', publishedAt: daysFromNow(-20) }),
  correction('typo', {
    status: 'published',
    kind: 'typo',
    publishedAt: daysFromNow(-1),
    requestedBy: 'bert',
  }),
  correction('read-typo', {
    ...{ status: 'published', kind: 'typo', publishedAt: daysFromNow(-1) },
    ...{ requestedBy: 'bert', lookedOver: { by: 'anna', finding: 'fine' } },
  }),
  correction('approved-typo', {
    ...{ status: 'published', kind: 'typo', publishedAt: daysFromNow(-1) },
    ...{ requestedBy: 'bert', approvedBy: 'anna' },
  }),
  correction('old-note', { status: 'superseded', publishedAt: daysFromNow(-30) }),
  person('lasting', daysFromNow(300)),
  person('drafts.unpublished'),
  person('expiring', daysFromNow(300), daysFromNow(12)),
  person('expired', daysFromNow(-2)),
  { ...person('internal.contact.lasting', daysFromNow(29)), _type: 'privateContact' },
  picture('internal.picture.image-a', -1),
  picture('internal.picture.image-b', 20),
  picture('internal.picture.image-c', 40),
  { ...picture('internal.picture.image-unused', -1), isLive: false },
  picture('drafts.internal.picture.image-c', 10),
  picture('internal.picture.image-d', 10),
  // A draft that extends the rights.
  { ...picture('drafts.internal.picture.image-d', 90), liveRightsEndAt: daysFromNow(10) },
];

const storedIn = async (drafts: Draft[]): Promise<TestLake> => {
  const lake = await openTestLake();
  commit(lake.dataset, Object.fromEntries(drafts.map((document) => [document._id, document])));
  return lake;
};

const ask = (
  { dataset }: TestLake,
  query: string,
  params: Record<string, unknown>,
  perspective: string = 'drafts',
) =>
  explainQuery(dataset, {
    query,
    params,
    perspective:
      perspective === 'published'
        ? { kind: 'published' }
        : { kind: 'stack', layers: [...new Set([perspective, 'drafts'])] },
    now,
  });

type Ordering = DeskList['ordering'];

const orderOf = ({ direction, mapWith }: Ordering, index: number): string =>
  mapWith ? `${mapWith}(orderings[${index}]) ${direction}` : `orderings[${index}] ${direction}`;

type Asked = { orderings?: Ordering[]; query?: string; perspective?: string };

/** The query that Studio sends for the first page of a list. @param orderings the chosen order, else the list's own. */
const askPage = (
  lake: TestLake,
  list: DeskList,
  { orderings = [list.ordering], query = '*', perspective = 'drafts' }: Asked = {},
) => {
  const { types, filter, params } = list;
  return ask(
    lake,
    `*[_type in $__types && ([@, _id] match text::query($__query) || references($__rawQuery)) && (${filter})]
      {_type, _id, _originalId, "orderings": [${orderings.map(({ field }) => field).join(', ')}]}
      | order(${orderings.map(orderOf).join(', ')}) [0...$__limit]`,
    { ...params, __types: types, __query: query, __rawQuery: '', __limit: 101 },
    perspective,
  );
};
const askCount = (lake: TestLake, list: DeskList) => ask(lake, countQuery(list), list.params, list.countedAs);

const idsOf = (result: unknown): string[] => (result as { _id: string }[]).map(({ _id }) => _id).toSorted();

describe('the lists of the desk', () => {
  let lake: TestLake;
  beforeAll(async () => {
    lake = await storedIn(documents);
  });
  afterAll(() => lake.close());

  const expected: Record<string, string[]> = {
    inbox: [
      'accepted',
      'answer-before',
      'answer-mine',
      'answer-theirs',
      'declined-mine',
      'drafted',
      'missed',
      'missed-note',
      'report',
      'sent-back',
      'to-remove',
    ],
    'my-drafts': ['changed', 'mine', 'missed'],
    'in-progress': [
      'changed',
      'corrected-with-draft',
      'mine',
      'off-site',
      'sent-back',
      'sent-back-theirs',
      'theirs',
      'to-remove',
    ],
    'sent-back': ['answer-mine', 'answer-theirs', 'declined-mine', 'sent-back', 'sent-back-theirs'],
    waiting: ['drafted', 'filed', 'filed-bare', 'missed-note', 'to-remove'],
    scheduled: ['at-noon', 'planned'],
    missed: ['missed', 'missed-note'],
    'in-releases': ['in-release', 'note-in-release'],
    live: [
      'changed',
      'corrected',
      'corrected-before',
      'corrected-with-draft',
      'live',
      'live-bare',
      'new-bare',
      'retracted',
      'to-remove',
    ],
    'typos-to-look-over': ['typo'],
    'corrected-lately': ['corrected', 'retracted'],
    'summaries-to-check': ['corrected', 'corrected-with-draft'],
    'without-picture-or-summary': ['filed-bare', 'new-bare'],
    'other-drafts': ['internal.picture.image-c', 'internal.picture.image-d', 'unpublished'],
    reports: ['accepted', 'answer-before', 'answer-mine', 'answer-theirs', 'report'],
    'ending-rights': [
      'internal.picture.image-a',
      'internal.picture.image-b',
      'internal.picture.image-c',
      'internal.picture.image-d',
    ],
    'expiring-channels': ['expired', 'expiring', 'internal.contact.lasting'],
    drafted: ['drafted', 'missed-note', 'note-in-release'],
    approved: ['at-noon'],
    published: ['approved-typo', 'note', 'old-note', 'read-typo', 'typo'],
    declined: ['declined', 'declined-mine'],
  };

  it.each(allLists.map((list) => [list.id, list] as const))('hold the right documents: %s', (id, list) => {
    const { result } = askPage(lake, list);
    expect(idsOf(result)).toEqual(expected[id]);
    expect(askCount(lake, list).result).toBe(expected[id]?.length);
  });

  it.each(allLists.map((list) => [list.id, list] as const))(
    'hold the same while Studio shows a release, whose copies stand in place of drafts: %s',
    (id, list) => {
      const { result, steps } = askPage(lake, list, { perspective: 'r1' });
      // The copy that is approved there is no draft of a correction any more.
      const inRelease = { drafted: ['drafted', 'missed-note'], approved: ['at-noon', 'note-in-release'] };
      expect(idsOf(result)).toEqual({ ...expected, ...inRelease }[id]);
      expect(steps.filter(({ index }) => index === 'none')).toEqual([]);
    },
  );

  it('hold for a journalist what came back, and nothing that an editor decides', () => {
    const mine = listsOf(false).find(({ id }) => id === 'inbox');
    expect(mine && idsOf(askPage(lake, mine).result)).toEqual([
      'answer-mine',
      'declined-mine',
      'missed',
      'sent-back',
    ]);
  });

  it('hold what came back to the journalist, not to others', () => {
    const mine = listsOf(false).find(({ id }) => id === 'sent-back');
    expect(mine && idsOf(askPage(lake, mine).result)).toEqual(['answer-mine', 'declined-mine', 'sent-back']);
  });

  it('are ordered by the dates of the schema as they are stored, which the index orders by', () => {
    const dates = allLists.filter(({ ordering: { field } }) => !field.startsWith('_'));
    expect(dates.length).toBeGreaterThan(3);
    expect(dates.map(({ ordering }) => ordering.mapWith)).toEqual(dates.map(() => 'coalesce'));
  });

  it('are the same for journalists and editors', () => {
    const idsFor = (mayPublish: boolean) =>
      listsOf(mayPublish)
        .map(({ id }) => id)
        .toSorted();
    expect(idsFor(false)).toEqual(idsFor(true));
  });
});

describe('the lists of a large newsroom', () => {
  /** An archive of live stories, and a normal day's work. */
  const archive = (size: number): Draft[] => [
    ...documents,
    ...Array.from({ length: size }, (_, index) =>
      story(`s${index}`, {
        ...(index % 3 ? whole : {}),
        firstPublishedAt: daysFromNow(-31 - index / 10),
        ...(index % 40 ? {} : { modifiedAt: daysFromNow(-31 - index / 10) }),
      }),
    ),
    // The index reads documents without a date one by one, up to five hundred.
    ...Array.from({ length: 600 }, (_, index) => story(`drafts.d${index}`, { startedBy: 'bert' })),
    ...Array.from({ length: size / 10 }, (_, index) =>
      correction(`n${index}`, { status: 'published', publishedAt: daysFromNow(-index / 10) }),
    ),
    ...Array.from({ length: size / 10 }, (_, index) =>
      correction(`drafts.x${index}`, {
        status: 'declined',
        requestedBy: 'joan',
        _updatedAt: daysFromNow(-31 - index / 10),
      }),
    ),
    ...Array.from({ length: size / 2 }, (_, index) => picture(`internal.picture.image-${index}`, 400)),
    ...Array.from({ length: size / 10 }, (_, index) => ({ _id: `t${index}`, _type: 'topic' })),
    ...Array.from({ length: size / 5 }, (_, index) => ({
      _id: `drafts.u${index}`,
      _type: 'topic',
      _updatedAt: daysFromNow(-index / 10),
    })),
  ];
  let small: TestLake;
  let large: TestLake;
  beforeAll(async () => {
    [small, large] = [await storedIn(archive(1_000)), await storedIn(archive(10_000))];
  });
  afterAll(async () => {
    await small.close();
    await large.close();
  });

  it.each(allLists.map((list) => [list.id, list] as const))(
    'read a number of documents that does not grow with the archive: %s',
    (_id, list) => {
      for (const asked of [askPage, askCount]) {
        const [before, after] = [asked(small, list), asked(large, list)];
        expect(after.steps.length).toBeGreaterThan(0);
        expect(after.steps.filter(({ index }) => index === 'none')).toEqual([]);
        expect(after.cost).toBeLessThanOrEqual(before.cost * 1.2 + 20);
      }
    },
  );

  it.each([
    ['live', 'firstPublishedAt'],
    ['published', 'publishedAt'],
  ])('read no more for “Newest first”, with and without a search: %s', (id, date) => {
    const list = allLists.find((one) => one.id === id);
    if (!list) throw new Error('There is no such list.');
    for (const query of ['*', 's77']) {
      const asked = (lake: TestLake) => askPage(lake, list, { orderings: newestFirst(date).by, query });
      const [before, after] = [asked(small), asked(large)];
      expect(after.steps.filter(({ index }) => index === 'none')).toEqual([]);
      expect(after.cost).toBeLessThanOrEqual(before.cost * 1.2 + 20);
    }
  });
});

it.each([
  [{}, 99, '99'],
  [{}, 100, '99+'],
  [{ countedAs: 'published' as const }, 12_345, '12,345'],
])('a list shows its number, up to 99 unless the index counts it: %o, %s', (list, count, shown) => {
  expect(shownCount(list, count)).toBe(shown);
});

it.each([
  ['an editor', editorsLists],
  ['a journalist', listsOf(false)],
])('the lists of %s have icons that look different', (_case, lists) => {
  // Some icons of two names are one drawing.
  const drawings = lists.map(({ icon }) =>
    renderToStaticMarkup(createElement(icon)).replace(/ data-sanity-icon="[^"]*"/u, ''),
  );
  expect(new Set(drawings).size).toBe(lists.length);
});
