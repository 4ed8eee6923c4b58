import { openTestLake, rolesOf, type TestLake } from 'local-lake/testing';
import type { ValidationContext } from 'sanity';
import { sendingCheck } from '../../../../../sanity/schema/body/media/sendingCheck.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await openTestLake();
});
afterAll(() => lake.close());

/** Four bytes of size, a type, and what it holds. */
const box = (type: string, size: number, data = ''): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(size);
  return Buffer.concat([head, Buffer.from(type + data)]);
};
const film = (size: number): Buffer => Buffer.concat([box('ftyp', 12, 'isom'), box('mdat', size, 'FRAMES')]);

/** @returns the id of the asset. */
const upload = async (bytes: Buffer): Promise<string> => {
  const body = new Uint8Array(bytes);
  const path = '/assets/files/production?filename=a.mp4';
  const response = await rolesOf(lake).fetchAs('editor', path, { method: 'POST', body });
  return ((await response.json()) as { document: { _id: string } }).document._id;
};

const context = {
  getClient: () => ({
    fetch: async (_query: string, { id }: { id: string }) => lake.dataset.get(id)?.url ?? null,
  }),
} as unknown as ValidationContext;
const asFile = (id: string) => ({ _type: 'file', asset: { _type: 'reference', _ref: id } });

describe('a film in a story', () => {
  it.each([
    ['is not warned of', film(14), true],
    ['that is cut off is warned of', film(15), expect.stringContaining('Readers cannot get this film')],
  ])('%s, and asked for once', async (_case, bytes, expected) => {
    const asked: string[] = [];
    const check = sendingCheck((url) => {
      asked.push(url);
      return Promise.resolve(lake.lake.fetch(new Request(url)));
    });
    const id = await upload(bytes);
    expect(await check(asFile(id), context)).toEqual(expected);
    expect(await check(asFile(id), context)).toEqual(expected);
    expect(asked).toHaveLength(1);
  });

  it('is asked for again after the server was away', async () => {
    const answers = [
      () => Promise.reject(new TypeError('Failed to fetch')),
      () => Promise.resolve(new Response(null, { status: 400 })),
    ];
    const check = sendingCheck(() => answers.shift()?.() ?? Promise.reject(new Error('Asked too often')));
    const file = asFile(await upload(film(14)));
    expect(await check(file, context)).toBe(true);
    expect(await check(file, context)).toContain('Readers cannot get this film');
  });
});
