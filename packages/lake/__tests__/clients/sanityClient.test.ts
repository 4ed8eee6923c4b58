import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createClient, type SanityClient } from '@sanity/client';
import { createClient as createClient7 } from 'sanity-client-7';
import { apiVersion } from '../../src/apiVersion.ts';
import { type LakeServer, serve } from '../../src/serve.ts';

const root = join(import.meta.dirname, '../../../..');

const plant = <More extends Record<string, unknown>>(more?: More) =>
  ({ _type: 'plant', title: 'A', ...more }) as More & { _type: string; title: string };

describe.each([
  ['8', createClient],
  ['7', createClient7 as unknown as typeof createClient],
])('the Sanity client %s', (version, create) => {
  let data: string;
  let server: LakeServer;
  let client: SanityClient;
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'lake-client-'));
    server = await serve({ data, port: 0 });
    client = create({
      projectId: 'local',
      dataset: 'production',
      apiVersion,
      apiHost: `http://127.0.0.1:${server.port}`,
      useProjectHostname: false,
      useCdn: false,
      token: server.context.accounts.adminToken.secret,
    });
  });
  afterAll(async () => {
    await server.close();
    rmSync(data, { recursive: true, force: true });
  });

  it('creates, fetches, replaces and deletes', async () => {
    const created = await client.create(plant({ _id: 'one' }));
    expect(created).toMatchObject({ _id: 'one', title: 'A', _rev: expect.any(String) });
    await expect(client.getDocument('one')).resolves.toEqual(created);
    await expect(client.fetch('*[_id == $id][0].title', { id: 'one' })).resolves.toBe('A');
    await client.createOrReplace(plant({ _id: 'one', title: 'B' }));
    await client.createIfNotExists(plant({ _id: 'one', title: 'C' }));
    await expect(client.getDocuments(['one', 'none'])).resolves.toMatchObject([{ title: 'B' }, null]);
    await client.delete('one');
    await expect(client.getDocument('one')).resolves.toBeUndefined();
  });

  it.each([
    ['set', { set: { title: 'B', 'nested.deep': 1 } }, { title: 'B', nested: { deep: 1, n: 1 } }],
    ['setIfMissing', { setIfMissing: { title: 'B', colour: 'K' } }, { title: 'A', colour: 'K' }],
    ['unset', { unset: ['title', 'tags[0]'] }, { title: undefined, tags: [{ _key: 'b', t: 2 }] }],
    ['unset by key', { unset: ['tags[_key=="a"]'] }, { tags: [{ _key: 'b', t: 2 }] }],
    ['inc', { inc: { count: 2 } }, { count: 5 }],
    ['dec', { dec: { count: 2, 'nested.n': 1 } }, { count: 1, nested: { n: 0 } }],
    [
      'insert after',
      { insert: { after: 'tags[_key=="a"]', items: [{ _key: 'c' }] } },
      { tags: [{ _key: 'a', t: 1 }, { _key: 'c' }, { _key: 'b', t: 2 }] },
    ],
    [
      'insert before',
      { insert: { before: 'tags[0]', items: [{ _key: 'c' }] } },
      { tags: [{ _key: 'c' }, { _key: 'a', t: 1 }, { _key: 'b', t: 2 }] },
    ],
    [
      'insert replace',
      { insert: { replace: 'tags[0:2]', items: [{ _key: 'c' }] } },
      { tags: [{ _key: 'c' }] },
    ],
    [
      'append',
      { insert: { after: 'tags[-1]', items: ['x'] } },
      { tags: [{ _key: 'a', t: 1 }, { _key: 'b', t: 2 }, 'x'] },
    ],
    [
      'diffMatchPatch',
      { diffMatchPatch: { text: '@@ -1,5 +1,5 @@\n-hello\n+HELLO\n' } },
      { text: 'HELLO world' },
    ],
    [
      'recursive paths',
      { set: { '..t': 9 } },
      {
        tags: [
          { _key: 'a', t: 9 },
          { _key: 'b', t: 9 },
        ],
      },
    ],
  ])('patches: %s', async (_case, operations, after) => {
    const { _id } = await client.create(
      plant({
        count: 3,
        nested: { n: 1 },
        text: 'hello world',
        tags: [
          { _key: 'a', t: 1 },
          { _key: 'b', t: 2 },
        ],
      }),
    );
    const patched = await client.patch(_id, operations).commit();
    expect(patched).toMatchObject(JSON.parse(JSON.stringify(after)));
  });

  it('patches and deletes the documents that a query selects', async () => {
    await client
      .transaction()
      .create(plant({ _id: 'q1', kind: 'q' }))
      .create(plant({ _id: 'q2', kind: 'q' }))
      .commit();
    await client
      .patch({ query: '*[kind == $kind]', params: { kind: 'q' } })
      .set({ seen: true })
      .commit();
    await expect(client.fetch('count(*[seen == true])')).resolves.toBe(2);
    await client.delete({ query: '*[kind == "q"]' });
    await expect(client.fetch('count(*[kind == "q"])')).resolves.toBe(0);
  });

  it('commits all or nothing of a transaction, under its own id', async () => {
    const failing = client
      .transaction()
      .create(plant({ _id: 't1' }))
      .patch('missing', { set: { a: 1 } });
    await expect(failing.commit()).rejects.toMatchObject({ statusCode: 404 });
    await expect(client.getDocument('t1')).resolves.toBeUndefined();
    const { transactionId } = await client
      .transaction([{ create: plant({ _id: 't1' }) }])
      .transactionId('my-own-id')
      .commit();
    expect(transactionId).toBe('my-own-id');
    await expect(client.getDocument('t1')).resolves.toMatchObject({ _rev: 'my-own-id' });
  });

  it('gets an error for a conflict and for an existing reference', async () => {
    await client.createOrReplace({ _id: 'p', _type: 'person' });
    const { _id } = await client.create(plant({ by: { _type: 'reference', _ref: 'p' } }));
    await expect(client.patch(_id).ifRevisionId('old').set({ title: 'B' }).commit()).rejects.toMatchObject({
      statusCode: 409,
      message: expect.stringContaining('unexpected revision ID'),
    });
    await expect(client.delete('p')).rejects.toMatchObject({
      statusCode: 409,
      details: { items: [{ error: { type: 'documentHasExistingReferencesError', referencingIDs: [_id] } }] },
    });
    await client
      .patch(_id)
      .set({ by: { _type: 'reference', _ref: 'p', _weak: true } })
      .commit();
    await expect(client.delete('p')).resolves.toBeDefined();
  });

  it('runs actions, also in releases', async () => {
    await client.action([
      {
        actionType: 'sanity.action.document.create',
        publishedId: 'act',
        attributes: plant({ _id: 'drafts.act' }),
        ifExists: 'fail',
      },
      { actionType: 'sanity.action.document.publish', publishedId: 'act', draftId: 'drafts.act' },
    ]);
    await client.releases.create({ releaseId: 'r1', metadata: { title: 'R', releaseType: 'asap' } });
    await client.createVersion({ releaseId: 'r1', publishedId: 'act', baseId: 'act' });
    await client.patch('versions.r1.act').set({ title: 'From the release' }).commit();
    await client.releases.publish({ releaseId: 'r1' });
    await expect(client.getDocument('act')).resolves.toMatchObject({ title: 'From the release' });
  });

  it('separates datasets, and rejects anonymous clients in a private one', async () => {
    server.context.datasets.create('other-project', 'staging', 'private');
    const other = client.withConfig({ projectId: 'other-project', dataset: 'staging' });
    await other.create(plant({ _id: 'apart' }));
    await expect(client.getDocument('apart')).resolves.toBeUndefined();
    await expect(other.fetch('count(*)')).resolves.toBe(1);
    const anonymous = other.withConfig({ token: '' });
    await expect(anonymous.fetch('count(*)')).rejects.toMatchObject({ statusCode: 401 });
    await expect(anonymous.getDocument('apart')).rejects.toMatchObject({ statusCode: 401 });
    await expect(client.withConfig({ dataset: 'none' }).fetch('*')).rejects.toMatchObject({
      statusCode: 404,
    });
  });

  it('finds a dataset named as a resource', async () => {
    await client.createOrReplace(plant({ _id: 'resource' }));
    const byResource = client.withConfig({ resource: { type: 'dataset', id: 'local.production' } });
    await expect(byResource.fetch('*[_id == "resource"][0].title')).resolves.toBe('A');
    await expect(byResource.getDocument('resource')).resolves.toMatchObject({ title: 'A' });
  });

  it('listens, follows live events and uploads', async () => {
    const { stdout } = await promisify(execFile)(join(root, 'node_modules/.bin/node'), [
      join(import.meta.dirname, 'followsAndUploads.ts'),
      version,
      `http://127.0.0.1:${server.port}`,
      server.context.accounts.adminToken.secret,
    ]);
    expect(JSON.parse(stdout)).toEqual({
      heard: ['listener: mutation', 'listener: welcome', 'live: message', 'live: welcome'],
      words: 'Words',
    });
  });

  it('writes nothing without a token', async () => {
    await expect(client.withConfig({ token: '' }).create(plant())).rejects.toMatchObject({
      statusCode: 403,
      message: expect.stringContaining('Insufficient permissions; permission "create" required'),
    });
  });
});
