import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';

let lake: TestLake;
beforeEach(async () => {
  lake = await openTestLake();
});
afterEach(() => lake.close());

const stored = (id: string) => lake.dataset.get(id);
const story = (_id: string, more: Record<string, unknown> = {}) => ({ _id, _type: 'story', ...more });
const nested = (depth: number): unknown => (depth === 0 ? 'end' : { inner: nested(depth - 1) });

describe('mutations', () => {
  it.each([
    ['a body that is not JSON', 'hello', 400],
    ['a body that is no object', '[]', 400],
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
    ['a version of nothing', '{"mutations":[{"create":{"_id":"versions.a","_type":"a"}}]}', 400],
    [
      'an id that only looks like a version',
      '{"mutations":[{"create":{"_id":"a.versions.b","_type":"a"}}]}',
      400,
    ],
    ['a patch of nothing in particular', '{"mutations":[{"patch":{"set":{"a":1}}}]}', 400],
    ['a patch operation Sanity does not have', '{"mutations":[{"patch":{"id":"a","explode":{}}}]}', 400],
    ['an increment by a word', '{"mutations":[{"patch":{"id":"a","inc":{"n":"x"}}}]}', 400],
    ['counting a text up', '{"mutations":[{"patch":{"id":"there","inc":{"t":1}}}]}', 400],
    ['counting down what is not there', '{"mutations":[{"patch":{"id":"there","dec":{"n.m":1}}}]}', 400],
    ['a path that is none', '{"mutations":[{"patch":{"id":"there","set":{"a[1:b]":1}}}]}', 400],
    [
      'a diff that is none',
      '{"mutations":[{"patch":{"id":"there","diffMatchPatch":{"t":"@@ nonsense"}}}]}',
      400,
    ],
    ['a query that cannot be parsed', '{"mutations":[{"delete":{"query":"*[_type =="}}]}', 400],
    [
      'a name that would change what an object is',
      '{"mutations":[{"create":{"_type":"a","__proto__":{}}}]}',
      400,
    ],
    ['a transaction id of other characters', '{"mutations":[],"transactionId":"a b"}', 400],
    ['a patch of a missing document', '{"mutations":[{"patch":{"id":"none","set":{"a":1}}}]}', 404],
    ['creating what exists', '{"mutations":[{"create":{"_id":"there","_type":"a"}}]}', 409],
    ['another revision', '{"mutations":[{"patch":{"id":"there","ifRevisionID":"x","set":{"a":1}}}]}', 409],
    ['a strong reference to nothing', '{"mutations":[{"create":{"_type":"a","r":{"_ref":"none"}}}]}', 409],
    ['changing an id', '{"mutations":[{"patch":{"id":"there","set":{"_id":"other"}}}]}', 400],
    ['changing a type', '{"mutations":[{"patch":{"id":"there","set":{"_type":"other"}}}]}', 400],
    [
      'changing when it was created',
      '{"mutations":[{"patch":{"id":"there","set":{"_createdAt":"2020-01-01T00:00:00Z"}}}]}',
      400,
    ],
    ['taking a type away', '{"mutations":[{"patch":{"id":"there","unset":["_type"]}}]}', 400],
    ['a body over the limit', `{"mutations":[],"filler":"${'x'.repeat(4_000_000)}"}`, 413],
  ])('refuse %s', async (_case, body, status) => {
    await lake.mutate({ create: story('there', { t: 'text' }) });
    const before = lake.dataset.sequence();
    const answer = await lake.post('/data/mutate/production', body);
    expect(answer.status).toBe(status);
    expect(lake.dataset.sequence()).toBe(before);
  });

  it('refuse a document nested too deep, and take one that is not', async () => {
    expect((await lake.mutate({ create: story('a', { deep: nested(90) }) })).status).toBe(200);
    expect((await lake.mutate({ create: story('b', { deep: nested(150) }) })).status).toBe(400);
  });

  it('give the objects in arrays their keys when asked to', async () => {
    const mutations = [
      { create: story('a', { body: [{ n: 1 }, { _key: 'mine' }, 'text'], deep: { list: [{ n: 2 }] } }) },
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

  it('say which one failed, as hosted Sanity does', async () => {
    const { body } = await lake.mutate({ create: story('a') }, { patch: { id: 'none', set: { a: 1 } } });
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

  it('make up ids, and complete those that end in a dot', async () => {
    const { body } = await lake.mutate({ create: { _type: 'story' } }, { create: story('internal.') });
    const [first, second] = (body.results as { id: string }[]).map(({ id }) => id);
    expect(first).toMatch(/^[A-Za-z0-9]{22}$/);
    expect(second).toMatch(/^internal\.[A-Za-z0-9]{22}$/);
  });

  it('say what they did to each document', async () => {
    const { body } = await lake.post('/data/mutate/production?returnDocuments=true', {
      mutations: [
        { create: story('a') },
        { createIfNotExists: story('a', { not: 'taken' }) },
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
      (await lake.mutate({ create: story('a', ref('b')) }, { create: story('b', ref('a')) })).status,
    ).toBe(200);
    expect((await lake.mutate({ delete: { id: 'a' } })).status).toBe(409);
    expect((await lake.mutate({ delete: { id: 'a' } }, { delete: { id: 'b' } })).status).toBe(200);
  });

  it('count up what they have set', async () => {
    await lake.mutate({ create: story('a', { list: [{ n: 1 }, { n: 2 }] }) });
    await lake.mutate({ patch: { id: 'a', setIfMissing: { n: 5 }, inc: { n: 2, 'list[].n': 1 } } });
    expect(stored('a')).toMatchObject({ n: 7, list: [{ n: 2 }, { n: 3 }] });
  });

  it('give a document another type, unless it is strongly referred to', async () => {
    await lake.mutate({ create: story('a') }, { create: story('b', { r: { _ref: 'a' } }) });
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

  it('sent again under the same transaction id are committed once', async () => {
    const request = { mutations: [{ create: story('a') }, { create: story('b') }], transactionId: 'tx' };
    const first = await lake.post('/data/mutate/production', request);
    const again = await lake.post('/data/mutate/production', request);
    expect(again).toEqual(first);
    expect(lake.dataset.sequence()).toBe(1);
    const other = await lake.post('/data/mutate/production', {
      ...request,
      mutations: [{ create: story('c') }],
    });
    expect(other.status).toBe(409);
  });

  it('leave everything as it was in a dry run', async () => {
    const answer = await lake.post('/data/mutate/production?dryRun=true', {
      mutations: [{ create: story('a') }],
    });
    expect([answer.status, stored('a'), lake.dataset.sequence()]).toEqual([200, null, 0]);
  });

  it.each([
    ['keep time going forwards when the clock goes back a little', 500, true],
    ['take the clock as it is when it was far ahead', 400 * 86_400_000, false],
  ])('%s', async (_case, aheadMs, isForwards) => {
    const real = Date.now();
    const clock = jest.spyOn(Date, 'now').mockReturnValue(real + aheadMs);
    await lake.mutate({ create: story('a') });
    clock.mockReturnValue(real);
    await lake.mutate({ create: story('b') });
    clock.mockRestore();
    const [a, b] = ['a', 'b'].map((id) => Date.parse(stored(id)?._createdAt ?? ''));
    expect(Number(b) > Number(a)).toBe(isForwards);
  });

  it('tell a policy’s refusal, and commit nothing', async () => {
    await lake.close();
    lake = await openTestLake({
      projects: {
        local: {
          policy: ({ changes }) => (changes.some(({ after }) => after?.secret) ? 'No secrets here.' : null),
        },
      },
    });
    expect(await lake.mutate({ create: story('a', { secret: true }) })).toMatchObject({
      status: 403,
      body: { error: { description: 'The mutation(s) failed: No secrets here.' } },
    });
    expect(stored('a')).toBeNull();
  });
});

describe('documents by id', () => {
  it('come with their drafts and versions when asked to', async () => {
    await lake.mutate(
      ...['a', 'drafts.a', 'versions.r1.a', 'versions.r1.b', 'drafts.b'].map((id) => ({ create: story(id) })),
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

  it('come in the order asked for, and what is left out has a reason', async () => {
    await lake.mutate({ create: story('a') }, { create: story('drafts.b') });
    const { body } = await lake.get('/data/doc/production/drafts.b,none,a');
    expect(body).toMatchObject({
      documents: [{ _id: 'drafts.b' }, { _id: 'a' }],
      omitted: [{ id: 'none', reason: 'existence' }],
    });
    const stranger = await lake.lake.fetch(
      new Request('http://lake.test/v1/data/doc/production/a,drafts.b,drafts.none,none'),
    );
    expect(await stranger.json()).toMatchObject({
      documents: [{ _id: 'a' }],
      omitted: [
        { id: 'drafts.b', reason: 'permission' },
        { id: 'drafts.none', reason: 'permission' },
        { id: 'none', reason: 'existence' },
      ],
    });
  });
});
