import { commit, lakeWith } from '../../src/testing/lakeWith.ts';

// A machine may be busy.
jest.setTimeout(30_000);

const sections = ['world', 'money', 'arts'];
const articles = Array.from({ length: 60 }, (_, index) => ({
  _id: `a${String(index).padStart(2, '0')}`,
  _type: 'article',
  heading: index === 7 ? 'long '.repeat(100) : `Story ${index}`,
  slug: { current: `story-${index}` },
  section: { _ref: sections[index % 3] },
  topics: [{ _key: 'k', _ref: `t${index % 7}` }],
  ...(index === 13 ? {} : { publishedAt: new Date(Date.UTC(2026, 0, 1 + (index % 25))).toISOString() }),
  ...(index % 2 === 0 ? { isLive: index % 4 === 0 } : {}),
  number: index % 11 === 0 ? String(index) : index,
}));
const drafts = [
  ...articles,
  ...sections.map((id) => ({ _id: id, _type: 'section', title: id })),
  ...Array.from({ length: 7 }, (_, index) => ({ _id: `t${index}`, _type: 'topic', title: `T${index}` })),
  // Refers to more than an index of references has rows for.
  {
    _id: 'a99',
    _type: 'article',
    topics: Array.from({ length: 150 }, (_, index) => ({ _key: `k${index}`, _ref: `t${index}` })),
    section: { _ref: 'arts' },
    publishedAt: '2026-01-11T12:00:00Z',
  },
  // What an older lake or a script may have written where a date belongs.
  ...[
    2026,
    true,
    null,
    ['2026-01-11T12:00:00Z'],
    { at: '2026-01-11T12:00:00Z' },
    'soon',
    '2026-01-12',
    '2026-01-12t01:00:00z',
    '2026-01-12T01:00:00+23:30',
    '2026-01-11T23:00:00-03:00',
    `2026-01-12T00:00:00.${'1'.repeat(300)}Z`,
    '2026-13-40T00:00:00Z',
  ].map((publishedAt, index) => ({
    _id: `b${index}`,
    _type: 'article',
    publishedAt,
    section: { _ref: 'arts' },
    isLive: [publishedAt],
  })),
  { _id: 'drafts.a05', _type: 'article', section: { _ref: 'arts' }, publishedAt: '2027-01-01T00:00:00Z' },
  { _id: 'drafts.new', _type: 'article', section: { _ref: 'arts' }, publishedAt: '2027-01-02T00:00:00Z' },
];

let lake: Awaited<ReturnType<typeof lakeWith>>;
beforeAll(async () => {
  lake = await lakeWith(drafts);
});
afterAll(() => lake.close());

const ask = async (query: string, more = '') => {
  const address = `/v2025-02-19/data/query/production?explain=true&query=${encodeURIComponent(query)}${more}`;
  return (await lake.ask(address, { headers: lake.headersOf('viewer') })).json();
};

describe('the attribute index', () => {
  it.each([
    ['an attribute', '*[slug.current == "story-3"]._id', 'attributes'],
    ['a value on the left', '*["story-3" == slug.current]._id', 'attributes'],
    ['an id', '*[_id == "a03"]._id', 'attributes'],
    ['one of several', '*[slug.current in ["story-1", "story-2"]]._id', 'attributes'],
    ['an element of an array', '*["t3" in topics[]._ref]._id', 'attributes'],
    ['a boolean', '*[isLive == true]._id', 'attributes'],
    ['a reference', '*[references("t2")]._id', 'attributes'],
    ['the versions of a document', '*[sanity::versionOf("a03")]._id', 'attributes'],
    ['one or the other', '*[isLive == true || section._ref == "arts"]._id', 'attributes'],
    ['a text', '*[heading match "story 3*"]._id', 'attributes'],
    ['a slice in an order', '*[section._ref == "arts"] | order(publishedAt desc)[2..5]._id', 'order'],
    ['a projected order', '*[_type == "article"]{_id, "at": publishedAt} | order(at desc)[0...4]', 'order'],
    ['a comparison', '*[heading > "Story 5"]._id', 'attributes'],
    ['a comparison with the value on the left', '*["2026-01-20" < publishedAt]._id', 'attributes'],
    ['a comparison and a type', '*[_type == "article" && heading > "Story 5"]._id', 'attributes'],
    ['a range', '*[publishedAt in "2026-01-01".."2026-01-05"]._id', 'attributes'],
    ['what a reference leads to', '*[section->title == "arts"]._id', 'attributes'],
    ['what references in an array lead to', '*["T3" in topics[]->title]._id', 'attributes'],
    ['one of several that a reference leads to', '*[section->title in ["arts", "money"]]._id', 'attributes'],
    ['an inequality', '*[heading != "Story 5"]._id', 'none'],
  ])('says that %s is served from an index, and which', async (_case, query, index) => {
    expect((await ask(query)).explain[0]).toMatchObject({ index });
  });

  it.each([
    ['a page of a section', '*[section._ref == "arts"] | order(publishedAt desc)[2..5]._id', 'composite'],
    [
      'a page of a topic, of a type',
      '*[_type == "article" && "t3" in topics[]._ref] | order(publishedAt)[2..5]._id',
      'composite',
    ],
    ['what was edited last', '*[_type == "article"] | order(_updatedAt desc)[0...9]._id', 'composite'],
    [
      'few of a section',
      '*[section._ref == "arts" && heading == "Story 5"] | order(publishedAt)[0]._id',
      'sort',
    ],
    ['an order of all', '*[] | order(publishedAt desc)[0]._id', 'walk'],
  ])('says how %s is put in order', async (_case, query, way) => {
    expect((await ask(query)).explain[0]).toMatchObject({ index: 'order', asked: { way } });
  });

  const conditions = [
    'true',
    'section._ref == "arts"',
    'isLive == true',
    'references("t3")',
    '"t1" in topics[]._ref',
    'section->title == "arts"',
    '"T2" in topics[]->title',
    'publishedAt > "2026-01-12"',
    'publishedAt <= "2026-01-12T00:00:00.000Z" && heading >= "Story 3"',
    'heading > "Story 5"',
    'publishedAt in "2026-01-03".."2026-01-12"',
    'isLive > false',
    'isLive < true',
    'number in 3...9',
    'number < 9',
    '3 < number',
    '!defined(isLive)',
    '(!defined(isLive) || isLive == true) && heading > ""',
    'isLive == null',
    'isLive != true',
    '2026 != publishedAt && section._ref == "arts"',
    'number != null',
    'section->title == null',
    'defined(dateTime(publishedAt))',
    'section._ref == "arts" && defined(dateTime(publishedAt))',
    'dateTime(publishedAt) <= dateTime("2026-01-12T01:00:00+02:00")',
    'section._ref == "arts" && dateTime(publishedAt) >= dateTime("2026-01-12T00:00:00Z")',
    'dateTime("2026-01-12T00:00:00.5Z") < dateTime(publishedAt) && references("t3")',
  ];
  const orders = [
    'publishedAt desc',
    'publishedAt',
    'publishedAt desc, heading',
    'publishedAt desc, _id',
    'heading',
    'isLive desc',
    '_id desc',
  ];
  const slices = ['[0...3]', '[5..9]', '[0]', '[18...22]', '[50...70]'];
  const slicesOf = (rows: string): string => `[${slices.map((slice) => `${rows}${slice}`).join(', ')}]`;
  const rows = conditions.flatMap((condition) => orders.map((order) => [condition, order] as const));
  describe.each(['published', 'drafts', 'raw'])('in the perspective %s', (perspective) => {
    it.each(rows)(
      'answers slices of *[_type == "article" && %s] | order(%s) as the whole dataset does',
      async (condition, order) => {
        const indexed = slicesOf(`*[_type == "article" && ${condition}] | order(${order})`);
        const scanned = slicesOf(`[...*[_type == "article"]][${condition}] | order(${order})`);
        const [{ result }, whole] = [
          await ask(indexed, `&perspective=${perspective}`),
          await ask(scanned, `&perspective=${perspective}`),
        ];
        expect(result).toEqual(whole.result);
      },
    );

    it.each(conditions)('counts *[%s] as the whole dataset does', async (condition) => {
      const { result } = await ask(
        `[count(*[${condition}]), count([...*][${condition}])]`,
        `&perspective=${perspective}`,
      );
      expect(result[0]).toBe(result[1]);
    });
  });

  it('follows commits', async () => {
    const query = '*[_type == "article" && _id < "b"] | order(publishedAt desc)[0]._id';
    expect((await ask(query)).result).toBe('a13');
    commit(lake.dataset, { a13: { _id: 'a13', _type: 'article', publishedAt: '2020-01-01T00:00:00Z' } });
    expect((await ask(query)).result).toBe('a24');
    commit(lake.dataset, { a24: null });
    expect((await ask(query)).result).toBe('a49');
  });

  describe('beside hundreds of documents without any of these attributes', () => {
    beforeAll(() => {
      const notes = Array.from({ length: 600 }, (_, index) => ({ _id: `n${index}`, _type: 'note' }));
      commit(lake.dataset, Object.fromEntries(notes.map((note) => [note._id, note])));
    });

    it.each(conditions)(
      'answers *[_type == "article" && %s] as the whole dataset does',
      async (condition) => {
        const { result } = await ask(
          `[*[_type == "article" && ${condition}]._id, [...*][_type == "article" && ${condition}]._id]`,
        );
        expect(result[0].toSorted()).toEqual(result[1].toSorted());
        const counts = await ask(
          `[count(*[_type == "article" && ${condition}]), count([...*][_type == "article" && ${condition}])]`,
        );
        expect(counts.result[0]).toBe(counts.result[1]);
      },
    );

    it('serves a comparison from the index still', async () => {
      const { explain } = await ask('*[heading > "Story 5"]._id');
      expect(explain[0]).toMatchObject({ index: 'attributes' });
    });
  });
});
