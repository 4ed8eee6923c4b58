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
    '../../../../../etc',
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

describe('unusual requests', () => {
  it('are answered without an internal error', async () => {
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
  });
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
])('%s with too many levels is answered 400', async (_case, path, init) => {
  expect((await as.fetchAs('administrator', path, init)).status).toBe(400);
});

it.each([
  ['a[0:999999999]', 200],
  ['a[-999999999:]', 200],
  ['a[0:2147483647:1].b', 400],
])('a patch with the range %s does not iterate over a billion elements', async (path, status) => {
  const answer = await lake.mutate(
    { createOrReplace: { _id: 'ranged', _type: 'a', a: [1, 2] } },
    { patch: { id: 'ranged', unset: [path] } },
  );
  expect(answer.status).toBe(status);
});

it('a release that was imported with invalid states is restored without them', async () => {
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

it('a document that is requested several times is answered once', async () => {
  await lake.mutate({ createOrReplace: { _id: 'a', _type: 'a', text: 'long '.repeat(10_000) } });
  const answer = await lake.get(`/data/doc/production/${'a,'.repeat(20_000)}`);
  expect(answer).toMatchObject({ status: 200, body: { documents: [{ _id: 'a' }], omitted: [] } });
});

/** The processor time that it takes to delete so many documents at once, the least of five, in microseconds. */
const deleteMany = async (count: number): Promise<number> => {
  const times: number[] = [];
  for (let time = 0; time < 5; time++) times.push(await deleteOnce(count));
  return Math.min(...times);
};
const deleteOnce = async (count: number): Promise<number> => {
  const ids = Array.from({ length: count }, (_, index) => `many-${index}`);
  await lake.mutate(...ids.map((_id) => ({ create: { _id, _type: 'a' } })));
  const before = process.cpuUsage();
  expect((await lake.mutate(...ids.map((id) => ({ delete: { id } })))).status).toBe(200);
  return process.cpuUsage(before).user;
};

it('hundreds of documents are deleted in one transaction, in time that grows with their number', async () => {
  const few = await deleteMany(250);
  // A search of each document in all the others took sixteen times as long.
  expect(await deleteMany(1_000)).toBeLessThan(10 * few);
});

it('an incomplete request is not an internal error', async () => {
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
