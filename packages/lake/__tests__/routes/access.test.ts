import { policy } from '../../../../sanity/policy/policy.ts';
import { roles } from '../../../../sanity/policy/roles.ts';
import { createToken } from '../../src/accounts/tokens.ts';
import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';
import { type RoleName, roleNames, rolesOf } from '../../src/testing/rolesOf.ts';

/** Pictures are decoded in processes, which take their time to start on a busy machine. */
jest.setTimeout(120_000);

let lake: TestLake;
let as: ReturnType<typeof rolesOf>;
beforeEach(async () => {
  lake = await openTestLake({ roles, policy, publicUrl: 'http://localhost:3000/lake' });
  as = rolesOf(lake);
  await lake.mutate(
    { create: { _id: 'story', _type: 'item', headline: 'Open' } },
    { create: { _id: 'drafts.story', _type: 'item', headline: 'Hidden' } },
    { create: { _id: 'internal.note', _type: 'note', text: 'Secret' } },
  );
});
afterEach(() => lake.close());

type Statuses = Record<RoleName, number>;
const everyone = (status: number): Statuses => ({
  anonymous: status,
  viewer: status,
  journalist: status,
  editor: status,
  administrator: status,
});
const members = (status: number): Statuses => ({ ...everyone(status), anonymous: 401 });
const administrators = (status: number): Statuses => ({ ...members(403), administrator: status });
const from = (first: 'journalist' | 'editor', status: number): Statuses => ({
  ...everyone(status),
  anonymous: 403,
  viewer: 403,
  ...(first === 'editor' ? { journalist: 403 } : {}),
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
const draft = { draftId: 'drafts.story', publishedId: 'story' };

describe('every route asks who calls', () => {
  it.each<[string, [method: string, path: string, body?: unknown], Statuses]>([
    ['the caller', ['GET', '/users/me'], members(200)],
    ['the caller’s id', ['GET', '/auth/id'], members(200)],
    ['another person', ['GET', '/users/%3Csystem%3E'], members(200)],
    ['the command line, which may have written', ['GET', '/users/command-line'], members(200)],
    ['settings', ['GET', '/users/me/keyvalue'], members(200)],
    ['settings by key', ['GET', '/users/me/keyvalue/a,b'], members(200)],
    ['settings, changed by a program', ['PUT', '/users/me/keyvalue', []], members(403)],
    ['signing out', ['POST', '/auth/logout'], members(200)],
    ['the ways to sign in', ['GET', '/auth/providers'], everyone(200)],
    ['a session for a made-up sid', ['GET', '/auth/fetch?sid=made-up'], everyone(401)],
    ['the projects', ['GET', '/projects'], members(200)],
    ['the project', ['GET', '/projects/copydesk'], members(200)],
    ['another project', ['GET', '/projects/elsewhere'], { ...members(404) }],
    ['roles', ['GET', '/projects/copydesk/roles'], members(200)],
    ['the project’s grants', ['GET', '/projects/copydesk/grants'], members(200)],
    ['features', ['GET', '/projects/copydesk/features'], members(200)],
    ['datasets', ['GET', '/projects/copydesk/datasets'], members(200)],
    ['the dataset’s grants', ['GET', `/projects/copydesk/datasets/${ds}/acl`], members(200)],
    [
      'a new dataset',
      ['PUT', '/projects/copydesk/datasets/other', { aclMode: 'private' }],
      administrators(200),
    ],
    [
      'a dataset’s settings',
      ['PATCH', `/projects/copydesk/datasets/${ds}`, { aclMode: 'public' }],
      administrators(200),
    ],
    ['deleting a dataset', ['DELETE', '/projects/copydesk/datasets/none'], administrators(404)],
    ['deleting the lake’s own dataset', ['DELETE', `/projects/copydesk/datasets/${ds}`], administrators(400)],
    ['comments', ['POST', `/comments/${ds}/setup`], { ...members(200), viewer: 403 }],
    ['accounts', ['GET', '/accounts'], administrators(200)],
    ['a new account', ['POST', '/accounts', { email: 'a@example.org', role: 'viewer' }], administrators(201)],
    ['removing an account', ['DELETE', '/accounts/a%40example.org'], administrators(404)],
    ['a new password', ['POST', '/accounts/a%40example.org/password'], administrators(404)],
    ['tokens', ['GET', '/projects/copydesk/tokens'], administrators(200)],
    [
      'a new token',
      ['POST', '/projects/copydesk/tokens', { label: 'a', roleName: 'viewer' }],
      administrators(201),
    ],
    ['removing a token', ['DELETE', '/projects/copydesk/tokens/none'], administrators(404)],
    ['schedules', ['GET', `/schedules/copydesk/${ds}`], members(200)],
    ['references from elsewhere', ['GET', `/data/references/${ds}/documents/story/to`], members(200)],
    ['a ping', ['GET', '/ping'], everyone(200)],
    ['whether an origin may call', ['GET', '/check/cors'], everyone(200)],
    ['a published document', ['GET', `/data/doc/${ds}/story`], everyone(200)],
    ['a query', ['GET', `/data/query/${ds}?query=*`], everyone(200)],
    ['a story’s history', ['GET', `/data/history/${ds}/events/documents/story`], members(200)],
    ['a release’s history', ['GET', `/data/history/${ds}/events/releases/r1`], members(200)],
    ['transactions', ['GET', `/data/history/${ds}/transactions/story`], members(200)],
    ['all transactions', ['GET', `/data/history/${ds}/transactions`], members(200)],
    ['an earlier revision', ['GET', `/data/history/${ds}/documents/story?lastRevision=true`], members(200)],
    ['an export', ['GET', `/data/export/${ds}`], everyone(200)],
    ['a picture', ['POST', `/assets/images/${ds}`], { ...everyone(400), anonymous: 401, viewer: 403 }],
    [
      'a file',
      ['POST', `/assets/files/${ds}?filename=a.txt`, 'text'],
      { ...everyone(200), anonymous: 401, viewer: 403 },
    ],
    ['a listener', ['GET', `/data/listen/${ds}?query=*`], everyone(200)],
    ['live events', ['GET', `/data/live/events/${ds}`], everyone(200)],
    ['live events of drafts', ['GET', `/data/live/events/${ds}?includeDrafts=true`], members(200)],
    ['writing a draft', mutate({ create: { _id: 'drafts.new', _type: 'article' } }), from('journalist', 200)],
    [
      'changing a draft',
      mutate({ patch: { id: 'drafts.story', set: { headline: 'New' } } }),
      from('journalist', 200),
    ],
    ['deleting a draft', mutate({ delete: { id: 'drafts.story' } }), from('journalist', 200)],
    [
      'writing a published document',
      mutate({ create: { _id: 'new', _type: 'article' } }),
      from('editor', 200),
    ],
    ['writing one under an id of the lake’s', mutate({ create: { _type: 'article' } }), from('editor', 200)],
    [
      'changing a published document',
      mutate({ patch: { id: 'story', set: { headline: 'New' } } }),
      from('editor', 200),
    ],
    [
      'replacing a published document',
      mutate({ createOrReplace: { _id: 'story', _type: 'item' } }),
      from('editor', 200),
    ],
    ['deleting a published document', mutate({ delete: { id: 'story' } }), from('editor', 200)],
    [
      'a draft and a published document at once',
      mutate(
        { create: { _id: 'drafts.new', _type: 'article' } },
        { patch: { id: 'story', set: { headline: 'New' } } },
      ),
      from('editor', 200),
    ],
    ['publishing', act({ actionType: 'sanity.action.document.publish', ...draft }), from('editor', 200)],
    ['unpublishing', act({ actionType: 'sanity.action.document.unpublish', ...draft }), from('editor', 200)],
    [
      'editing',
      act({ actionType: 'sanity.action.document.edit', ...draft, patch: { set: { headline: 'New' } } }),
      from('journalist', 200),
    ],
    [
      'discarding a draft',
      act({ actionType: 'sanity.action.document.discard', draftId: 'drafts.story' }),
      from('journalist', 200),
    ],
    [
      'deleting a story',
      act({
        actionType: 'sanity.action.document.delete',
        publishedId: 'story',
        includeDrafts: ['drafts.story'],
      }),
      from('editor', 200),
    ],
    [
      'a release',
      act({ actionType: 'sanity.action.release.create', releaseId: 'r1', metadata: {} }),
      from('editor', 200),
    ],
  ])('%s', async (_what, [method, path, body], expected) => {
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
    ['unknown', `Bearer sk${'0'.repeat(59)}`, 'SIO-401-ANF'],
    ['no bearer', 'Basic abc', 'SIO-401-AWH'],
  ])(
    'and refuses a token that is %s, also where anonymous callers are welcome',
    async (_case, authorization, errorCode) => {
      for (const path of [
        `/data/query/${ds}?query=*`,
        `/data/doc/${ds}/story`,
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

describe('what anonymous callers see', () => {
  const read = async (path: string) => (await as.fetchAs('anonymous', path)).json();
  const query = async (groq: string) =>
    (await read(`/data/query/${ds}?perspective=raw&query=${encodeURIComponent(groq)}`)).result;

  it.each([
    ['*[]._id', ['story']],
    ['count(*)', 1],
    ['*[_id == "drafts.story"]', []],
    ['*[_id == "internal.note"][0].text', null],
    ['count(*[text match "Secret"])', 0],
    ['*[_id == "story"]{"n": *[_type == "note"][0].text}', [{ n: null }]],
    ['*[_id == "story"]{"d": *[_id == "drafts." + ^._id][0].headline}', [{ d: null }]],
  ])('is published documents without a dot: %s', async (groq, result) => {
    expect(await query(groq)).toEqual(result);
  });

  it('is told of the others as it is of none', async () => {
    expect(await read(`/data/doc/${ds}/story,drafts.story,internal.note,none`)).toMatchObject({
      documents: [{ _id: 'story' }],
      omitted: expect.not.arrayContaining([expect.objectContaining({ _id: expect.anything() })]),
    });
  });

  it('is nothing of a private dataset', async () => {
    await as.fetchAs('administrator', `/projects/copydesk/datasets/${ds}`, {
      method: 'PATCH',
      body: JSON.stringify({ aclMode: 'private' }),
    });
    for (const path of [
      `/data/query/${ds}?query=*`,
      `/data/doc/${ds}/story`,
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

describe('the site’s own reporter token', () => {
  it('files a report and nothing else', async () => {
    const { secret } = createToken(lake.lake.context.accounts.db, { label: 'site', role: 'reporter' });
    const write = async (...mutations: unknown[]) =>
      (
        await lake.fetch(`/data/mutate/${ds}`, {
          method: 'POST',
          body: JSON.stringify({ mutations }),
          headers: { authorization: `Bearer ${secret}` },
        })
      ).status;
    const report = { _id: 'drafts.r', _type: 'correction', status: 'reported', reportMessage: 'Wrong' };
    expect(await write({ create: { ...report, _id: 'r' } })).toBe(403);
    expect(await write({ create: { ...report, status: 'approved' } })).toBe(403);
    expect(await write({ create: { ...report, _type: 'article' } })).toBe(403);
    expect(await write({ create: report })).toBe(200);
    expect(await write({ patch: { id: 'drafts.r', set: { reportMessage: 'Other' } } })).toBe(403);
    expect(await write({ delete: { id: 'drafts.r' } })).toBe(403);
  });
});

describe('four eyes', () => {
  const people = () => {
    const make = (label: string, role: string) => {
      const { token, secret } = createToken(lake.lake.context.accounts.db, { label, role });
      return {
        id: `r${token.id}`,
        act: async (...actions: unknown[]) => {
          const response = await lake.fetch(`/data/actions/${ds}`, {
            method: 'POST',
            body: JSON.stringify({ actions }),
            headers: { authorization: `Bearer ${secret}` },
          });
          return { status: response.status, text: await response.text() };
        },
      };
    };
    return { ada: make('Ada', 'editor'), bob: make('Bob', 'editor'), jo: make('Jo', 'journalist') };
  };
  const ids = { draftId: 'drafts.c1', publishedId: 'c1' };
  const told = { draftId: 'drafts.told', publishedId: 'told' };
  beforeEach(async () => {
    await lake.mutate({ create: { _id: 'told', _type: 'article', headline: 'Open' } });
  });
  const change = {
    actionType: 'sanity.action.document.edit',
    ...told,
    patch: { set: { headline: 'Right' } },
  };
  const request = (requestedBy: string) => ({
    actionType: 'sanity.action.document.create',
    publishedId: 'c1',
    attributes: {
      _id: 'drafts.c1',
      _type: 'correction',
      status: 'drafted',
      kind: 'correction',
      article: { _type: 'reference', _ref: 'told', _weak: true },
      note: 'It said 8,000. It is 11,500.',
      requestedBy,
    },
    ifExists: 'fail',
  });
  const approve = (approvedBy: string) => [
    {
      actionType: 'sanity.action.document.edit',
      ...ids,
      patch: {
        set: {
          approvedBy,
          status: 'published',
          approvedNote: lake.dataset.get('drafts.c1')?._rev,
          approvedDraft: lake.dataset.get('drafts.told')?._rev,
        },
      },
    },
    { actionType: 'sanity.action.document.publish', ...ids },
    { actionType: 'sanity.action.document.publish', ...told },
  ];

  it('let another editor approve and publish, and refuse one’s own, whole', async () => {
    const { ada, bob, jo } = people();
    expect((await ada.act(request(bob.id))).status).toBe(403);
    expect((await ada.act(change, request(ada.id))).status).toBe(200);
    const own = await ada.act(...approve(ada.id));
    expect(own).toMatchObject({
      status: 403,
      text: expect.stringContaining('Nobody approves their own correction'),
    });
    expect((await ada.act(...approve(bob.id))).status).toBe(403);
    expect((await jo.act(approve(jo.id)[0])).text).toContain('An editor approves corrections');
    expect(lake.dataset.get('told')?.headline).toBe('Open');
    expect((await bob.act(...approve(bob.id))).status).toBe(200);
    expect(lake.dataset.get('c1')).toMatchObject({ requestedBy: ada.id, approvedBy: bob.id });
    expect(lake.dataset.get('told')?.headline).toBe('Right');
    for (const after of [
      { actionType: 'sanity.action.document.unpublish', ...ids },
      { actionType: 'sanity.action.document.delete', publishedId: 'c1' },
    ]) {
      expect(await bob.act(after)).toMatchObject({
        status: 403,
        text: expect.stringContaining('stays in the log'),
      });
    }
    expect((await lake.mutate({ patch: { id: 'c1', set: { note: 'Other' } } })).status).toBe(403);
  });

  it('hold for a release that comes due by itself', async () => {
    const { ada } = people();
    const publishAt = new Date(Date.now() + 300).toISOString();
    const schedule = await ada.act(
      {
        actionType: 'sanity.action.release.create',
        releaseId: 'r1',
        metadata: { releaseType: 'scheduled', intendedPublishAt: publishAt },
      },
      {
        actionType: 'sanity.action.document.version.create',
        publishedId: 'c1',
        document: {
          ...request(ada.id).attributes,
          _id: 'versions.r1.c1',
          status: 'published',
          publishedAt: publishAt,
        },
      },
      { actionType: 'sanity.action.release.schedule', releaseId: 'r1', publishAt },
    );
    expect(schedule.status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(lake.dataset.get('c1')).toBeNull();
    expect(lake.dataset.get('_.releases.r1')).toMatchObject({
      state: 'active',
      error: { message: expect.stringContaining('another editor has approved') },
    });
  });
});
