import { DatabaseSync } from 'node:sqlite';
import { migrate } from '../../../src/store/database/schema.ts';
import { type ServedLake, serveTestLake } from '../../../src/testing/serveTestLake.ts';

let lake: ServedLake;
beforeAll(async () => {
  lake = await serveTestLake();
  const { datasets } = lake.server.context;
  datasets.create('garden', 'plants', 'private');
  datasets.create('local', 'production-comments', 'private');
  const editor = lake.client({ token: lake.tokenFor('editor') });
  await editor.create({ _id: 'oak', _type: 'plant' });
  await editor.create({
    _id: 'wood',
    _type: 'place',
    plants: [{ _key: 'a', _type: 'reference', _ref: 'oak' }],
  });
  await editor.create({ _id: 'drafts.park', _type: 'place', plant: { _ref: 'oak', _weak: true } });
  const foreign = {
    _type: 'crossDatasetReference',
    _ref: 'oak',
    _dataset: 'production',
    _projectId: 'local',
  };
  await editor
    .withConfig({ dataset: 'production-comments' })
    .create({ _id: 'c', _type: 'comment', target: foreign });
  await editor.withConfig({ projectId: 'garden', dataset: 'plants' }).create({
    _id: 'drafts.hedge',
    _type: 'place',
    plant: foreign,
    other: { ...foreign, _dataset: 'plants' },
  });
});
afterAll(() => lake.close());

const referrersOf = (role: string | null, path: string) =>
  lake
    .client(role ? { token: lake.tokenFor(role) } : {})
    .request<{ totalCount: number; references: { documentId: string }[] }>({
      url: `/data/references${path}`,
    });

describe('the documents that refer to one', () => {
  it('are found in its dataset and, for Studio, in the others', async () => {
    const all = await referrersOf('editor', '/production/documents/oak/to');
    expect(all.references.map(({ documentId }) => documentId)).toEqual([
      'drafts.park',
      'wood',
      'drafts.hedge',
    ]);
    await expect(
      referrersOf('editor', '/production/documents/oak/to?excludeInternalReferences=true&excludePaths=true'),
    ).resolves.toEqual({
      totalCount: 1,
      references: [{ projectId: 'garden', datasetName: 'plants', documentId: 'drafts.hedge' }],
    });
    await expect(referrersOf('editor', '/production/documents/wood/to')).resolves.toEqual({
      totalCount: 0,
      references: [],
    });
  });

  it('are answered only to callers who may read them', async () => {
    await expect(referrersOf(null, '/production/documents/oak/to')).rejects.toMatchObject({
      statusCode: 401,
    });
    const lakeOfReaders = await serveTestLake({
      roles: [
        {
          name: 'reader',
          title: 'Reader',
          description: '',
          grants: [{ filter: '_id in path("*")', permissions: ['read'] }],
        },
        {
          name: 'editor',
          title: 'Editor',
          description: '',
          grants: [{ filter: '_id in path("**")', permissions: ['read', 'create', 'update'] }],
        },
      ],
    });
    const editor = lakeOfReaders.client({ token: lakeOfReaders.tokenFor('editor') });
    await editor.create({ _id: 'oak', _type: 'plant' });
    await editor.create({ _id: 'wood', _type: 'place', plant: { _ref: 'oak' } });
    await editor.create({ _id: 'drafts.park', _type: 'place', plant: { _ref: 'oak' } });
    const asked = { url: '/data/references/production/documents/oak/to' };
    const reader = lakeOfReaders.client({ token: lakeOfReaders.tokenFor('reader') });
    await expect(reader.request(asked)).resolves.toMatchObject({
      totalCount: 1,
      references: [{ documentId: 'wood' }],
    });
    await lakeOfReaders.close();
  });

  it('are found in a dataset from before the links to other datasets were stored', () => {
    const db = new DatabaseSync(':memory:');
    migrate(db, 'a test');
    const hedge = {
      _id: 'hedge',
      plant: { _ref: 'oak', _dataset: 'production', _projectId: 'local' },
      place: { _ref: 'wood' },
    };
    db.prepare("INSERT INTO documents (id, type, json) VALUES ('hedge', 'place', ?)").run(
      JSON.stringify(hedge),
    );
    db.exec("INSERT INTO links VALUES ('wood', 'hedge', 1); PRAGMA user_version = 1");
    migrate(db, 'a test');
    const links = db.prepare('SELECT target, strong FROM links ORDER BY target').all();
    expect(links.map((link) => ({ ...link }))).toEqual([
      { target: 'local.production:oak', strong: 0 },
      { target: 'wood', strong: 1 },
    ]);
    db.close();
  });
});
