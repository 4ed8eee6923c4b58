import { addUser, createSession, createToken } from 'local-lake/accounts';
import { makePasswordsCheap, openTestLake, type TestLake } from 'local-lake/testing';
import { newsroomLake } from '../../../tools/testing/newsroomLake.ts';

makePasswordsCheap();

let lake: TestLake;
beforeEach(async () => {
  lake = await openTestLake(newsroomLake);
});
afterEach(() => lake.close());

const ds = 'production';

describe('the site’s own reporter token', () => {
  it('can file a report and nothing else', async () => {
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

it('a client cannot invent a log of switches for four eyes that were never switched', async () => {
  const fourEyes = {
    off: false,
    log: [{ _key: 'a', off: true, by: 'somebody', at: '2026-01-01T00:00:00Z' }],
  };
  const site = { _id: 'site', _type: 'site', title: 'Paper', language: 'en', timeZone: 'Europe/London' };
  expect(
    await lake.mutate({ create: { ...site, noBylineLine: 'By our own staff', fourEyes } }),
  ).toMatchObject({
    status: 200,
  });
  expect(lake.dataset.get('site')).not.toHaveProperty('fourEyes');
});

describe('four eyes', () => {
  const people = async () => {
    const make = async (name: string, role: string) => {
      const { db } = lake.lake.context.accounts;
      const { user } = await addUser(db, { email: `${name}@example.org`, role });
      const secret = createSession(db, user.id);
      return {
        id: user.id,
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
    return {
      ada: await make('ada', 'editor'),
      bob: await make('bob', 'editor'),
      jo: await make('jo', 'journalist'),
    };
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
      requestedText: lake.dataset.get('told')?._rev,
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

  it('let another editor approve and publish, and reject one’s own request as a whole', async () => {
    const { ada, bob, jo } = await people();
    expect((await ada.act(request(bob.id))).status).toBe(403);
    expect((await ada.act(change, request(ada.id))).status).toBe(200);
    const own = await ada.act(...approve(ada.id));
    expect(own).toMatchObject({
      status: 403,
      text: expect.stringContaining('You cannot approve your own correction'),
    });
    expect((await ada.act(...approve(bob.id))).status).toBe(403);
    expect((await jo.act(approve(jo.id)[0])).text).toContain('Only an editor can approve a correction');
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

  it('apply to a scheduled release', async () => {
    const { ada } = await people();
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
    expect(schedule).toMatchObject({ status: 403, text: expect.stringContaining('not approved yet') });
    expect(lake.dataset.get('_.releases.r1')).toBeNull();
  });
});
