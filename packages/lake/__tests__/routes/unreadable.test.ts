import { standardRoles } from '../../src/accounts/roles.ts';
import { createToken } from '../../src/accounts/tokens.ts';
import { tagOf } from '../../src/store/index/syncTags.ts';
import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';
import type { Role } from '../../src/types/identities.ts';
import { readUntil } from '../live/readUntil.ts';

/** Writes whatever they like, and reads stories alone. */
const writer: Role = {
  name: 'writer',
  title: 'Writer',
  description: '',
  grants: [
    { filter: '_type == "story"', permissions: ['read'] },
    { filter: '_id in path("**")', permissions: ['create', 'update'] },
  ],
};
/** Reads stories, and writes nothing. */
const reader: Role = { ...writer, name: 'reader', grants: writer.grants.slice(0, 1) };
/** Reads drafts and versions, and writes them; of what is published reads nothing. */
const drafter: Role = {
  ...writer,
  name: 'drafter',
  grants: [
    {
      filter: '_id in path("drafts.**") || _id in path("versions.**")',
      permissions: ['read', 'create', 'update'],
    },
  ],
};
/** Reads releases, not what is in them. */
const planner: Role = {
  ...writer,
  name: 'planner',
  grants: [{ filter: '_type == "system.release"', permissions: ['read'] }],
};

let lake: TestLake;
beforeEach(async () => {
  lake = await openTestLake({ roles: [...standardRoles, writer, reader, drafter, planner] });
  lake.dataset.setAclMode('private');
});
afterEach(() => lake.close());

const as = (role: string, path: string, body?: unknown): Promise<Response> => {
  const { secret } = createToken(lake.lake.context.accounts.db, { label: role, role });
  const sent = typeof body === 'string' ? body : JSON.stringify(body);
  return lake.fetch(path, {
    headers: { authorization: `Bearer ${secret}` },
    ...(body === undefined ? {} : { method: 'POST', body: sent }),
  });
};
const textAs = async (...asked: Parameters<typeof as>): Promise<string> => (await as(...asked)).text();
const secret = { _id: 'secret', _type: 'source', name: 'Deep Throat' };
const story = { _id: 'story', _type: 'story', heading: 'Open' };
const act = (actionType: string, action: object) => ({
  actions: [{ actionType: `sanity.action.${actionType}`, ...action }],
});

describe('what a caller may write and not read is not answered', () => {
  it.each<[string, unknown]>([
    ['that was to be made', { createIfNotExists: { _id: 'secret', _type: 'source' } }],
    ['that is patched', { patch: { id: 'secret', set: { seen: true } } }],
  ])('as the document %s', async (_how, mutation) => {
    await lake.mutate({ create: secret });
    const answer = await textAs('writer', '/data/mutate/production?returnDocuments=true', {
      mutations: [mutation],
    });
    expect(JSON.parse(answer)).toMatchObject({ results: [{ id: 'secret', document: null }] });
    expect(answer).not.toContain('Deep Throat');
  });

  it('as what a transaction that is sent again had written', async () => {
    const { secret: token } = createToken(lake.lake.context.accounts.db, { label: 'w', role: 'writer' });
    const send = () =>
      lake.fetch('/data/mutate/production?returnDocuments=true', {
        method: 'POST',
        body: JSON.stringify({ transactionId: 'once', mutations: [{ create: { ...story, _id: 'other' } }] }),
        headers: { authorization: `Bearer ${token}` },
      });
    await send();
    await lake.mutate({ delete: { id: 'other' } }, { create: { ...secret, _id: 'other' } });
    const answer = await (await send()).text();
    expect(answer).toContain('"other"');
    expect(answer).not.toContain('Deep Throat');
  });

  it('as what others wrote about a file that is uploaded again', async () => {
    const first = await lake.fetch('/assets/files/production?filename=a.txt&title=Deep%20Throat', {
      method: 'POST',
      body: 'words',
    });
    const { document } = (await first.json()) as { document: { _id: string } };
    const again = await textAs('writer', '/assets/files/production?filename=a.txt', 'words');
    expect(again).toContain(document._id);
    expect(again).not.toContain('Deep Throat');
  });
});

describe('what a caller may not read is not copied to where they may', () => {
  it.each<[string, object]>([
    ['document.version.create', { publishedId: 'secret', baseId: 'secret', versionId: 'versions.r1.secret' }],
    ['document.edit', { publishedId: 'secret', draftId: 'drafts.secret', patch: { set: { seen: true } } }],
    ['document.version.unpublish', { publishedId: 'secret', versionId: 'versions.r1.secret' }],
  ])('by %s', async (name, action) => {
    await lake.mutate({ create: secret });
    expect((await as('drafter', '/data/actions/production', act(name, action))).status).toBe(403);
    expect(await textAs('drafter', '/data/query/production?perspective=raw&query=*')).not.toContain(
      'Deep Throat',
    );
  });
});

describe('refusals do not name', () => {
  it('documents that refer to one', async () => {
    const refers = { subject: { _type: 'reference', _ref: 'story' } };
    await lake.mutate({ create: story }, { create: { ...secret, ...refers } });
    const remove = { mutations: [{ delete: { id: 'story' } }] };
    const hidden = await as('writer', '/data/mutate/production', remove);
    expect(hidden.status).toBe(409);
    expect(await hidden.text()).not.toContain('secret');
    await lake.mutate({ create: { ...story, _id: 'sequel', ...refers } });
    const known = await textAs('writer', '/data/mutate/production', remove);
    expect(known).toContain('"referencingIDs":["sequel"]');
  });

  it('the release that holds a version of one', async () => {
    await lake.mutate({ create: story }, { create: { ...secret, _id: 'versions.scoop.story' } });
    const answer = await as(
      'writer',
      '/data/actions/production',
      act('document.delete', { publishedId: 'story' }),
    );
    expect(answer.status).toBe(409);
    expect(await answer.text()).not.toContain('scoop');
  });

  it('a release that is scheduled, to those who may not write into it', async () => {
    const publishAt = new Date(Date.now() + 3_600_000).toISOString();
    await lake.act(
      { actionType: 'sanity.action.release.create', releaseId: 'scoop', metadata: {} },
      { actionType: 'sanity.action.release.schedule', releaseId: 'scoop', publishAt },
    );
    const answer = await as('reader', '/data/mutate/production', {
      mutations: [{ create: { _id: 'versions.scoop.a', _type: 'story' } }],
    });
    expect(answer.status).toBe(403);
  });
});

describe('the past of what a caller may read does not tell of', () => {
  beforeEach(async () => {
    await lake.act({ actionType: 'sanity.action.release.create', releaseId: 'scoop', metadata: {} });
    await lake.mutate(
      { create: story },
      { create: secret },
      { create: { ...secret, _id: 'versions.scoop.whistle' } },
    );
  });

  it.each(['story', 'story,secret'])('other documents of a transaction: %s', async (ids) => {
    const log = await textAs('reader', `/data/history/production/transactions/${ids}?effectFormat=mendoza`);
    expect(JSON.parse(log)).toMatchObject({ documentIDs: ['story'] });
    expect(log).not.toMatch(/Deep Throat|secret|whistle/);
  });

  it('the draft that a document was published from', async () => {
    await lake.mutate({ create: { _id: 'drafts.story', _type: 'source', name: 'Deep Throat' } });
    await lake.mutate(
      { delete: { id: 'drafts.story' } },
      { patch: { id: 'story', set: { heading: 'New' } } },
    );
    const events = await textAs('reader', '/data/history/production/events/documents/story');
    expect(events).toContain('updateLiveDocument');
    expect(events).not.toContain('drafts.story');
    expect(await (await lake.fetch('/data/history/production/events/documents/story')).text()).toContain(
      'drafts.story',
    );
  });

  it('documents in a release', async () => {
    const path = '/data/history/production/events/releases/scoop';
    expect(await (await lake.fetch(path)).text()).toContain('whistle');
    const events = await textAs('planner', path);
    expect(events).toContain('createRelease');
    expect(events).not.toContain('whistle');
  });
});

it('a live event has no tag of what a document was while it could not be read', async () => {
  await lake.mutate({ create: secret });
  const events = await as('reader', '/data/live/events/production');
  const reading = readUntil(events, /event: message\ndata: .*\n/);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await lake.mutate({ createOrReplace: { ...story, _id: 'secret' } });
  const told = await reading;
  const tag = (path: string, value: string) => tagOf('published', { kind: 'attribute', path, value });
  expect(told).toContain(tag('heading', 'Open'));
  expect(told).not.toContain(tag('name', 'Deep Throat'));
});
