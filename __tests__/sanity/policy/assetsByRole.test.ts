import { openTestLake, rolesOf, type TestLake } from 'local-lake/testing';
import sharp from 'sharp';
import { newsroomLake } from '../../../tools/testing/newsroomLake.ts';

const libel = 'The minister is a thief';

let lake: TestLake;
let as: ReturnType<typeof rolesOf>;
beforeAll(async () => {
  lake = await openTestLake({ ...newsroomLake, publicUrl: 'http://localhost:3000/lake' });
  as = rolesOf(lake);
});
afterAll(() => lake.close());

const picture = (red: number) =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: { r: red, g: 0, b: 0 } } })
    .withExif({ IFD0: { ImageDescription: libel, Artist: libel, Copyright: libel } })
    .jpeg()
    .toBuffer();

const upload = async (role: string, kind: 'images' | 'files', bytes: Buffer, contentType: string) => {
  const said = [
    'filename',
    'label',
    'title',
    'description',
    'creditLine',
    'sourceName',
    'sourceId',
    'sourceUrl',
  ];
  const query = new URLSearchParams([...said.map((name) => [name, `${libel}.jpg`]), ['note', libel]]);
  const response = await as.fetchAs(role, `/assets/${kind}/production?${query}`, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: new Uint8Array(bytes),
  });
  const { document } = (await response.json()) as { document: Record<string, unknown> & { _id: string } };
  return { status: response.status, document };
};

/** The documents with these words that an anonymous client can read. */
const seenByAll = async (): Promise<string> =>
  (await as.fetchAs('anonymous', `/data/query/production?query=${encodeURIComponent('*')}`)).text();

const asset = (id: string, fields: object = {}) => ({ _id: id, _type: 'sanity.imageAsset', ...fields });
const hash = '0123456789abcdef0123456789abcdef01234567';

describe('a journalist', () => {
  it.each([
    ['create', { create: asset(`image-${hash}-8x8-png`, { title: libel }) }],
    ['createIfNotExists', { createIfNotExists: asset(`image-${hash}-8x8-png`, { anything: libel }) }],
    ['createOrReplace', { createOrReplace: asset(`image-${hash}-8x8-png`, { originalFilename: libel }) }],
    ['create, without fields', { create: asset(`image-${hash}-8x8-png`) }],
    ['create, as a file', { create: { _id: `file-${hash}-txt`, _type: 'sanity.fileAsset', title: libel } }],
  ])('cannot create an asset document by %s', async (_case, mutation) => {
    const response = await as.fetchAs('journalist', '/data/mutate/production', {
      method: 'POST',
      body: JSON.stringify({ mutations: [mutation] }),
    });
    expect(response.status).toBe(403);
    expect(await seenByAll()).not.toContain(libel);
  });

  it('cannot change an existing asset document', async () => {
    const { document } = await upload('journalist', 'images', await picture(1), 'image/jpeg');
    const mutations = [
      { patch: { id: document._id, set: { title: libel } } },
      { createOrReplace: asset(document._id, { title: libel }) },
      { delete: { id: document._id } },
    ];
    for (const mutation of mutations) {
      const response = await as.fetchAs('journalist', '/data/mutate/production', {
        method: 'POST',
        body: JSON.stringify({ mutations: [mutation] }),
      });
      expect(response.status).toBe(403);
    }
  });

  it.each([
    ['a picture', 'images', () => picture(2), 'image/jpeg'],
    ['a file', 'files', async () => Buffer.from('a,b'), `the-minister/is-a-thief; ${libel}`],
  ] as const)('uploads %s without a description', async (_case, kind, bytes, contentType) => {
    const { status, document } = await upload('journalist', kind, await bytes(), contentType);
    expect(status).toBe(200);
    expect(JSON.stringify(document)).not.toMatch(/thief|minister/);
    const seen = await seenByAll();
    expect(seen).toContain(document._id);
    expect(seen).not.toMatch(/thief|minister/);
  });
});

describe('an editor', () => {
  it('can describe an uploaded asset', async () => {
    const { document } = await upload('editor', 'images', await picture(3), 'image/jpeg');
    expect(document).toMatchObject({ title: `${libel}.jpg`, originalFilename: `${libel}.jpg` });
  });
});
