import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { apiVersion } from '../../src/apiVersion.ts';
import { type LakeServer, serve } from '../../src/serve.ts';

let data: string;
let server: LakeServer;
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'lake-roundtrip-'));
  server = await serve({ data, port: 0 });
});
afterAll(async () => {
  await server.close();
  rmSync(data, { recursive: true, force: true });
});

it('Sanity’s importer imports an archive of its exporter into another dataset, with assets, references and releases', async () => {
  const { secret } = server.context.accounts.adminToken;
  const call = async (path: string, body: BodyInit): Promise<Record<string, unknown>> => {
    const response = await fetch(`http://127.0.0.1:${server.port}/v${apiVersion}${path}`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(response.status).toBe(200);
    return (await response.json()) as Record<string, unknown>;
  };
  const bytes = await sharp({ create: { width: 20, height: 10, channels: 3, background: '#c33' } })
    .png()
    .toBuffer();
  const image = await call('/assets/images/production?filename=red.png', new Uint8Array(bytes));
  const text = await call('/assets/files/production?filename=notes.txt', 'some notes');
  const refTo = (answer: Record<string, unknown>) => ({
    _type: 'reference',
    _ref: (answer.document as { _id: string })._id,
  });
  const mutations = [
    // Each refers to the other: only a complete archive can be imported.
    { create: { _id: 'a', _type: 'plant', related: { _type: 'reference', _ref: 'b' } } },
    { create: { _id: 'b', _type: 'plant', related: { _type: 'reference', _ref: 'a' } } },
    { create: { _id: 'drafts.a', _type: 'plant', title: 'a draft' } },
    {
      create: {
        _id: 'c',
        _type: 'plant',
        image: { _type: 'image', asset: refTo(image) },
        notes: { _type: 'file', asset: refTo(text) },
      },
    },
  ];
  await call('/data/mutate/production', JSON.stringify({ mutations }));
  const actions = [
    { actionType: 'sanity.action.release.create', releaseId: 'summer', metadata: { title: 'Summer' } },
    {
      actionType: 'sanity.action.document.version.create',
      publishedId: 'a',
      document: { _id: 'versions.summer.a', _type: 'plant', title: 'in summer' },
    },
  ];
  await call('/data/actions/production', JSON.stringify({ actions }));
  server.context.datasets.create('local', 'copy', 'public');

  const root = resolve(import.meta.dirname, '../../../..');
  const program = join(import.meta.dirname, 'roundTrip.ts');
  const archive = join(data, 'production.tar.gz');
  const { stdout } = await promisify(execFile)(join(root, 'node_modules/.bin/node'), [
    program,
    String(server.port),
    secret,
    archive,
  ]);
  expect(stdout).toContain('"warnings":[]');

  const documentsOf = (name: string) =>
    server.context.datasets
      .find('local', name)
      ?.db.prepare('SELECT json FROM documents ORDER BY id')
      .all()
      .map(({ json }) => JSON.parse(String(json)) as Record<string, unknown>)
      .map(({ _rev, _updatedAt, _createdAt, url, path, uploadId, ...rest }) =>
        // An asset is uploaded again; a document keeps its `_createdAt`.
        String(rest._type).startsWith('sanity.') ? rest : { ...rest, _createdAt },
      );
  expect(documentsOf('copy')).toEqual(documentsOf('production'));
});
