import sharp from 'sharp';
import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';
import { rolesOf } from '../../src/testing/rolesOf.ts';
import { drawingsWithPlace } from './drawings.ts';
import { box, film } from './films.ts';
import { photograph } from './photograph.ts';

let lake: TestLake;
let as: ReturnType<typeof rolesOf>;
beforeAll(async () => {
  lake = await openTestLake();
  as = rolesOf(lake);
});
afterAll(() => lake.close());

const send = async (bytes: Buffer, query: string): Promise<string> => {
  const response = await as.fetchAs('editor', `/assets/files/production${query}`, {
    method: 'POST',
    body: new Uint8Array(bytes),
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { document: { path: string } }).document.path;
};

const read = async (path: string, headers: Record<string, string> = {}) => {
  const response = await lake.lake.fetch(new Request(`http://lake.test/${path}`, { headers }));
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
};

const secrets = /SERIAL-4711|PLACE-4712|\+51\.53|FILMEDAT|Plums|Garden Press|Exif\0|x:xmpmeta|51,30/;
const original = () => ({ authorization: `Bearer ${lake.secret}` });

describe('what a file says of itself never reaches anonymous clients', () => {
  it.each(['jpeg', 'png', 'webp', 'avif', 'tiff'] as const)(
    'from a %s with the name of another type',
    async (format) => {
      const bytes = await photograph(format, ['xmp']);
      for (const name of ['photo.bin', 'photo.txt', 'photo.mp4', 'photo']) {
        const path = await send(bytes, `?filename=${name}`);
        const got = await read(path);
        expect(got.bytes.toString('latin1')).not.toMatch(secrets);
        expect((await sharp(got.bytes).metadata()).width).toBe(12);
        expect((await read(path, original())).bytes.equals(bytes)).toBe(true);
      }
    },
  );

  it('from a drawing with the name of another type', async () => {
    const [make] = Object.values(drawingsWithPlace);
    const path = await send(Buffer.from((await make?.()) ?? ''), '?filename=a.bin');
    const { response, bytes } = await read(path);
    expect(response.status).toBe(200);
    expect(bytes.toString()).not.toMatch(secrets);
  });

  it.each(['heic', 'crx '])('from a picture of the type %s, which cannot be read', async (brand) => {
    const path = await send(box('ftyp', brand, 'PLACE-4712'), '?filename=a.bin');
    expect((await read(path)).response.status).toBe(400);
  });

  it.each([
    ['MP4', 'isom', 'a.mp4'],
    ['MOV', 'qt  ', 'a.mov'],
    ['MP4 with another name', 'mp42', 'a.bin'],
  ])('from a film: %s', async (_name, brand, fileName) => {
    const bytes = film(brand, ['vide', 'soun']);
    expect(bytes.toString('latin1')).toMatch(secrets);
    const path = await send(bytes, `?filename=${fileName}`);
    const got = await read(path);
    expect(got.bytes.toString('latin1')).not.toMatch(secrets);
    expect(got.bytes).toHaveLength(bytes.length);
    expect(got.bytes.indexOf('FRAMES')).toBe(bytes.indexOf('FRAMES'));
    expect(got.bytes.toString('latin1').match(/SAMPLES/g)).toHaveLength(2);
    const original = await read(path, { authorization: `Bearer ${lake.secret}` });
    expect(original.bytes.equals(bytes)).toBe(true);
    expect(original.response.headers.get('cache-control')).toMatch(/^private/);
    expect(original.response.headers.get('etag')).not.toBe(got.response.headers.get('etag'));
  });

  it('from a part of a film', async () => {
    const path = await send(film('isom', ['vide', 'vide']), '?filename=a.mp4');
    const whole = (await read(path)).bytes;
    for (let start = 0; start < whole.length; start += 61) {
      const { response, bytes } = await read(path, { range: `bytes=${start}-${start + 60}` });
      expect(response.status).toBe(206);
      expect(bytes.equals(whole.subarray(start, start + 61))).toBe(true);
    }
  });

  it.each([
    ['with a track of other data, such as the places of a camera that flies', film('isom', ['vide', 'meta'])],
    ['with subtitles', film('isom', ['vide', 'sbtl'])],
    ['that ends too early', film('isom', ['vide']).subarray(0, 300)],
    ['with a box that is larger than the one around it', box('moov', box('trak').fill(0xff, 0, 4))],
    [
      'of countless boxes',
      Buffer.concat([box('ftyp'), ...Array.from({ length: 20_000 }, () => box('free'))]),
    ],
  ])('from a film %s: it is not sent', async (_name, bytes) => {
    const path = await send(bytes, '?filename=a.mp4');
    const { response } = await read(path);
    expect(response.status).toBe(400);
  });

  it('and other files are sent as they are', async () => {
    const bytes = Buffer.from('a,b\n1,2\n');
    const path = await send(bytes, '?filename=a.csv');
    const got = await read(path);
    expect(got.bytes.equals(bytes)).toBe(true);
    expect(got.response.headers.get('cache-control')).toMatch(/^public/);
  });
});
