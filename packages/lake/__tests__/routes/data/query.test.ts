import { apiVersion, releasesFrom } from '../../../src/apiVersion.ts';
import { lakeWith } from '../../../src/testing/lakeWith.ts';

const drafts = [
  { _id: 'a', _type: 'plant', heading: 'First', garden: { _ref: 'trees' }, slug: { current: 'first' } },
  { _id: 'drafts.a', _type: 'plant', heading: 'First, edited', garden: { _ref: 'trees' } },
  { _id: 'drafts.b', _type: 'plant', heading: 'Only a draft' },
  { _id: 'versions.rSpring.a', _type: 'plant', heading: 'First, in spring' },
  { _id: 'versions.rSpring.trees', _type: 'garden', _system: { delete: true } },
  { _id: 'internal.note', _type: 'note', text: 'private', plant: { _ref: 'a' } },
  { _id: 'trees', _type: 'garden', title: 'Trees' },
];

const everyId = drafts.map(({ _id }) => _id).sort();
const withoutVersions = everyId.filter((id) => !id.startsWith('versions.'));

let lake: Awaited<ReturnType<typeof lakeWith>>;
beforeAll(async () => {
  lake = await lakeWith(drafts);
});
afterAll(() => lake.close());

const address = (query: string, more = '', version = `v${apiVersion}`): string =>
  `/${version}/data/query/production?query=${encodeURIComponent(query)}${more}`;

describe('GET /data/query', () => {
  it('answers the query, its result, its time and its sync tags', async () => {
    const query = '*[slug.current == $slug][0].heading';
    const response = await lake.ask(`${address(query)}&$slug=${encodeURIComponent('"first"')}`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      query,
      result: 'First',
      ms: expect.any(Number),
      syncTags: [expect.stringMatching(/^s1:/)],
    });
  });

  it('leaves out the query on request', async () => {
    const body = await (await lake.ask(address('1 + 1', '&returnQuery=false'))).json();
    expect(body).toMatchObject({ result: 2 });
    expect(body).not.toHaveProperty('query');
  });

  it.each([
    ['published', ['a', 'trees']],
    ['raw', ['a', 'trees']],
    ['drafts', ['a', 'trees']],
  ])('shows an anonymous caller public documents only in the perspective %s', async (perspective, ids) => {
    const body = await (await lake.ask(address('*._id', `&perspective=${perspective}`))).json();
    expect(body).toMatchObject({ result: ids });
  });

  // The default perspective depends on the version: before and since releases.
  it.each([
    [`v${releasesFrom}`, ['a', 'internal.note', 'trees']],
    ['vX', ['a', 'internal.note', 'trees']],
    ['v2021-10-21', withoutVersions],
    ['v1', withoutVersions],
  ])('chooses the perspective of API version %s', async (version, ids) => {
    const response = await lake.ask(address('*._id', '', version), { headers: lake.headersOf('viewer') });
    expect(await response.json()).toMatchObject({ result: ids });
  });

  it.each([
    [`v${releasesFrom}`, 7],
    // The last day before releases.
    ['v2025-02-18', 5],
  ])(
    'shows versions in the perspective raw only from the API version that has them: %s',
    async (version, count) => {
      const headers = lake.headersOf('viewer');
      for (const query of [
        'count(*)',
        'count(*[defined(_id)])',
        'count(*[_type in ["plant", "garden", "note"]])',
      ]) {
        const response = await lake.ask(address(query, '&perspective=raw', version), { headers });
        expect(await response.json()).toMatchObject({ result: count });
      }
    },
  );

  it('accepts eleven kilobytes by GET, and more by POST', async () => {
    const query = `1 // ${'x'.repeat(12_000)}`;
    expect((await lake.ask(address(query.slice(0, 10_000)))).status).toBe(200);
    expect((await lake.ask(address(query))).status).toBe(414);
    expect((await lake.ask(`${address('$x')}&$x="${query}"`)).status).toBe(414);
    const asLongAsClientsSend = address(`1//${'x'.repeat(11_245)}`, '&perspective=rSpring,drafts');
    expect((await lake.ask(asLongAsClientsSend)).status).toBe(200);
    const body = JSON.stringify({ query });
    const response = await lake.ask('/v1/data/query/production', { method: 'POST', body });
    expect(await response.json()).toMatchObject({ result: 1 });
  });

  it.each([
    ['drafts', 'First, edited', 'drafts.a', 'Trees'],
    ['previewDrafts', 'First, edited', 'drafts.a', 'Trees'],
    ['rSpring', 'First, in spring', 'versions.rSpring.a', null],
    ['rSpring,drafts', 'First, in spring', 'versions.rSpring.a', null],
    ['drafts,rSpring', 'First, edited', 'drafts.a', null],
    ['drafts,published', 'First, edited', 'drafts.a', 'Trees'],
    ['published,drafts,rSpring', 'First', 'a', 'Trees'],
    ['published', 'First', null, 'Trees'],
  ])('overlays in the perspective %s', async (perspective, heading, originalId, garden) => {
    const query = '*[_type == "plant"][0]{_id, heading, _originalId, "garden": *[_id == "trees"][0].title}';
    const response = await lake.ask(address(query, `&perspective=${perspective}`), {
      headers: lake.headersOf('viewer'),
    });
    expect(await response.json()).toMatchObject({
      result: { _id: 'a', heading, _originalId: originalId, garden },
    });
  });

  it.each([
    ['a filter', '*[_type == "note"]'],
    ['a count', 'count(*[text == "private"])', 0],
    ['a reference', '*[references("a")]'],
    ['a match', '*[text match "private"]'],
    ['a text search', '*[@ match text::query("private")]'],
  ])('hides unreadable documents from %s', async (_case, query, result: unknown = []) => {
    expect(await (await lake.ask(address(query))).json()).toMatchObject({ result });
  });

  it.each([
    ['an unfinished filter', '*[_type == "plant"', 18, 18],
    ['an unfinished object', '*{"a": }', 7, 8],
    ['a missing comma', '*[_type == "plant"]{\n  body{title slug}\n}', 34, 38],
    ['an unterminated string', '*[_type == "plant]', 11, 18],
    ['too many nested brackets', '('.repeat(5000), 500, 501],
    ['an unknown escape', '*["a\\q" == b]', 4, 6],
    ['an unknown function', '*[a == "nope(1)"]{"b": nope(1)}', 23, 27],
    ['a missing parameter', '*[a == $b]', 7, 9],
  ])('answers 400 and the position of %s', async (_case, query, start, end) => {
    const response = await lake.ask(address(query));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { type: 'queryParseError', description: expect.any(String), query, start, end },
    });
  });

  it.each([
    ['an unknown function', address('nothing::here(1)')],
    ['a parameter that is not JSON', `${address('$a')}&$a=oops`],
    ['a missing parameter', address('*[_id == $id]')],
    ['a malformed perspective', address('1', '&perspective=a/b')],
    ['raw among others', address('1', '&perspective=raw,drafts')],
    ['no query', '/v1/data/query/production'],
    ['a tree with too many levels', address(`${'!'.repeat(3_000)}true`)],
  ])('answers 400 to %s', async (_case, where) => {
    expect((await lake.ask(where)).status).toBe(400);
  });
});

describe('POST /data/query', () => {
  it('reads the query and its parameters from the body', async () => {
    const response = await lake.ask(`/v${apiVersion}/data/query/production`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '*[_id in $ids]._id', params: { ids: ['a', 'drafts.a'] } }),
    });
    expect(await response.json()).toMatchObject({ result: ['a'] });
  });

  it.each([['not JSON'], ['{"query": 1}'], ['[]']])('answers 400 to the body %s', async (body) => {
    const response = await lake.ask('/v1/data/query/production', { method: 'POST', body });
    expect(response.status).toBe(400);
  });
});

describe('a very large query', () => {
  const post = (query: string, params: Record<string, unknown> = {}) =>
    lake.ask(`/v${apiVersion}/data/query/production`, {
      method: 'POST',
      // Anonymous queries have limits of their own.
      headers: lake.headersOf('viewer'),
      body: JSON.stringify({ query, params }),
    });

  it.each([
    [
      'a thousand alternatives',
      `*[${Array.from({ length: 1_000 }, (_, n) => `n == ${n}`).join(' || ')} || _id == "a"]._id`,
    ],
    [
      'a thousand conditions',
      `*[${Array.from({ length: 1_000 }, () => '_type == "plant"').join(' && ')}]._id`,
    ],
  ])('is answered: %s', async (_case, query) => {
    expect(await (await post(query)).json()).toMatchObject({ result: ['a'] });
  });

  it('is answered: forty thousand ids', async () => {
    const ids = Array.from({ length: 40_000 }, (_, n) => `x${n}`);
    const response = await post('*[_id in $ids || slug.current in $ids || _id == "a"]._id', { ids });
    expect(await response.json()).toMatchObject({ result: ['a'] });
  });

  it('is rejected above four megabytes', async () => {
    expect((await post(`"${'x'.repeat(4_100_000)}"`)).status).toBe(413);
  });

  it('is rejected when it takes long to parse, for every caller', async () => {
    const answer = await post(`[${'1,'.repeat(30_000)}1]`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      error: { description: expect.stringContaining('50000 characters') },
    });
  });
});

describe('a private dataset', () => {
  it('is closed to anonymous callers', async () => {
    const closed = await lakeWith(drafts, { aclMode: 'private' });
    expect((await closed.ask(address('*'))).status).toBe(401);
    await closed.close();
  });
});
