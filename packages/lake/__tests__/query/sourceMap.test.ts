import { apiVersion } from '../../src/apiVersion.ts';
import { lakeWith } from '../../src/testing/lakeWith.ts';

const drafts = [
  {
    _id: 'a',
    _type: 'plant',
    heading: 'Dam',
    tags: ['x', 'y'],
    author: { _type: 'reference', _ref: 'p' },
    contacts: [{ _key: 'k1', _ref: 'p' }],
    body: [{ _key: "b'1", _type: 'block', children: [{ _key: 's1', _type: 'span', text: 'Hello' }] }],
  },
  { _id: 'drafts.a', _type: 'plant', heading: 'Dam, edited' },
  { _id: 'p', _type: 'person', name: 'Ada' },
  { _id: 'internal.p', _type: 'person', name: 'hidden' },
];

let lake: Awaited<ReturnType<typeof lakeWith>>;
beforeAll(async () => {
  lake = await lakeWith(drafts);
});
afterAll(() => lake.close());

type Body = {
  result: unknown;
  resultSourceMap: {
    documents: Array<{ _id: string; _type: string }>;
    paths: string[];
    mappings: Record<string, { type: string; source: { type: string; document: number; path: number } }>;
  };
};

const ask = async (query: string, more = '&resultSourceMap=true'): Promise<Body> => {
  const address = `/v${apiVersion}/data/query/production?query=${encodeURIComponent(query)}${more}`;
  return (await lake.ask(address, { headers: lake.headersOf('viewer') })).json();
};

/** Each mapped path of the result, with the document and the path that it comes from. */
const originsOf = ({ resultSourceMap: { documents, paths, mappings } }: Body) =>
  Object.fromEntries(
    Object.entries(mappings).map(([resultPath, { source }]) => [
      resultPath,
      `${documents[source.document]?._id} ${paths[source.path]}`,
    ]),
  );

describe('resultSourceMap', () => {
  it('has the shape that overlays read', async () => {
    expect((await ask('*[_id == "p"]{name}')).resultSourceMap).toEqual({
      documents: [{ _id: 'p', _type: 'person' }],
      paths: ["$['name']"],
      mappings: {
        "$[0]['name']": { type: 'value', source: { type: 'documentValue', document: 0, path: 0 } },
      },
    });
  });

  it.each([
    ['a renamed field', '*[_id == "a"][0]{"title": heading}', { "$['title']": "a $['heading']" }],
    ['a dereferenced field', '*[_id == "a"][0]{"by": author->name}', { "$['by']": "p $['name']" }],
    [
      'dereferenced elements',
      '*[_id == "a"][0]{"names": contacts[]->name}',
      { "$['names'][0]": "p $['name']" },
    ],
    ['elements of an array', '*[_id == "a"][0].tags[1..1]', { '$[0]': "a $['tags'][1]" }],
    [
      'an element found by a filter',
      '*[_id == "a"][0]{"t": tags[@ == "y"][0]}',
      { "$['t']": "a $['tags'][1]" },
    ],
    [
      'nested values',
      '*[_id == "a"][0]{body[]{children[]{text}}}',
      { "$['body'][0]['children'][0]['text']": "a $['body'][0]['children'][0]['text']" },
    ],
    [
      'a splat',
      '*[_id == "p"][0]{..., "_rev": 1, "_createdAt": 1, "_updatedAt": 1}',
      {
        "$['_id']": "p $['_id']",
        "$['_type']": "p $['_type']",
        "$['name']": "p $['name']",
      },
    ],
    ['a choice', '*[_id == "a"][0]{"h": coalesce(nothing, heading)}', { "$['h']": "a $['heading']" }],
    [
      'an outer document',
      '*[_id == "a"][0]{"x": contacts[]{"h": ^.heading}}',
      { "$['x'][0]['h']": "a $['heading']" },
    ],
    [
      'an order',
      '*[_type == "person"] | order(name) {name}',
      {
        "$[0]['name']": "p $['name']",
        "$[1]['name']": "internal.p $['name']",
      },
    ],
    [
      'a slice of an order',
      '*[_type == "person"] | order(name)[0..0]{name}',
      { "$[0]['name']": "p $['name']" },
    ],
    [
      'a scored search',
      '*[_type == "person"] | score(name match "ada") [_score > 0]{name, _score}',
      {
        "$[0]['name']": "p $['name']",
      },
    ],
    [
      'an order of elements',
      '*[_id == "a"][0]{"t": tags | order(@ desc)}',
      { "$['t'][0]": "a $['tags'][1]", "$['t'][1]": "a $['tags'][0]" },
    ],
    [
      'an order of projected rows',
      '*[_type == "person"]{"n": name, "k": 0 + 1} | order(k, n) [1]{n}',
      { "$['n']": "internal.p $['name']" },
    ],
    [
      'the elements of compact() and unique()',
      '*[_id == "a"][0]{"c": array::compact([nothing, heading]), "u": array::unique(tags)}',
      { "$['c'][0]": "a $['heading']", "$['u'][0]": "a $['tags'][0]", "$['u'][1]": "a $['tags'][1]" },
    ],
    [
      'the operands of an addition',
      '*[_id == "a"][0]{"l": tags[0..0] + ["z"], "o": {"h": heading} + {"z": 1}}',
      { "$['l'][0]": "a $['tags'][0]", "$['o']['h']": "a $['heading']" },
    ],
    ['no computed values', '*[_id == "a"][0]{"n": 1 + 1, "u": upper(heading)}', {}],
  ])('traces %s', async (_case, query, origins) => {
    expect(originsOf(await ask(query))).toEqual(origins);
  });

  it('names elements by key if requested', async () => {
    const body = await ask('*[_id == "a"][0]{body[]{_type}}', '&resultSourceMap=withKeyArraySelector');
    expect(originsOf(body)).toEqual({ "$['body'][0]['_type']": "a $['body'][?(@._key=='b\\'1')]['_type']" });
  });

  it('names the draft that a perspective shows', async () => {
    const body = await ask('*[_id == "a"][0]{heading}', '&resultSourceMap=true&perspective=drafts');
    expect(originsOf(body)).toEqual({ "$['heading']": "drafts.a $['heading']" });
  });

  it('names no document that the caller may not read', async () => {
    const query = encodeURIComponent('*[_type == "person"]{name, "other": *[_id == "internal.p"][0].name}');
    const response = await lake.ask(
      `/v${apiVersion}/data/query/production?resultSourceMap=true&query=${query}`,
    );
    expect((await response.json()).resultSourceMap.documents).toEqual([{ _id: 'p', _type: 'person' }]);
  });

  it('is left out by default', async () => {
    expect(await ask('1', '')).not.toHaveProperty('resultSourceMap');
  });
});
