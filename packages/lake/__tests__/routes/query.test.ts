import { lakeWith } from '../../src/testing/lakeWith.ts';

const drafts = [
  { _id: 'a', _type: 'article', heading: 'First', section: { _ref: 'world' }, slug: { current: 'first' } },
  { _id: 'drafts.a', _type: 'article', heading: 'First, edited', section: { _ref: 'world' } },
  { _id: 'drafts.b', _type: 'article', heading: 'Only a draft' },
  { _id: 'versions.rSpring.a', _type: 'article', heading: 'First, in spring' },
  { _id: 'versions.rSpring.world', _type: 'section', _system: { delete: true } },
  { _id: 'internal.note', _type: 'note', text: 'private', article: { _ref: 'a' } },
  { _id: 'world', _type: 'section', title: 'World' },
];

const everyId = drafts.map(({ _id }) => _id).sort();
const withoutVersions = everyId.filter((id) => !id.startsWith('versions.'));

let lake: Awaited<ReturnType<typeof lakeWith>>;
beforeAll(async () => {
  lake = await lakeWith(drafts);
});
afterAll(() => lake.close());

const address = (query: string, more = '', version = 'v2025-02-19'): string =>
  `/${version}/data/query/production?query=${encodeURIComponent(query)}${more}`;

describe('GET /data/query', () => {
  it('answers the query, its result, the time it took and its tags', async () => {
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

  it('leaves the query out when asked to', async () => {
    const body = await (await lake.ask(address('1 + 1', '&returnQuery=false'))).json();
    expect(body).toMatchObject({ result: 2 });
    expect(body).not.toHaveProperty('query');
  });

  it.each([
    ['published', ['a', 'world']],
    ['raw', ['a', 'world']],
    ['drafts', ['a', 'world']],
  ])('shows an anonymous caller public documents only in the perspective %s', async (perspective, ids) => {
    const body = await (await lake.ask(address('*._id', `&perspective=${perspective}`))).json();
    expect(body).toMatchObject({ result: ids });
  });

  it.each([
    ['v2025-02-19', ['a', 'internal.note', 'world']],
    ['vX', ['a', 'internal.note', 'world']],
    ['v2021-10-21', withoutVersions],
    ['v1', withoutVersions],
  ])('chooses the perspective of API version %s', async (version, ids) => {
    const response = await lake.ask(address('*._id', '', version), { headers: lake.headersOf('viewer') });
    expect(await response.json()).toMatchObject({ result: ids });
  });

  it.each([
    ['v2025-02-19', 7],
    ['v2025-02-18', 5],
  ])('shows versions in the perspective raw to those who know them: %s', async (version, count) => {
    const headers = lake.headersOf('viewer');
    for (const query of [
      'count(*)',
      'count(*[defined(_id)])',
      'count(*[_type in ["article", "section", "note"]])',
    ]) {
      const response = await lake.ask(address(query, '&perspective=raw', version), { headers });
      expect(await response.json()).toMatchObject({ result: count });
    }
  });

  it('takes eleven kilobytes by GET, and more by POST', async () => {
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
    ['drafts', 'First, edited', 'drafts.a', 'World'],
    ['previewDrafts', 'First, edited', 'drafts.a', 'World'],
    ['rSpring', 'First, in spring', 'versions.rSpring.a', null],
    ['rSpring,drafts', 'First, in spring', 'versions.rSpring.a', null],
    ['drafts,rSpring', 'First, edited', 'drafts.a', null],
    ['drafts,published', 'First, edited', 'drafts.a', 'World'],
    ['published,drafts,rSpring', 'First', 'a', 'World'],
    ['published', 'First', null, 'World'],
  ])('overlays in the perspective %s', async (perspective, heading, originalId, section) => {
    const query =
      '*[_type == "article"][0]{_id, heading, _originalId, "section": *[_id == "world"][0].title}';
    const response = await lake.ask(address(query, `&perspective=${perspective}`), {
      headers: lake.headersOf('viewer'),
    });
    expect(await response.json()).toMatchObject({
      result: { _id: 'a', heading, _originalId: originalId, section },
    });
  });

  it.each([
    ['a filter', '*[_type == "note"]'],
    ['a count', 'count(*[text == "private"])', 0],
    ['a reference', '*[references("a")]'],
    ['a match', '*[text match "private"]'],
    ['a text search', '*[@ match text::query("private")]'],
  ])('keeps what may not be read from %s', async (_case, query, result: unknown = []) => {
    expect(await (await lake.ask(address(query))).json()).toMatchObject({ result });
  });

  it.each([
    ['an unfinished filter', '*[_type == "article"', 20, 20],
    ['an unfinished object', '*{"a": }', 7, 8],
    ['a comma that is missing', '*[_type == "article"]{\n  body{title slug}\n}', 36, 40],
    ['a string without an end', '*[_type == "article]', 11, 20],
    ['brackets beyond count', '('.repeat(5000), 500, 501],
    ['an escape that there is not', '*["a\\q" == b]', 4, 6],
    ['an unknown function', '*[a == "nope(1)"]{"b": nope(1)}', 23, 27],
    ['a parameter that is not given', '*[a == $b]', 7, 9],
  ])('answers 400 and the position of %s', async (_case, query, start, end) => {
    const response = await lake.ask(address(query));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { type: 'queryParseError', description: expect.any(String), query, start, end },
    });
  });

  it.each([
    ['a function that is none', address('nothing::here(1)')],
    ['a parameter that is not JSON', `${address('$a')}&$a=oops`],
    ['a parameter that is missing', address('*[_id == $id]')],
    ['a perspective that is none', address('1', '&perspective=a/b')],
    ['raw among others', address('1', '&perspective=raw,drafts')],
    ['no query', '/v1/data/query/production'],
    ['a tree without end', address(`${'!'.repeat(3_000)}true`)],
  ])('answers 400 to %s', async (_case, where) => {
    expect((await lake.ask(where)).status).toBe(400);
  });
});

describe('POST /data/query', () => {
  it('reads the query and its parameters from the body', async () => {
    const response = await lake.ask('/v2025-02-19/data/query/production', {
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

describe('a query of extraordinary size', () => {
  const post = (query: string, params: Record<string, unknown> = {}) =>
    lake.ask('/v2025-02-19/data/query/production', {
      method: 'POST',
      body: JSON.stringify({ query, params }),
    });

  it.each([
    [
      'a thousand alternatives',
      `*[${Array.from({ length: 1_000 }, (_, n) => `n == ${n}`).join(' || ')} || _id == "a"]._id`,
    ],
    [
      'a thousand conditions',
      `*[${Array.from({ length: 1_000 }, () => '_type == "article"').join(' && ')}]._id`,
    ],
  ])('is answered: %s', async (_case, query) => {
    expect(await (await post(query)).json()).toMatchObject({ result: ['a'] });
  });

  it('is answered: forty thousand ids', async () => {
    const ids = Array.from({ length: 40_000 }, (_, n) => `x${n}`);
    const response = await post('*[_id in $ids || slug.current in $ids || _id == "a"]._id', { ids });
    expect(await response.json()).toMatchObject({ result: ['a'] });
  });

  it('is refused above four megabytes', async () => {
    expect((await post(`"${'x'.repeat(4_100_000)}"`)).status).toBe(413);
  });

  it('refuses one that takes long to parse, whoever asks', async () => {
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
