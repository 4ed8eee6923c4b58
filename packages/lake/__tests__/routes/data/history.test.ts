import { setImmediate } from 'node:timers/promises';
import { applyPatch } from 'mendoza';
import { standardRoles } from '../../../src/accounts/roles.ts';
import { createToken } from '../../../src/accounts/tokens.ts';
import { openTestLake, type TestLake } from '../../../src/testing/openTestLake.ts';

type Entry = {
  id: string;
  timestamp: string;
  documentIDs: string[];
  mutations?: unknown[];
  effects: Record<string, { apply: unknown[]; revert: unknown[] }>;
};
type Event = { type: string; revisionId?: string; versionId?: string; versionRevisionId?: string };

let lake: TestLake;
beforeEach(async () => {
  lake = await openTestLake();
});
afterEach(() => lake.close());

const action = (name: string, fields: Record<string, unknown>) => ({
  actionType: `sanity.action.${name}`,
  ...fields,
});
const pair = { draftId: 'drafts.a', publishedId: 'a' };
const revisionOf = async (answer: Promise<{ body: Record<string, unknown> }>) =>
  String((await answer).body.transactionId);
const log = async (ids: string, query = ''): Promise<Entry[]> => {
  const path = `/data/history/production/transactions${ids && `/${ids}`}`;
  const response = await lake.fetch(`${path}?effectFormat=mendoza${query}`);
  return (await response.text())
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Entry);
};
const events = async (id: string): Promise<Event[]> => {
  const { body } = await lake.get(`/data/history/production/events/documents/${id}`);
  return (body.events as Record<string, Event[]>)[id] ?? [];
};
const documents = async (ids: string, query: string) =>
  (await lake.get(`/data/history/production/documents/${ids}?${query}`)).body.documents as Record<
    string,
    unknown
  >[];

/** Creates, publishes, edits, publishes, unpublishes and deletes a plant. Returns the transactions in order. */
const live = async (): Promise<string[]> => [
  await revisionOf(
    lake.act(
      action('document.create', {
        publishedId: 'a',
        attributes: { _id: 'drafts.a', _type: 'plant', title: 'A' },
      }),
    ),
  ),
  await revisionOf(lake.act(action('document.publish', pair))),
  await revisionOf(lake.act(action('document.edit', { ...pair, patch: { set: { title: 'B' } } }))),
  await revisionOf(lake.act(action('document.publish', pair))),
  await revisionOf(lake.act(action('document.unpublish', pair))),
  await revisionOf(lake.act(action('document.discard', { draftId: 'drafts.a' }))),
];

describe('the transaction log', () => {
  it('reproduces each state forwards and backwards by its effects', async () => {
    const before = { title: 'A heading long enough to be sliced', tags: ['x'] };
    await lake.mutate({ create: { _id: 'a', _type: 'plant', ...before } });
    await lake.mutate({
      patch: { id: 'a', set: { title: 'A heading long enough to be cut' }, unset: ['tags'] },
    });
    const entries = await log('a');
    const forwards = entries.reduce<unknown>(
      (state, { effects }) => applyPatch(state, effects.a?.apply ?? []),
      null,
    );
    const { _rev, ...present } = lake.dataset.get('a') ?? { _rev: '' };
    expect(forwards).toEqual(present);
    const backwards = entries.toReversed().map(({ effects }) => effects.a?.revert ?? []);
    expect(applyPatch(forwards, backwards[0] ?? [])).toMatchObject(before);
    expect(applyPatch(applyPatch(forwards, backwards[0] ?? []), backwards[1] ?? [])).toBeNull();
  });

  it('includes its bounds, in either order, with a limit', async () => {
    const [created, published, edited] = await live();
    const ids = async (query: string) => (await log('a,drafts.a', query)).map(({ id }) => id);
    expect(await ids(`&fromTransaction=${created}&toTransaction=${edited}`)).toEqual([
      created,
      published,
      edited,
    ]);
    expect(await ids(`&toTransaction=${edited}&reverse=true&limit=2`)).toEqual([edited, published]);
  });

  it('includes both instants of a time range', async () => {
    const revisions: string[] = [];
    for (const title of ['A', 'B', 'C']) {
      revisions.push(await revisionOf(lake.mutate({ createOrReplace: { _id: 'a', _type: 'plant', title } })));
      const before = Date.now();
      while (Date.now() === before) await setImmediate();
    }
    const [first, second, third] = revisions;
    const [, at = ''] = (await log('a')).map(({ timestamp }) => timestamp);
    const ids = async (query: Record<string, string>) =>
      (await log('a', `&${new URLSearchParams(query)}`)).map(({ id }) => id);
    const elsewhere = new Date(Date.parse(at) + 2 * 60 * 60 * 1000).toISOString().replace('Z', '+02:00');
    expect(await ids({ fromTime: at })).toEqual([second, third]);
    expect(await ids({ toTime: at })).toEqual([first, second]);
    expect(await ids({ fromTime: elsewhere, toTime: elsewhere })).toEqual([second]);
  });

  it('has all documents when none is named', async () => {
    await lake.mutate({ create: { _id: 'a', _type: 'plant' } }, { create: { _id: 'b', _type: 'plant' } });
    const second = await revisionOf(lake.mutate({ delete: { id: 'a' } }));
    expect(await log('')).toMatchObject([
      { documentIDs: ['a', 'b'], mutations: [{ create: { _id: 'a' } }, { create: { _id: 'b' } }] },
      { id: second, documentIDs: ['a'], effects: { a: { apply: [0, null] } } },
    ]);
    expect(await log('', `&fromTransaction=${second}&limit=1`)).toMatchObject([{ id: second }]);
  });

  it('has mutations unless content is excluded', async () => {
    await lake.mutate({ create: { _id: 'a', _type: 'plant' } });
    expect((await log('a'))[0]?.mutations).toMatchObject([{ create: { _id: 'a', _type: 'plant' } }]);
    expect((await log('a', '&excludeContent=true'))[0]).not.toHaveProperty('mutations');
  });
});

describe('the events of a document', () => {
  it('describe the history of a draft', async () => {
    const [created, , edited, , unpublished] = await live();
    expect(
      (await events('drafts.a')).map(({ type, versionRevisionId }) => [type, versionRevisionId]),
    ).toEqual([
      ['deleteDocumentVersion', unpublished],
      ['unpublishDocument', unpublished],
      ['publishDocumentVersion', edited],
      ['createDocumentVersion', edited],
      ['publishDocumentVersion', created],
      ['createDocumentVersion', created],
    ]);
  });

  it('describe the history of a published document', async () => {
    const [, first, , second] = await live();
    expect((await events('a')).map(({ type, revisionId }) => [type, revisionId])).toEqual([
      ['unpublishDocument', undefined],
      ['publishDocumentVersion', second],
      ['publishDocumentVersion', first],
    ]);
  });

  it('are paginated', async () => {
    await live();
    const first = await lake.get('/data/history/production/events/documents/a?limit=2');
    const second = await lake.get(
      `/data/history/production/events/documents/a?limit=2&nextCursor=${first.body.nextCursor}`,
    );
    expect((second.body.events as Record<string, unknown[]>).a).toHaveLength(1);
    expect(second.body.nextCursor).toBe('');
  });
});

describe('an earlier revision of a document', () => {
  it('is the document after a transaction', async () => {
    const [created, first, , second] = await live();
    expect(await documents('a,drafts.a', `revision=${created}`)).toMatchObject([
      { _id: 'drafts.a', _rev: created },
    ]);
    expect(await documents('a,drafts.a', `revision=${first}`)).toMatchObject([
      { _id: 'a', title: 'A', _rev: first },
    ]);
    expect(await documents('a', `revision=${second}`)).toMatchObject([{ title: 'B', _rev: second }]);
    expect(await documents('a', 'revision=unknown')).toEqual([]);
  });

  it('is the document at an instant, or at its last revision', async () => {
    await live();
    expect(await documents('a', 'lastRevision=true')).toMatchObject([{ title: 'B' }]);
    expect(await documents('a', 'time=2020-01-01T00:00:00Z')).toEqual([]);
  });
});

it.each(['events/documents/a', 'transactions/a', 'transactions', 'documents/a?lastRevision=true'])(
  'anonymous clients cannot read the history: %s',
  async (path) => {
    const response = await lake.lake.fetch(
      new Request(`http://lake.test/v1/data/history/production/${path}`),
    );
    expect(response.status).toBe(401);
  },
);

it('all transactions are readable only with the right to read everything', async () => {
  const roses = {
    name: 'roses',
    title: 'Roses',
    description: 'Reads roses',
    grants: [{ filter: 'garden == "roses"', permissions: ['read' as const] }],
  };
  const other = await openTestLake({ roles: [...standardRoles, roses] });
  const { secret } = createToken(other.lake.context.accounts.db, { label: 'roses', role: 'roses' });
  const headers = { authorization: `Bearer ${secret}` };
  expect((await other.fetch('/data/history/production/transactions', { headers })).status).toBe(403);
  expect((await other.fetch('/data/history/production/transactions/a', { headers })).status).toBe(200);
  await other.close();
});

it('a release has separate events', async () => {
  const releaseId = 'summer';
  await lake.act(action('release.create', { releaseId }));
  await lake.act(
    action('document.version.create', {
      publishedId: 'a',
      document: { _id: 'versions.summer.a', _type: 'plant' },
    }),
  );
  await lake.act(action('release.publish', { releaseId }));
  const { body } = await lake.get('/data/history/production/events/releases/summer');
  expect((body.events as Event[]).map(({ type }) => type)).toEqual([
    'publishRelease',
    'addDocumentToRelease',
    'createRelease',
  ]);
});

it('an export has the documents that the caller may read, by type', async () => {
  await lake.mutate(
    { create: { _id: 'a', _type: 'plant' } },
    { create: { _id: 'drafts.b', _type: 'plant' } },
    { create: { _id: 'p', _type: 'person' } },
  );
  const ids = async (query: string) =>
    (await (await lake.fetch(`/data/export/production${query}`)).text())
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { _id: string })._id);
  expect(await ids('')).toEqual(['a', 'drafts.b', 'p']);
  expect(await ids('?types=person')).toEqual(['p']);
  const response = await lake.lake.fetch(new Request('http://lake.test/v1/data/export/production'));
  expect((await response.text()).split('\n')).toHaveLength(3);
});

it('an export is a snapshot: later commits do not change it', async () => {
  const id = (index: number) => `plant-${String(index).padStart(3, '0')}`;
  const plants = Array.from({ length: 200 }, (_, index) => ({ _id: id(index), _type: 'plant', index }));
  await lake.mutate(...plants.map((create) => ({ create })));
  const before = await (await lake.fetch('/data/export/production')).text();
  const chunks = (await lake.fetch('/data/export/production')).body?.pipeThrough(new TextDecoderStream());
  let during = '';
  for await (const chunk of chunks ?? []) {
    if (during === '') {
      await lake.mutate(
        { delete: { id: id(190) } },
        { patch: { id: id(191), set: { index: -1 } } },
        { create: { _id: id(900), _type: 'plant', about: { _type: 'reference', _ref: id(0) } } },
      );
    }
    during += chunk;
  }
  expect(during.split('\n').map(readStory)).toEqual(before.split('\n').map(readStory));
});

const readStory = (line: string): unknown => line && JSON.parse(line);
