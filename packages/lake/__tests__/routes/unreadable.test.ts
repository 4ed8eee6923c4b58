import { standardRoles } from '../../src/accounts/roles.ts';
import { createToken } from '../../src/accounts/tokens.ts';
import { tagOf } from '../../src/store/index/syncTags.ts';
import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';
import type { Role } from '../../src/types/identities.ts';

/** May write everything, and read only plants. */
const writer: Role = {
  name: 'writer',
  title: 'Writer',
  description: '',
  grants: [
    { filter: '_type == "plant"', permissions: ['read'] },
    { filter: '_id in path("**")', permissions: ['create', 'update'] },
  ],
};
/** May read plants, and write nothing. */
const reader: Role = { ...writer, name: 'reader', grants: writer.grants.slice(0, 1) };
/** May read and write drafts and versions, and read no published documents. */
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
/** May read releases, but not their versions. */
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
const secret = { _id: 'secret', _type: 'source', name: 'Belladonna' };
const plant = { _id: 'plant', _type: 'plant', heading: 'Open' };
const act = (actionType: string, action: object) => ({
  actions: [{ actionType: `sanity.action.${actionType}`, ...action }],
});

describe('a document that the caller may write but not read is not returned', () => {
  it.each<[string, unknown]>([
    ['of createIfNotExists', { createIfNotExists: { _id: 'secret', _type: 'source' } }],
    ['of a patch', { patch: { id: 'secret', set: { seen: true } } }],
  ])('in the result %s', async (_case, mutation) => {
    await lake.mutate({ create: secret });
    const answer = await textAs('writer', '/data/mutate/production?returnDocuments=true', {
      mutations: [mutation],
    });
    expect(JSON.parse(answer)).toMatchObject({ results: [{ id: 'secret', document: null }] });
    expect(answer).not.toContain('Belladonna');
  });

  it('in the result of a retried transaction', async () => {
    const { secret: token } = createToken(lake.lake.context.accounts.db, { label: 'w', role: 'writer' });
    const send = () =>
      lake.fetch('/data/mutate/production?returnDocuments=true', {
        method: 'POST',
        body: JSON.stringify({ transactionId: 'once', mutations: [{ create: { ...plant, _id: 'other' } }] }),
        headers: { authorization: `Bearer ${token}` },
      });
    await send();
    await lake.mutate({ delete: { id: 'other' } }, { create: { ...secret, _id: 'other' } });
    const answer = await (await send()).text();
    expect(answer).toContain('"other"');
    expect(answer).not.toContain('Belladonna');
  });

  it('in the response to an upload of the same file', async () => {
    const first = await lake.fetch('/assets/files/production?filename=a.txt&title=Belladonna', {
      method: 'POST',
      body: 'words',
    });
    const { document } = (await first.json()) as { document: { _id: string } };
    const again = await textAs('writer', '/assets/files/production?filename=a.txt', 'words');
    expect(again).toContain(document._id);
    expect(again).not.toContain('Belladonna');
  });
});

describe('an unreadable document is not copied to a readable one', () => {
  it.each<[string, object]>([
    ['document.version.create', { publishedId: 'secret', baseId: 'secret', versionId: 'versions.r1.secret' }],
    ['document.edit', { publishedId: 'secret', draftId: 'drafts.secret', patch: { set: { seen: true } } }],
    ['document.version.unpublish', { publishedId: 'secret', versionId: 'versions.r1.secret' }],
  ])('by %s', async (name, action) => {
    await lake.mutate({ create: secret });
    expect((await as('drafter', '/data/actions/production', act(name, action))).status).toBe(403);
    expect(await textAs('drafter', '/data/query/production?perspective=raw&query=*')).not.toContain(
      'Belladonna',
    );
  });
});

describe('an error does not name', () => {
  it('unreadable documents that refer to the document', async () => {
    const refers = { subject: { _type: 'reference', _ref: 'plant' } };
    await lake.mutate({ create: plant }, { create: { ...secret, ...refers } });
    const remove = { mutations: [{ delete: { id: 'plant' } }] };
    const hidden = await as('writer', '/data/mutate/production', remove);
    expect(hidden.status).toBe(409);
    expect(await hidden.text()).not.toContain('secret');
    await lake.mutate({ create: { ...plant, _id: 'sequel', ...refers } });
    const known = await textAs('writer', '/data/mutate/production', remove);
    expect(known).toContain('"referencingIDs":["sequel"]');
  });

  it('the release of an unreadable version', async () => {
    await lake.mutate({ create: plant }, { create: { ...secret, _id: 'versions.spring.plant' } });
    const answer = await as(
      'writer',
      '/data/actions/production',
      act('document.delete', { publishedId: 'plant' }),
    );
    expect(answer.status).toBe(409);
    expect(await answer.text()).not.toContain('spring');
  });

  it('a scheduled release, to a caller who may not write to it', async () => {
    const publishAt = new Date(Date.now() + 3_600_000).toISOString();
    await lake.act(
      { actionType: 'sanity.action.release.create', releaseId: 'spring', metadata: {} },
      { actionType: 'sanity.action.release.schedule', releaseId: 'spring', publishAt },
    );
    const answer = await as('reader', '/data/mutate/production', {
      mutations: [{ create: { _id: 'versions.spring.a', _type: 'plant' } }],
    });
    expect(answer.status).toBe(403);
  });
});

describe('the history of a readable document does not reveal', () => {
  beforeEach(async () => {
    await lake.act({ actionType: 'sanity.action.release.create', releaseId: 'spring', metadata: {} });
    await lake.mutate(
      { create: plant },
      { create: secret },
      { create: { ...secret, _id: 'versions.spring.nightshade' } },
    );
  });

  it.each(['plant', 'plant,secret'])('other documents of a transaction: %s', async (ids) => {
    const log = await textAs('reader', `/data/history/production/transactions/${ids}?effectFormat=mendoza`);
    expect(JSON.parse(log)).toMatchObject({ documentIDs: ['plant'] });
    expect(log).not.toMatch(/Belladonna|secret|nightshade/);
  });

  it('the draft that a document was published from', async () => {
    await lake.mutate({ create: { _id: 'drafts.plant', _type: 'source', name: 'Belladonna' } });
    await lake.mutate(
      { delete: { id: 'drafts.plant' } },
      { patch: { id: 'plant', set: { heading: 'New' } } },
    );
    const events = await textAs('reader', '/data/history/production/events/documents/plant');
    expect(events).toContain('updateLiveDocument');
    expect(events).not.toContain('drafts.plant');
    expect(await (await lake.fetch('/data/history/production/events/documents/plant')).text()).toContain(
      'drafts.plant',
    );
  });

  it('documents in a release', async () => {
    const path = '/data/history/production/events/releases/spring';
    expect(await (await lake.fetch(path)).text()).toContain('nightshade');
    const events = await textAs('planner', path);
    expect(events).toContain('createRelease');
    expect(events).not.toContain('nightshade');
  });
});

it('a live event has no tag of an unreadable revision', async () => {
  await lake.mutate({ create: secret });
  const events = await as('reader', '/data/live/events/production');
  const [untilWelcome, untilMessage] = [/event: welcome/, /event: message\ndata: .*\n/];
  let told = '';
  for await (const text of events.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const wasWelcome = untilWelcome.test(told);
    told += text;
    if (!wasWelcome && untilWelcome.test(told))
      await lake.mutate({ createOrReplace: { ...plant, _id: 'secret' } });
    if (untilMessage.test(told)) break;
  }
  const tag = (path: string, value: string) => tagOf('published', { kind: 'attribute', path, value });
  expect(told).toContain(tag('heading', 'Open'));
  expect(told).not.toContain(tag('name', 'Belladonna'));
});
