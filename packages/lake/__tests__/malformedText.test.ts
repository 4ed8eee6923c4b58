import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp } from '../src/backup/backUp.ts';
import { restore } from '../src/backup/restore.ts';
import { createLake } from '../src/lake.ts';
import { commit } from '../src/testing/lakeWith.ts';
import { openTestLake, type TestLake } from '../src/testing/openTestLake.ts';

let lake: TestLake;
beforeEach(async () => {
  lake = await openTestLake();
});
afterEach(() => lake.close());

const half = '\ud83c';
const whole = '🎉';
const note = (more: Record<string, unknown> = {}) => ({ _id: 'a', _type: 'note', ...more });
const mutate = (mutation: unknown) => ['/data/mutate/production', { mutations: [mutation] }] as const;
const act = (action: Record<string, unknown>) =>
  [
    '/data/actions/production',
    { actions: [{ ...action, actionType: `sanity.action.${action.actionType}` }] },
  ] as const;
const later = '2120-01-01T00:00:00Z';

describe('half a surrogate pair', () => {
  it.each([
    [
      'a new document',
      'mutations[0].create.slug.current',
      ...mutate({ create: note({ slug: { current: `party-${half}` } }) }),
    ],
    [
      'a field’s name',
      'mutations[0].create.deep["\\ud83c"]',
      ...mutate({ create: note({ deep: { [half]: 1 } }) }),
    ],
    [
      'a list',
      'mutations[0].createOrReplace.tags[1]',
      ...mutate({ createOrReplace: note({ tags: ['a', half] }) }),
    ],
    ['a document’s type', 'mutations[0].create._type', ...mutate({ create: { _type: half } })],
    [
      'a document’s id',
      'mutations[0].createIfNotExists._id',
      ...mutate({ createIfNotExists: { ...note(), _id: half } }),
    ],
    ['a single low surrogate', 'mutations[0].create.title', ...mutate({ create: note({ title: '\udf89' }) })],
    [
      'a pair in the wrong order',
      'mutations[0].create.title',
      ...mutate({ create: note({ title: '\udf89\ud83c' }) }),
    ],
    [
      'a patch that sets',
      'mutations[0].patch.set.title',
      ...mutate({ patch: { id: 'there', set: { title: half } } }),
    ],
    [
      'a patch that sets a missing field',
      'mutations[0].patch.setIfMissing.more',
      ...mutate({ patch: { id: 'there', setIfMissing: { more: half } } }),
    ],
    [
      'a patch’s path',
      'mutations[0].patch.set["\\ud83c"]',
      ...mutate({ patch: { id: 'there', set: { [half]: 1 } } }),
    ],
    [
      'a patch that inserts',
      'mutations[0].patch.insert.items[0]',
      ...mutate({ patch: { id: 'there', insert: { after: 'tags[-1]', items: [half] } } }),
    ],
    [
      'the parameters of a patch’s query',
      'mutations[0].patch.params.title',
      ...mutate({ patch: { query: '*[title == $title]', params: { title: half }, set: { a: 1 } } }),
    ],
    ['the id of a deletion', 'mutations[0].delete.id', ...mutate({ delete: { id: half } })],
    [
      'a transaction’s id',
      'transactionId',
      '/data/mutate/production',
      { mutations: [], transactionId: half },
    ],
    [
      'a new draft',
      'actions[0].attributes.title',
      ...act({
        actionType: 'document.create',
        publishedId: 'b',
        attributes: { _id: 'drafts.b', _type: 'note', title: half },
      }),
    ],
    [
      'an edit',
      'actions[0].patch.set.title',
      ...act({
        actionType: 'document.edit',
        draftId: 'drafts.there',
        publishedId: 'there',
        patch: { set: { title: half } },
      }),
    ],
    [
      'a version',
      'actions[0].document.title',
      ...act({
        actionType: 'document.version.create',
        publishedId: 'there',
        document: { _id: 'versions.r.there', _type: 'note', title: half },
      }),
    ],
    [
      'a release',
      'actions[0].metadata.title',
      ...act({ actionType: 'release.create', releaseId: 'r', metadata: { title: half } }),
    ],
    [
      'a schedule',
      'name',
      '/schedules/local/production',
      { documents: [{ documentId: 'there' }], executeAt: later, name: half },
    ],
    ['a query', 'query', '/data/query/production', { query: `*[title == "${half}"]` }],
    [
      'a query’s parameter',
      'params.title',
      '/data/query/production',
      { query: '*[title == $title]', params: { title: half } },
    ],
    ['a person’s name', 'name', '/accounts', { email: 'ann@example.org', role: 'editor', name: half }],
    ['a person’s address', 'email', '/accounts', { email: `${half}@example.org`, role: 'editor' }],
    ['a token’s label', 'label', '/projects/local/tokens', { label: half, roleName: 'editor' }],
  ])('is rejected in %s', async (_case, path, address, body) => {
    await lake.mutate({ create: { _id: 'there', _type: 'note', title: whole, tags: ['a'] } });
    const before = lake.dataset.sequence();
    const answer = await lake.post(address, body);
    const message = expect.stringContaining(`${path} holds half a character`);
    expect(answer).toMatchObject({ status: 400, body: { message } });
    expect(lake.dataset.sequence()).toBe(before);
  });

  it.each([
    [
      'a text that the patch was not made for',
      '🎈b🎉𯎉🎈😀',
      { diffMatchPatch: { title: '@@ -1,7 +1,5 @@\n-bc\n+a\n-%F0%9F%8E%88b\n+%F0%9F%8E%89\n' } },
    ],
    [
      'a shorter text',
      'c',
      {
        diffMatchPatch: {
          title:
            '@@ -1,14 +1,16 @@\n %F0%AF%8E%89\n-bc%F0%9F%98%80%F0%9F%8E%89\n+%F0%AF%8E%89\n+%F0%9F%8E%88%F0%9F%8E%8A\n',
        },
      },
    ],
  ])('is rejected if it would be the result of a patch of %s', async (_case, title, operations) => {
    await lake.mutate({ create: note({ title }) });
    const before = lake.dataset.get('a');
    const answer = await lake.mutate({ patch: { id: 'a', ...operations } });
    const description = expect.stringContaining('title holds half a character');
    expect(answer).toMatchObject({ status: 400, body: { error: { description } } });
    const publish = { actionType: 'sanity.action.document.edit', draftId: 'drafts.a', publishedId: 'a' };
    expect(await lake.act({ ...publish, patch: operations })).toMatchObject({ status: 400 });
    expect(lake.dataset.get('a')).toEqual(before);
    expect(lake.dataset.get('drafts.a')).toBeNull();
  });

  it('is accepted as part of a whole pair, also in names of fields', async () => {
    const document = note({ title: whole, [whole]: [whole] });
    expect(await lake.mutate({ create: document })).toMatchObject({ status: 200 });
    expect(lake.dataset.get('a')).toMatchObject(document);
  });

  it('is replaced by a valid character in URLs and file names', async () => {
    const answer = await lake.post(
      '/assets/files/production?filename=party-%ED%A0%BC.txt&title=%ED%A0%BC',
      'An oak likes the sun.',
    );
    const { originalFilename, title } = answer.body.document as Record<string, string>;
    expect([originalFilename?.isWellFormed(), title?.isWellFormed()]).toEqual([true, true]);
    expect((await lake.get('/data/query/production?query=*&$title=%22%5Cud83c%22')).status).toBe(400);
  });
});

describe('half a surrogate pair that an older lake stored', () => {
  const slug = { _type: 'slug', current: `party-${half}` };
  const publishing = { actionType: 'sanity.action.document.publish' };
  const editing = { actionType: 'sanity.action.document.edit', draftId: 'drafts.a', publishedId: 'a' };

  it('does not prevent reading, editing, correcting or deleting its document', async () => {
    commit(lake.dataset, { a: note({ slug, title: 'Old' }) });
    expect((await lake.get('/data/doc/production/a')).status).toBe(200);
    expect(await lake.act({ ...editing, patch: { set: { title: 'New' } } })).toMatchObject({ status: 200 });
    expect(await lake.act({ ...publishing, draftId: 'drafts.a', publishedId: 'a' })).toMatchObject({
      status: 200,
    });
    expect(await lake.mutate({ patch: { id: 'a', set: { 'slug.current': 'party' } } })).toMatchObject({
      status: 200,
    });
    commit(lake.dataset, { a: note({ slug, title: 'Old' }) });
    expect(await lake.mutate({ delete: { id: 'a' } })).toMatchObject({ status: 200 });
  });

  it('cannot be published or copied', async () => {
    const draft = { ...note({ slug }), _id: 'drafts.a' };
    commit(lake.dataset, { 'drafts.a': draft, 'versions.r.a': { ...draft, _id: 'versions.r.a' } });
    const publish = { ...publishing, draftId: 'drafts.a', publishedId: 'a' };
    expect(await lake.act(publish)).toMatchObject({ status: 400 });
    await lake.act({ actionType: 'sanity.action.release.create', releaseId: 'r' });
    expect(await lake.act({ actionType: 'sanity.action.release.publish', releaseId: 'r' })).toMatchObject({
      status: 400,
    });
    expect(lake.dataset.get('a')).toBeNull();
    expect(
      await lake.act({ actionType: 'sanity.action.document.discard', draftId: 'drafts.a' }),
    ).toMatchObject({ status: 200 });
  });

  it('is restored from a backup', async () => {
    commit(lake.dataset, { a: note({ slug, title: 'Old' }) });
    const file = join(lake.data, 'backup.tar.gz');
    await backUp(lake.data, file);
    const data = mkdtempSync(join(tmpdir(), 'lake-restored-'));
    await restore(file, data);
    const restored = await createLake({ data });
    expect(restored.context.datasets.find('local', 'production')?.get('a')).toMatchObject({ slug });
    await restored.close();
    rmSync(data, { recursive: true });
  });
});
