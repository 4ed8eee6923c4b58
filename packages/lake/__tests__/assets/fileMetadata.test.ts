import sharp from 'sharp';
import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';
import { rolesOf } from '../../src/testing/rolesOf.ts';
import { drawingsWithPlace } from './drawings.ts';
import { box, film, filmWithData, numbers, sampleTables } from './films.ts';
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
const usual = [sampleTables.stsz, sampleTables.stsc, sampleTables.stco];
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

  it.each([
    ['data', 'meta', ['stsz', 'stsc', 'stco']],
    ['data, in a large file', 'meta', ['stsz', 'stsc', 'co64']],
    ['data of few bytes', 'meta', ['stz2 of 8 bits', 'stsc', 'stco']],
    ['data of some bytes', 'meta', ['stz2 of 16 bits', 'stsc', 'stco']],
    ['subtitles, where drones write the place', 'sbtl', ['stsz', 'stsc', 'stco']],
    ['no kind that is known', 'gps ', ['stsz', 'stsc', 'stco']],
  ])('from the samples of a track of %s', async (_name, kind, types) => {
    const bytes = filmWithData(
      kind,
      types.map((type) => sampleTables[type]),
    );
    const got = (await read(await send(bytes, '?filename=a.mov'))).bytes;
    const text = got.toString('latin1');
    expect(text).not.toMatch(secrets);
    expect(text).not.toContain(kind);
    expect(text.match(/trak/g)).toHaveLength(1);
    expect(got).toHaveLength(bytes.length);
    for (const frame of ['FRAME-1', 'FRAME-2', 'FRAME-3'])
      expect(got.indexOf(frame)).toBe(bytes.indexOf(frame));
  });

  it('from samples of one size, though the file ends before the last', async () => {
    const start = numbers(4, 0, 2, 24 + 'FRAME-1'.length, 10_000);
    const bytes = filmWithData('meta', [
      box('stsz', numbers(4, 0, 28, 0xffff_ffff)),
      box('stsc', numbers(4, 0, 1, 1, 1, 1)),
      box('stco', start),
    ]);
    const text = (await read(await send(bytes, '?filename=a.mov'))).bytes.toString('latin1');
    expect(text.match(/PLACE-4712/g)).toHaveLength(1);
    expect(text).toContain('FRAME-1\0');
    expect(text).toContain('\0FRAME-2');
  });

  it.each([
    ['film', film('isom', ['vide', 'vide'])],
    ['film with data', filmWithData('meta', usual)],
  ])('from a part of a %s', async (_name, bytes) => {
    const path = await send(bytes, '?filename=a.mp4');
    const whole = (await read(path)).bytes;
    for (let start = 0; start < whole.length; start += 61) {
      const { response, bytes } = await read(path, { range: `bytes=${start}-${start + 60}` });
      expect(response.status).toBe(206);
      expect(bytes.equals(whole.subarray(start, start + 61))).toBe(true);
    }
  });

  it.each([
    ['with a track of data whose samples nobody finds', film('isom', ['vide', 'meta'])],
    ['with a track of data and no sizes', filmWithData('meta', usual.slice(1))],
    ['with a track of data and two tables of sizes', filmWithData('meta', [...usual, sampleTables.stsz])],
    [
      'with fewer sizes than it says',
      filmWithData('meta', [box('stsz', numbers(4, 0, 0, 9, 10)), ...usual.slice(1)]),
    ],
    ['with sizes of 5 bits', filmWithData('meta', [box('stz2', numbers(4, 0, 5, 0)), ...usual.slice(1)])],
    ['with data in fragments', filmWithData('meta', usual, box('moof', box('mfhd', numbers(8, 0))))],
    [
      'with samples in countless places',
      filmWithData('meta', [
        box('stsz', numbers(4, 0, 1, 60_000)),
        box('stsc', numbers(4, 0, 1, 1, 1, 1)),
        box('stco', numbers(4, 0, 60_000, ...Array.from({ length: 60_000 }, (_, index) => index * 2))),
      ]),
    ],
    ['with endless tables', filmWithData('meta', [box('stsz', Buffer.alloc(9_000_000)), ...usual.slice(1)])],
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
