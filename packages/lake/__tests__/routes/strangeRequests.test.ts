import fc from 'fast-check';
import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';
import { rolesOf } from '../../src/testing/rolesOf.ts';

let lake: TestLake;
let as: ReturnType<typeof rolesOf>;
beforeAll(async () => {
  lake = await openTestLake({ publicUrl: 'http://localhost:3000/lake' });
  as = rolesOf(lake);
});
afterAll(() => lake.close());

const paths = [
  '/users/{}',
  '/users/me/keyvalue/{}',
  '/users/me/keyvalue',
  '/auth/login?origin={}&projectId={}',
  '/auth/fetch?sid={}',
  '/auth/logout',
  '/accounts',
  '/accounts/{}',
  '/accounts/{}/password',
  '/projects/{}',
  '/projects/local/tokens',
  '/projects/local/tokens/{}',
  '/projects/local/datasets/{}',
  '/projects/local/datasets/{}/acl',
  '/projects/local/datasets?datasetProfile={}&addonFor={}',
  '/comments/{}/setup',
  '/access/{}/{}/user-permissions/me/check?permissions={}',
  '/data/listen/production?query={}&$a={}',
  '/data/listen/{}?query=*',
  '/data/live/events/production?includeDrafts={}&lastLiveEventId={}',
  '/data/references/{}/documents/{}/to',
];
const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '%',
    '%00',
    '../../../../__tests__/sanity',
    '__proto__',
    'constructor',
    '*[',
    '*[_id in $a]',
    '"',
    '{}',
    '9'.repeat(400),
  ),
);
const bodies = fc.oneof(
  fc.constant(undefined),
  fc.string({ maxLength: 60 }),
  fc.json(),
  fc
    .record({ email: odd, role: odd, password: odd, label: odd, roleName: odd, aclMode: odd })
    .map((body) => JSON.stringify(body)),
);

describe('strange requests', () => {
  it('are answered, and never as a fault of the lake’s', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('anonymous', 'viewer', 'contributor', 'editor', 'administrator'),
        fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
        fc.constantFrom(...paths),
        fc.infiniteStream(odd),
        bodies,
        fc.boolean(),
        async (role, method, path, words, body, isEncoded) => {
          const target = path.replaceAll('{}', () => {
            const word = String(words.next().value);
            return isEncoded ? encodeURIComponent(word.toWellFormed()) : word.replaceAll(/[?#\s]/g, '');
          });
          const hasBody = body !== undefined && method !== 'GET';
          const response = await as.fetchAs(role, target, { method, ...(hasBody ? { body } : {}) });
          await response.body?.cancel();
          expect(response.status).toBeLessThan(500);
        },
      ),
      { numRuns: 1_000 },
    );
  }, 60_000);
});

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const nestedObjects = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const create = (json: string): string => `{"mutations":[{"create":{"_type":"a","x":${json}}}]}`;

it.each<[string, string, RequestInit]>([
  ['a mutation', '/data/mutate/production', { method: 'POST', body: create(nestedObjects(2_000)) }],
  [
    'an action',
    '/data/actions/production',
    {
      method: 'POST',
      body: `{"actions":[{"actionType":"sanity.action.document.create","publishedId":"z","attributes":{"_type":"a","x":${nestedObjects(2_000)}}}]}`,
    },
  ],
  [
    'a schema',
    '/projects/local/datasets/production/schemas',
    { method: 'PUT', body: `{"schemas":[{"workspace":{"name":"a"},"schema":${nested(2_000)}}]}` },
  ],
  ['a query’s parameter', `/data/query/production?query=*&$a=${nested(5_000)}`, {}],
  ['a listener’s parameter', `/data/listen/production?query=*&$a=${nested(15_000)}`, {}],
])('%s that is nested without end is a mistake of the caller', async (_what, path, init) => {
  expect((await as.fetchAs('administrator', path, init)).status).toBe(400);
});

it.each(['a[0:999999999]', 'a[-999999999:]', 'a[0:2147483647:1].b'])(
  'a patch along %s counts through no billion of elements',
  async (path) => {
    const answer = await lake.mutate(
      { createOrReplace: { _id: 'ranged', _type: 'a', a: [1, 2] } },
      { patch: { id: 'ranged', unset: [path] } },
    );
    expect(answer.status).toBe(400);
  },
);

it('a release that was imported with states that are none is brought back without them', async () => {
  const answer = await lake.act(
    {
      actionType: 'sanity.action.release.import',
      releaseId: 'odd',
      document: { state: 'archived', finalDocumentStates: [null, 1, {}, { id: 'versions.odd.none' }] },
    },
    { actionType: 'sanity.action.release.unarchive', releaseId: 'odd' },
  );
  expect(answer.status).toBe(200);
});

it('a document that is asked for again and again is answered once', async () => {
  await lake.mutate({ createOrReplace: { _id: 'a', _type: 'a', text: 'long '.repeat(10_000) } });
  const answer = await lake.get(`/data/doc/production/${'a,'.repeat(20_000)}`);
  expect(answer).toMatchObject({ status: 200, body: { documents: [{ _id: 'a' }], omitted: [] } });
});

it('thousands of documents are deleted at once', async () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => `many-${index}`);
  await lake.mutate(...ids.map((_id) => ({ create: { _id, _type: 'a' } })));
  const started = performance.now();
  expect((await lake.mutate(...ids.map((id) => ({ delete: { id } })))).status).toBe(200);
  // Each was looked for in all the others: most of a minute.
  expect(performance.now() - started).toBeLessThan(15_000);
}, 120_000);

it('a request that breaks off is no fault of the lake’s', async () => {
  let isBegun = false;
  const body = new ReadableStream({
    pull: (controller) => {
      if (isBegun) controller.error(new Error('aborted'));
      else controller.enqueue(new TextEncoder().encode('{"mutations":'));
      isBegun = true;
    },
  });
  const request = { method: 'POST', body, duplex: 'half' } as RequestInit;
  expect((await as.fetchAs('administrator', '/data/mutate/production', request)).status).toBe(400);
});
