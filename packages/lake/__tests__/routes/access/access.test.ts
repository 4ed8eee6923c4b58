import { openTestLake, type TestLake } from '../../../src/testing/openTestLake.ts';
import { rolesOf } from '../../../src/testing/rolesOf.ts';

let lake: TestLake;
let as: ReturnType<typeof rolesOf>;
beforeEach(async () => {
  lake = await openTestLake({ publicUrl: 'http://localhost:3000/lake' });
  as = rolesOf(lake);
  await lake.mutate(
    { create: { _id: 'plant', _type: 'item', title: 'Open' } },
    { create: { _id: 'drafts.plant', _type: 'item', title: 'Hidden' } },
    { create: { _id: 'internal.note', _type: 'note', text: 'Secret' } },
  );
});
afterEach(() => lake.close());

const roleNames = ['anonymous', 'viewer', 'contributor', 'editor', 'administrator'] as const;
type Statuses = Record<(typeof roleNames)[number], number>;
const everyone = (status: number): Statuses => ({
  anonymous: status,
  viewer: status,
  contributor: status,
  editor: status,
  administrator: status,
});
const members = (status: number): Statuses => ({ ...everyone(status), anonymous: 401 });
const administrators = (status: number): Statuses => ({ ...members(403), administrator: status });
const from = (first: 'contributor' | 'editor', status: number): Statuses => ({
  ...everyone(status),
  anonymous: 403,
  viewer: 403,
  ...(first === 'editor' ? { contributor: 403 } : {}),
});

const ds = 'production';
const mutate = (...mutations: unknown[]): [string, string, unknown] => [
  'POST',
  `/data/mutate/${ds}`,
  { mutations },
];
const act = (action: unknown): [string, string, unknown] => [
  'POST',
  `/data/actions/${ds}`,
  { actions: [action] },
];
const draft = { draftId: 'drafts.plant', publishedId: 'plant' };

describe('every route', () => {
  it.each<[string, [method: string, path: string, body?: unknown], Statuses]>([
    ['the caller', ['GET', '/users/me'], everyone(200)],
    ['the caller’s id', ['GET', '/auth/id'], members(200)],
    ['another person', ['GET', '/users/%3Csystem%3E'], members(200)],
    ['the command line as an author', ['GET', '/users/command-line'], members(200)],
    ['settings', ['GET', '/users/me/keyvalue'], members(200)],
    ['settings by key', ['GET', '/users/me/keyvalue/a,b'], members(200)],
    ['settings, changed by a token', ['PUT', '/users/me/keyvalue', []], members(403)],
    ['signing out', ['POST', '/auth/logout'], members(200)],
    ['the sign-in providers', ['GET', '/auth/providers'], everyone(200)],
    ['a session for a made-up sid', ['GET', '/auth/fetch?sid=made-up'], everyone(401)],
    ['the projects', ['GET', '/projects'], members(200)],
    ['a new project', ['POST', '/projects', { id: 'garden' }], administrators(201)],
    ['the project', ['GET', '/projects/local'], members(200)],
    ['another project', ['GET', '/projects/elsewhere'], { ...members(404) }],
    ['roles', ['GET', '/projects/local/roles'], members(200)],
    ['the project’s grants', ['GET', '/projects/local/grants'], members(200)],
    ['features', ['GET', '/projects/local/features'], members(200)],
    ['datasets', ['GET', '/projects/local/datasets'], members(200)],
    ['the dataset’s grants', ['GET', `/projects/local/datasets/${ds}/acl`], members(200)],
    ['a new dataset', ['PUT', '/projects/local/datasets/other', { aclMode: 'private' }], administrators(200)],
    [
      'a dataset’s settings',
      ['PATCH', `/projects/local/datasets/${ds}`, { aclMode: 'public' }],
      administrators(200),
    ],
    ['deleting a dataset', ['DELETE', '/projects/local/datasets/none'], administrators(404)],
    [
      'deleting the lake’s default dataset',
      ['DELETE', `/projects/local/datasets/${ds}`],
      administrators(400),
    ],
    ['comments', ['POST', `/comments/${ds}/setup`], { ...members(200), viewer: 403 }],
    ['accounts', ['GET', '/accounts'], administrators(200)],
    ['a new account', ['POST', '/accounts', { email: 'a@example.org', role: 'viewer' }], members(403)],
    ['removing an account', ['DELETE', '/accounts/a%40example.org'], members(403)],
    ['a new password', ['POST', '/accounts/a%40example.org/password'], members(403)],
    ['ending sessions', ['DELETE', '/accounts/a%40example.org/sessions'], members(403)],
    ['confirming an account', ['POST', '/accounts/a%40example.org/confirmation'], members(403)],
    ['another role', ['PUT', '/access/project/local/users/a/roles/viewer'], members(403)],
    ['removing a member', ['DELETE', '/access/project/local/users/a'], members(403)],
    ['the log of accounts', ['GET', '/accounts/log'], administrators(200)],
    ['tokens', ['GET', '/projects/local/tokens'], administrators(200)],
    [
      'a new token',
      ['POST', '/projects/local/tokens', { label: 'a', roleName: 'viewer' }],
      administrators(201),
    ],
    ['removing a token', ['DELETE', '/projects/local/tokens/none'], administrators(404)],
    ['schedules', ['GET', `/schedules/local/${ds}`], members(200)],
    ['references from elsewhere', ['GET', `/data/references/${ds}/documents/plant/to`], members(200)],
    ['a ping', ['GET', '/ping'], everyone(200)],
    ['whether an origin may call', ['GET', '/check/cors'], everyone(200)],
    ['the origins that may call', ['GET', '/projects/local/cors'], members(200)],
    ['the same, as asked by older command lines', ['GET', '/cors'], members(200)],
    ['a published document', ['GET', `/data/doc/${ds}/plant`], everyone(200)],
    ['a query', ['GET', `/data/query/${ds}?query=*`], everyone(200)],
    ['a plant’s history', ['GET', `/data/history/${ds}/events/documents/plant`], members(200)],
    ['a release’s history', ['GET', `/data/history/${ds}/events/releases/r1`], members(200)],
    ['transactions', ['GET', `/data/history/${ds}/transactions/plant`], members(200)],
    ['all transactions', ['GET', `/data/history/${ds}/transactions`], members(200)],
    ['an earlier revision', ['GET', `/data/history/${ds}/documents/plant?lastRevision=true`], members(200)],
    ['an export', ['GET', `/data/export/${ds}`], everyone(200)],
    ['an image', ['POST', `/assets/images/${ds}`], { ...everyone(400), anonymous: 401, viewer: 403 }],
    [
      'a file',
      ['POST', `/assets/files/${ds}?filename=a.txt`, 'text'],
      { ...everyone(200), anonymous: 401, viewer: 403 },
    ],
    ['a listener', ['GET', `/data/listen/${ds}?query=*`], everyone(200)],
    ['live events', ['GET', `/data/live/events/${ds}`], everyone(200)],
    ['live events of drafts', ['GET', `/data/live/events/${ds}?includeDrafts=true`], members(200)],
    ['writing a draft', mutate({ create: { _id: 'drafts.new', _type: 'plant' } }), from('contributor', 200)],
    [
      'changing a draft',
      mutate({ patch: { id: 'drafts.plant', set: { title: 'New' } } }),
      from('contributor', 200),
    ],
    ['deleting a draft', mutate({ delete: { id: 'drafts.plant' } }), from('contributor', 200)],
    ['writing a published document', mutate({ create: { _id: 'new', _type: 'plant' } }), from('editor', 200)],
    ['writing one under an id of the lake’s', mutate({ create: { _type: 'plant' } }), from('editor', 200)],
    [
      'changing a published document',
      mutate({ patch: { id: 'plant', set: { title: 'New' } } }),
      from('editor', 200),
    ],
    [
      'replacing a published document',
      mutate({ createOrReplace: { _id: 'plant', _type: 'item' } }),
      from('editor', 200),
    ],
    ['deleting a published document', mutate({ delete: { id: 'plant' } }), from('editor', 200)],
    [
      'a draft and a published document at once',
      mutate(
        { create: { _id: 'drafts.new', _type: 'plant' } },
        { patch: { id: 'plant', set: { title: 'New' } } },
      ),
      from('editor', 200),
    ],
    ['publishing', act({ actionType: 'sanity.action.document.publish', ...draft }), from('editor', 200)],
    ['unpublishing', act({ actionType: 'sanity.action.document.unpublish', ...draft }), from('editor', 200)],
    [
      'editing',
      act({ actionType: 'sanity.action.document.edit', ...draft, patch: { set: { title: 'New' } } }),
      from('contributor', 200),
    ],
    [
      'discarding a draft',
      act({ actionType: 'sanity.action.document.discard', draftId: 'drafts.plant' }),
      from('contributor', 200),
    ],
    [
      'deleting a plant',
      act({
        actionType: 'sanity.action.document.delete',
        publishedId: 'plant',
        includeDrafts: ['drafts.plant'],
      }),
      from('editor', 200),
    ],
    [
      'a release',
      act({ actionType: 'sanity.action.release.create', releaseId: 'r1', metadata: {} }),
      from('editor', 200),
    ],
  ])('answers each role by its rights: %s', async (_case, [method, path, body], expected) => {
    const statuses: Record<string, number> = {};
    for (const role of roleNames) {
      const init = body === undefined ? {} : { body: JSON.stringify(body) };
      const dry =
        path.startsWith('/data/actions') && body ? { body: JSON.stringify({ ...body, dryRun: true }) } : init;
      const target = path.startsWith('/data/mutate') ? `${path}?dryRun=true` : path;
      const response = await as.fetchAs(role, target, { method, ...dry });
      statuses[role] = response.status;
      await response.body?.cancel();
    }
    expect(statuses).toEqual(expected);
  });

  it.each([
    ['viewer', false],
    ['contributor', true],
    ['editor', true],
  ] as const)('offers comments and tasks to whoever may write: %s', async (role, mayWrite) => {
    const response = await as.fetchAs(role, '/projects/local/features');
    const features = (await response.json()) as string[];
    expect(features).toContain('contentReleases');
    for (const feature of ['studioComments', 'sanityTasks'])
      expect([feature, features.includes(feature)]).toEqual([feature, mayWrite]);
  });

  it.each([
    ['unknown', `Bearer sk${'0'.repeat(59)}`, 'SIO-401-ANF'],
    ['not a bearer token', 'Basic abc', 'SIO-401-AWH'],
  ])(
    'rejects a token that is %s, also where anonymous callers are allowed',
    async (_case, authorization, errorCode) => {
      for (const path of [
        `/data/query/${ds}?query=*`,
        `/data/doc/${ds}/plant`,
        '/users/me',
        `/data/live/events/${ds}`,
      ]) {
        const response = await lake.fetch(path, { headers: { authorization } });
        expect(response.status).toBe(401);
        expect(await response.json()).toMatchObject({ statusCode: 401, errorCode });
      }
    },
  );
});

describe('the documents of anonymous callers', () => {
  const read = async (path: string) => (await as.fetchAs('anonymous', path)).json();
  const query = async (groq: string) =>
    (await read(`/data/query/${ds}?perspective=raw&query=${encodeURIComponent(groq)}`)).result;

  it.each([
    ['*[]._id', ['plant']],
    ['count(*)', 1],
    ['*[_id == "drafts.plant"]', []],
    ['*[_id == "internal.note"][0].text', null],
    ['count(*[text match "Secret"])', 0],
    ['*[_id == "plant"]{"n": *[_type == "note"][0].text}', [{ n: null }]],
    ['*[_id == "plant"]{"d": *[_id == "drafts." + ^._id][0].title}', [{ d: null }]],
  ])('are published and have no dot in their id: %s', async (groq, result) => {
    expect(await query(groq)).toEqual(result);
  });

  it('do not reveal whether others exist', async () => {
    expect(await read(`/data/doc/${ds}/plant,drafts.plant,internal.note,none`)).toMatchObject({
      documents: [{ _id: 'plant' }],
      omitted: expect.not.arrayContaining([expect.objectContaining({ _id: expect.anything() })]),
    });
  });

  it('are not returned from a private dataset', async () => {
    await as.fetchAs('administrator', `/projects/local/datasets/${ds}`, {
      method: 'PATCH',
      body: JSON.stringify({ aclMode: 'private' }),
    });
    for (const path of [
      `/data/query/${ds}?query=*`,
      `/data/doc/${ds}/plant`,
      `/data/listen/${ds}?query=*`,
      `/data/live/events/${ds}`,
    ]) {
      expect((await as.fetchAs('anonymous', path)).status).toBe(401);
      const response = await as.fetchAs('viewer', path);
      expect(response.status).toBe(200);
      await response.body?.cancel();
    }
  });
});

it('keeps the visibility of a dataset whose change names none', async () => {
  const change = (method: string, body?: string) =>
    as.fetchAs('administrator', '/projects/local/datasets/closed', { method, ...(body ? { body } : {}) });
  await change('PUT', '{"aclMode":"private"}');
  for (const body of ['{}', '{"title":"Closed"}', undefined]) {
    const response = await change('PATCH', body);
    expect([response.status, await response.json()]).toEqual([
      200,
      expect.objectContaining({ aclMode: 'private' }),
    ]);
  }
});

describe('the visibility that a lake was started with', () => {
  beforeEach(async () => {
    await lake.close();
    lake = await openTestLake({ visibility: 'private' });
    as = rolesOf(lake);
  });

  const setVisibility = (dataset: string, aclMode?: string, method = 'PATCH') =>
    as.fetchAs('administrator', `/projects/local/datasets/${dataset}`, {
      method,
      body: JSON.stringify({ aclMode }),
    });

  it('is not changed by an administrator', async () => {
    const refused = await setVisibility(ds, 'public');
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('Change it there')]);
    expect((await as.fetchAs('anonymous', `/data/query/${ds}?query=*`)).status).toBe(401);
    expect((await setVisibility(ds, 'private')).status).toBe(200);
    expect((await setVisibility(ds)).status).toBe(200);
  });

  it('is that of its default dataset only', async () => {
    expect((await setVisibility('other', 'private', 'PUT')).status).toBe(200);
    expect((await setVisibility('other', 'public')).status).toBe(200);
    expect((await as.fetchAs('anonymous', '/data/query/other?query=*')).status).toBe(200);
  });
});
