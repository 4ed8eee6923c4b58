import { apiVersion } from '../../src/apiVersion.ts';
import { commit, lakeWith } from '../../src/testing/lakeWith.ts';

const gardens = ['trees', 'roses', 'herbs'];
const plants = Array.from({ length: 60 }, (_, index) => ({
  _id: `a${String(index).padStart(2, '0')}`,
  _type: 'plant',
  heading: index === 7 ? 'long '.repeat(100) : `Plant ${index}`,
  slug: { current: `plant-${index}` },
  garden: { _ref: gardens[index % 3] },
  topics: [{ _key: 'k', _ref: `t${index % 7}` }],
  ...(index === 13 ? {} : { publishedAt: new Date(Date.UTC(2026, 0, 1 + (index % 25))).toISOString() }),
  ...(index % 2 === 0 ? { isLive: index % 4 === 0 } : {}),
  number: index % 11 === 0 ? String(index) : index,
}));
const drafts = [
  ...plants,
  ...gardens.map((id) => ({ _id: id, _type: 'garden', title: id })),
  ...Array.from({ length: 7 }, (_, index) => ({ _id: `t${index}`, _type: 'topic', title: `T${index}` })),
  // Has more references than the composite index has rows for.
  {
    _id: 'a99',
    _type: 'plant',
    topics: Array.from({ length: 150 }, (_, index) => ({ _key: `k${index}`, _ref: `t${index}` })),
    garden: { _ref: 'herbs' },
    publishedAt: '2026-01-11T12:00:00Z',
  },
  // Values that an older lake or a script may have written in place of a date.
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
    _type: 'plant',
    publishedAt,
    garden: { _ref: 'herbs' },
    isLive: [publishedAt],
  })),
  { _id: 'drafts.a05', _type: 'plant', garden: { _ref: 'herbs' }, publishedAt: '2027-01-01T00:00:00Z' },
  { _id: 'drafts.new', _type: 'plant', garden: { _ref: 'herbs' }, publishedAt: '2027-01-02T00:00:00Z' },
];

let lake: Awaited<ReturnType<typeof lakeWith>>;
let headers: Record<string, string>;
beforeAll(async () => {
  lake = await lakeWith(drafts);
  headers = lake.headersOf('viewer');
});
afterAll(() => lake.close());

const ask = async (query: string, more = '') => {
  const address = `/v${apiVersion}/data/query/production?explain=true&query=${encodeURIComponent(query)}${more}`;
  return (await lake.ask(address, { headers })).json();
};

describe('the attribute index', () => {
  it.each([
    ['an attribute', '*[slug.current == "plant-3"]._id', 'attributes'],
    ['a value on the left', '*["plant-3" == slug.current]._id', 'attributes'],
    ['an id', '*[_id == "a03"]._id', 'attributes'],
    ['one of several', '*[slug.current in ["plant-1", "plant-2"]]._id', 'attributes'],
    ['an element of an array', '*["t3" in topics[]._ref]._id', 'attributes'],
    ['a boolean', '*[isLive == true]._id', 'attributes'],
    ['a reference', '*[references("t2")]._id', 'attributes'],
    ['the versions of a document', '*[sanity::versionOf("a03")]._id', 'attributes'],
    ['a disjunction', '*[isLive == true || garden._ref == "herbs"]._id', 'attributes'],
    ['a text', '*[heading match "plant 3*"]._id', 'attributes'],
    ['a slice in an order', '*[garden._ref == "herbs"] | order(publishedAt desc)[2..5]._id', 'order'],
    ['a projected order', '*[_type == "plant"]{_id, "at": publishedAt} | order(at desc)[0...4]', 'order'],
    ['a comparison', '*[heading > "Plant 5"]._id', 'attributes'],
    ['a comparison with the value on the left', '*["2026-01-20" < publishedAt]._id', 'attributes'],
    ['a comparison and a type', '*[_type == "plant" && heading > "Plant 5"]._id', 'attributes'],
    ['a range', '*[publishedAt in "2026-01-01".."2026-01-05"]._id', 'attributes'],
    ['an attribute of a referenced document', '*[garden->title == "herbs"]._id', 'attributes'],
    ['an attribute of documents referenced in an array', '*["T3" in topics[]->title]._id', 'attributes'],
    [
      'one of several values of a referenced document',
      '*[garden->title in ["herbs", "roses"]]._id',
      'attributes',
    ],
    ['an inequality', '*[heading != "Plant 5"]._id', 'none'],
  ])('explains which index answers %s', async (_case, query, index) => {
    expect((await ask(query)).explain[0]).toMatchObject({ index });
  });

  it.each([
    ['a page of a garden', '*[garden._ref == "herbs"] | order(publishedAt desc)[2..5]._id', 'composite'],
    [
      'a page of a topic, of a type',
      '*[_type == "plant" && "t3" in topics[]._ref] | order(publishedAt)[2..5]._id',
      'composite',
    ],
    ['the latest edits', '*[_type == "plant"] | order(_updatedAt desc)[0...9]._id', 'composite'],
    [
      'few of a garden',
      '*[garden._ref == "herbs" && heading == "Plant 5"] | order(publishedAt)[0]._id',
      'sort',
    ],
    ['an order of all', '*[] | order(publishedAt desc)[0]._id', 'walk'],
  ])('explains how %s is ordered', async (_case, query, way) => {
    expect((await ask(query)).explain[0]).toMatchObject({ index: 'order', asked: { way } });
  });

  const conditions = [
    'true',
    'garden._ref == "herbs"',
    'isLive == true',
    'references("t3")',
    '"t1" in topics[]._ref',
    'garden->title == "herbs"',
    '"T2" in topics[]->title',
    'publishedAt > "2026-01-12"',
    'publishedAt <= "2026-01-12T00:00:00.000Z" && heading >= "Plant 3"',
    'heading > "Plant 5"',
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
    '2026 != publishedAt && garden._ref == "herbs"',
    'number != null',
    'garden->title == null',
    'defined(dateTime(publishedAt))',
    'garden._ref == "herbs" && defined(dateTime(publishedAt))',
    'dateTime(publishedAt) <= dateTime("2026-01-12T01:00:00+02:00")',
    'garden._ref == "herbs" && dateTime(publishedAt) >= dateTime("2026-01-12T00:00:00Z")',
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
      'answers slices of *[_type == "plant" && %s] | order(%s) as a scan does',
      async (condition, order) => {
        const indexed = slicesOf(`*[_type == "plant" && ${condition}] | order(${order})`);
        const scanned = `{"rows": [...*[_type == "plant"]][${condition}] | order(${order})}`;
        const { result } = await ask(
          `[${indexed}, ${scanned}{"slices": ${slicesOf('rows')}}.slices]`,
          `&perspective=${perspective}`,
        );
        expect(result[0]).toEqual(result[1]);
      },
    );

    it.each(conditions)('counts *[%s] as a scan does', async (condition) => {
      const { result } = await ask(
        `[count(*[${condition}]), count([...*][${condition}])]`,
        `&perspective=${perspective}`,
      );
      expect(result[0]).toBe(result[1]);
    });
  });

  it('follows commits', async () => {
    const query = '*[_type == "plant" && _id < "b"] | order(publishedAt desc)[0]._id';
    expect((await ask(query)).result).toBe('a13');
    commit(lake.dataset, { a13: { _id: 'a13', _type: 'plant', publishedAt: '2020-01-01T00:00:00Z' } });
    expect((await ask(query)).result).toBe('a24');
    commit(lake.dataset, { a24: null });
    expect((await ask(query)).result).toBe('a49');
  });

  describe('with hundreds of documents that have none of these attributes', () => {
    beforeAll(() => {
      const notes = Array.from({ length: 600 }, (_, index) => ({ _id: `n${index}`, _type: 'note' }));
      commit(lake.dataset, Object.fromEntries(notes.map((note) => [note._id, note])));
    });

    it.each(conditions)('answers *[_type == "plant" && %s] as a scan does', async (condition) => {
      const { result } = await ask(
        `[*[_type == "plant" && ${condition}]._id, [...*][_type == "plant" && ${condition}]._id]`,
      );
      expect(result[0].toSorted()).toEqual(result[1].toSorted());
      const counts = await ask(
        `[count(*[_type == "plant" && ${condition}]), count([...*][_type == "plant" && ${condition}])]`,
      );
      expect(counts.result[0]).toBe(counts.result[1]);
    });

    it('still answers a comparison from the index', async () => {
      const { explain } = await ask('*[heading > "Plant 5"]._id');
      expect(explain[0]).toMatchObject({ index: 'attributes' });
    });
  });
});
