import { openTestLake, type TestLake } from '../../../src/testing/openTestLake.ts';

let lake: TestLake;
beforeEach(async () => {
  lake = await openTestLake();
});
afterEach(() => lake.close());

const stored = (id: string) => lake.dataset.get(id);
const plant = (_id: string, more: Record<string, unknown> = {}) => ({ _id, _type: 'plant', ...more });
const nested = (depth: number): unknown => (depth === 0 ? 'end' : { inner: nested(depth - 1) });

describe('mutations', () => {
  it.each([
    ['a body that is not JSON', 'hello', 400],
    ['a body that is not an object', '[]', 400],
    ['a missing list', '{}', 400],
    ['a mutation Sanity does not have', '{"mutations":[{"explode":{}}]}', 400],
    ['two kinds in one', '{"mutations":[{"create":{"_type":"a"},"delete":{"id":"a"}}]}', 400],
    ['a document without a type', '{"mutations":[{"create":{"_id":"a"}}]}', 400],
    ['a replacement without an id', '{"mutations":[{"createOrReplace":{"_type":"a"}}]}', 400],
    ['a malformed id', '{"mutations":[{"create":{"_id":"a b","_type":"a"}}]}', 400],
    ['an id with an empty segment', '{"mutations":[{"create":{"_id":"a..b","_type":"a"}}]}', 400],
    [
      'an id with a segment that starts with a dash',
      '{"mutations":[{"create":{"_id":"a.-b","_type":"a"}}]}',
      400,
    ],
    ['an incomplete version id', '{"mutations":[{"create":{"_id":"versions.a","_type":"a"}}]}', 400],
    [
      'an id that only looks like a version',
      '{"mutations":[{"create":{"_id":"a.versions.b","_type":"a"}}]}',
      400,
    ],
    ['a patch without a selection', '{"mutations":[{"patch":{"set":{"a":1}}}]}', 400],
    ['a patch operation Sanity does not have', '{"mutations":[{"patch":{"id":"a","explode":{}}}]}', 400],
    ['an increment by a text', '{"mutations":[{"patch":{"id":"a","inc":{"n":"x"}}}]}', 400],
    ['an increment of a text', '{"mutations":[{"patch":{"id":"there","inc":{"t":1}}}]}', 400],
    ['a decrement of a missing value', '{"mutations":[{"patch":{"id":"there","dec":{"n.m":1}}}]}', 400],
    ['a malformed path', '{"mutations":[{"patch":{"id":"there","set":{"a[1:b]":1}}}]}', 400],
    ['an invalid diff', '{"mutations":[{"patch":{"id":"there","diffMatchPatch":{"t":"@@ nonsense"}}}]}', 400],
    ['a query that cannot be parsed', '{"mutations":[{"delete":{"query":"*[_type =="}}]}', 400],
    [
      'a name that would change what an object is',
      '{"mutations":[{"create":{"_type":"a","__proto__":{}}}]}',
      400,
    ],
    ['a transaction id with invalid characters', '{"mutations":[],"transactionId":"a b"}', 400],
    ['a patch of a missing document', '{"mutations":[{"patch":{"id":"none","set":{"a":1}}}]}', 404],
    ['creating what exists', '{"mutations":[{"create":{"_id":"there","_type":"a"}}]}', 409],
    ['another revision', '{"mutations":[{"patch":{"id":"there","ifRevisionID":"x","set":{"a":1}}}]}', 409],
    ['a strong reference to nothing', '{"mutations":[{"create":{"_type":"a","r":{"_ref":"none"}}}]}', 409],
    ['changing an id', '{"mutations":[{"patch":{"id":"there","set":{"_id":"other"}}}]}', 400],
    ['changing a type', '{"mutations":[{"patch":{"id":"there","set":{"_type":"other"}}}]}', 400],
    [
      'taking away when it was created',
      '{"mutations":[{"patch":{"id":"there","unset":["_createdAt"]}}]}',
      400,
    ],
    ['unsetting a type', '{"mutations":[{"patch":{"id":"there","unset":["_type"]}}]}', 400],
    ['a body over the limit', `{"mutations":[],"filler":"${'x'.repeat(4_000_000)}"}`, 413],
  ])('reject %s', async (_case, body, status) => {
    await lake.mutate({ create: plant('there', { t: 'text' }) });
    const before = lake.dataset.sequence();
    const answer = await lake.post('/data/mutate/production', body);
    expect(answer.status).toBe(status);
    expect(lake.dataset.sequence()).toBe(before);
  });

  it('reject a document with too many levels, and accept one with fewer', async () => {
    expect((await lake.mutate({ create: plant('a', { deep: nested(90) }) })).status).toBe(200);
    expect((await lake.mutate({ create: plant('b', { deep: nested(150) }) })).status).toBe(400);
  });

  it('add keys to objects in arrays on request', async () => {
    const mutations = [
      { create: plant('a', { body: [{ n: 1 }, { _key: 'mine' }, 'text'], deep: { list: [{ n: 2 }] } }) },
      { patch: { id: 'a', set: { 'body[1]': { n: 3 }, more: [{ n: 4 }] } } },
      { patch: { id: 'a', insert: { after: 'body[-1]', items: [{ n: 5 }] } } },
    ];
    await lake.post('/data/mutate/production?autoGenerateArrayKeys=true', { mutations });
    const key = { _key: expect.any(String) };
    expect(stored('a')).toMatchObject({
      body: [{ ...key, n: 1 }, { ...key, n: 3 }, 'text', { ...key, n: 5 }],
      deep: { list: [key] },
      more: [key],
    });
  });

  it('name the one that failed, as hosted Sanity does', async () => {
    const { body } = await lake.mutate({ create: plant('a') }, { patch: { id: 'none', set: { a: 1 } } });
    expect(body).toEqual({
      error: {
        type: 'mutationError',
        description: 'The mutation(s) failed: The document with the ID "none" was not found',
        items: [
          {
            index: 1,
            error: {
              type: 'documentNotFoundError',
              id: 'none',
              description: 'The document with the ID "none" was not found',
            },
          },
        ],
      },
    });
    expect(stored('a')).toBeNull();
  });

  it('generate missing ids, and complete ids that end in a dot', async () => {
    const { body } = await lake.mutate({ create: { _type: 'plant' } }, { create: plant('internal.') });
    const [first, second] = (body.results as { id: string }[]).map(({ id }) => id);
    expect(first).toMatch(/^[A-Za-z0-9]{22}$/);
    expect(second).toMatch(/^internal\.[A-Za-z0-9]{22}$/);
  });

  it('report the operation on each document', async () => {
    const { body } = await lake.post('/data/mutate/production?returnDocuments=true', {
      mutations: [
        { create: plant('a') },
        { createIfNotExists: plant('a', { not: 'taken' }) },
        { patch: { id: 'a', set: { n: 1 } } },
        { delete: { id: 'a' } },
        { delete: { id: 'none' } },
      ],
    });
    expect((body.results as { operation: string }[]).map(({ operation }) => operation)).toEqual([
      'create',
      'none',
      'update',
      'delete',
      'none',
    ]);
  });

  it('may refer to each other within a transaction, in any order', async () => {
    const ref = (to: string) => ({ r: { _type: 'reference', _ref: to } });
    expect(
      (await lake.mutate({ create: plant('a', ref('b')) }, { create: plant('b', ref('a')) })).status,
    ).toBe(200);
    expect((await lake.mutate({ delete: { id: 'a' } })).status).toBe(409);
    expect((await lake.mutate({ delete: { id: 'a' } }, { delete: { id: 'b' } })).status).toBe(200);
  });

  it('increment a value that they have set', async () => {
    await lake.mutate({ create: plant('a', { list: [{ n: 1 }, { n: 2 }] }) });
    await lake.mutate({ patch: { id: 'a', setIfMissing: { n: 5 }, inc: { n: 2, 'list[].n': 1 } } });
    expect(stored('a')).toMatchObject({ n: 7, list: [{ n: 2 }, { n: 3 }] });
  });

  it('may change the type of a document, unless it has strong references', async () => {
    await lake.mutate({ create: plant('a') }, { create: plant('b', { r: { _ref: 'a' } }) });
    const answer = await lake.mutate({ createOrReplace: { _id: 'a', _type: 'other' } });
    expect(answer).toMatchObject({
      status: 409,
      body: {
        error: { items: [{ error: { type: 'documentHasExistingReferencesError', referencingIDs: ['b'] } }] },
      },
    });
    expect((await lake.mutate({ createOrReplace: { _id: 'b', _type: 'other' } })).status).toBe(200);
    expect((await lake.mutate({ createOrReplace: { _id: 'a', _type: 'other' } })).status).toBe(200);
  });

  it('are committed once when they are sent again with the same transaction id', async () => {
    const request = { mutations: [{ create: plant('a') }, { create: plant('b') }], transactionId: 'tx' };
    const first = await lake.post('/data/mutate/production', request);
    const again = await lake.post('/data/mutate/production', request);
    expect(again).toEqual(first);
    expect(lake.dataset.sequence()).toBe(1);
    const other = await lake.post('/data/mutate/production', {
      ...request,
      mutations: [{ create: plant('c') }],
    });
    expect(other.status).toBe(409);
  });

  it('keep the creation time of a document, also when @sanity/import 6.0.2 restores the metadata of an asset', async () => {
    const upload = await lake.post('/assets/files/production?filename=a.txt', 'text');
    const { _id, ...uploaded } = upload.body.document as { _id: string };
    // Its `uploadAssets` sends what its exporter's `assets.json` holds, from a dataset where the file lay before.
    const set = {
      sha1hash: '372ea08cab33e71c02c651dbc83a474d32c676ea',
      size: 4,
      originalFilename: 'notes.txt',
      _createdAt: '2020-01-01T00:00:00Z',
      _updatedAt: '2020-01-02T00:00:00Z',
      _rev: 'of-another-dataset',
    };
    const path = '/data/mutate/production?returnIds=true&visibility=async&tag=sanity.import.asset.add-meta';
    const { status, body } = await lake.post(path, { mutations: [{ patch: { id: _id, set } }] });
    expect(status).toBe(200);
    const { transactionId } = body;
    expect(stored(_id)).toEqual({
      ...uploaded,
      _id,
      originalFilename: 'notes.txt',
      _rev: transactionId,
      _updatedAt: expect.not.stringMatching(set._updatedAt),
    });
    // Listeners apply the mutation themselves, and come to the same document.
    const history = await lake.fetch(`/data/history/production/transactions/${_id}?excludeContent=false`);
    expect(await history.text()).not.toContain(set._createdAt);
  });

  it('change nothing in a dry run', async () => {
    const answer = await lake.post('/data/mutate/production?dryRun=true', {
      mutations: [{ create: plant('a') }],
    });
    expect([answer.status, stored('a'), lake.dataset.sequence()]).toEqual([200, null, 0]);
  });

  it.each([
    ['keep timestamps increasing when the clock goes back a little', 500, true],
    ['accept the clock when it was far ahead before', 400 * 86_400_000, false],
  ])('%s', async (_case, aheadMs, isForwards) => {
    const real = Date.now();
    const clock = jest.spyOn(Date, 'now').mockReturnValue(real + aheadMs);
    await lake.mutate({ create: plant('a') });
    clock.mockReturnValue(real);
    await lake.mutate({ create: plant('b') });
    clock.mockRestore();
    const [a, b] = ['a', 'b'].map((id) => Date.parse(stored(id)?._createdAt ?? ''));
    expect(Number(b) > Number(a)).toBe(isForwards);
  });

  it('report the rejection of a policy, and commit nothing', async () => {
    await lake.close();
    lake = await openTestLake({
      projects: {
        local: {
          policy: ({ changes }) => (changes.some(({ after }) => after?.secret) ? 'No secrets here.' : null),
        },
      },
    });
    expect(await lake.mutate({ create: plant('a', { secret: true }) })).toMatchObject({
      status: 403,
      body: { error: { description: 'The mutation(s) failed: No secrets here.' } },
    });
    expect(stored('a')).toBeNull();
  });
});

describe('documents by id', () => {
  it('have their drafts and versions on request', async () => {
    await lake.mutate(
      ...['a', 'drafts.a', 'versions.r1.a', 'versions.r1.b', 'drafts.b'].map((id) => ({ create: plant(id) })),
    );
    const { body } = await lake.get('/data/doc/production/a,drafts.b,none?includeAllVersions=true');
    expect((body.documents as { _id: string }[]).map(({ _id }) => _id)).toEqual([
      'a',
      'drafts.a',
      'versions.r1.a',
      'drafts.b',
      'versions.r1.b',
    ]);
    expect(body.omitted).toEqual([{ id: 'none', reason: 'existence' }]);
  });

  it('are in the order of the request, and omitted ones have a reason', async () => {
    await lake.mutate({ create: plant('a') }, { create: plant('drafts.b') });
    const { body } = await lake.get('/data/doc/production/drafts.b,none,a');
    expect(body).toMatchObject({
      documents: [{ _id: 'drafts.b' }, { _id: 'a' }],
      omitted: [{ id: 'none', reason: 'existence' }],
    });
    const anonymous = await lake.lake.fetch(
      new Request('http://lake.test/v1/data/doc/production/a,drafts.b,drafts.none,none'),
    );
    expect(await anonymous.json()).toMatchObject({
      documents: [{ _id: 'a' }],
      omitted: [
        { id: 'drafts.b', reason: 'permission' },
        { id: 'drafts.none', reason: 'permission' },
        { id: 'none', reason: 'existence' },
      ],
    });
  });
});
