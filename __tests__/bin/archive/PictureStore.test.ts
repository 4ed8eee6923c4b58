import { CommandError } from 'local-lake/commands';
import sharp, { type Sharp } from 'sharp';
import { ArchiveStore } from '../../../bin/archive/import/archiveStore.ts';
import { ArchiveFiles } from '../../../bin/archive/import/assets/ArchiveFiles.ts';
import { PictureProbe } from '../../../bin/archive/import/assets/PictureProbe.ts';
import { PictureStore } from '../../../bin/archive/import/assets/PictureStore.ts';
import type { ArchiveFile } from '../../../lib/archive/ArchivedStory.ts';

/** Noise, so that its bytes are those of a photograph. */
const photograph = (): Sharp =>
  sharp({
    create: {
      ...{ width: 120, height: 80, channels: 3, background: '#456' },
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  });

const pictures = {
  jpeg: () => photograph().jpeg().toBuffer(),
  'progressive jpeg': () =>
    photograph()
      .jpeg({ progressive: true })
      .withExif({ IFD0: { Artist: 'Ann' } })
      .toBuffer(),
  png: () => photograph().png().toBuffer(),
  webp: () => photograph().webp().toBuffer(),
  avif: () => photograph().avif({ effort: 0 }).toBuffer(),
  gif: () => photograph().gif().toBuffer(),
  tiff: () => photograph().tiff().toBuffer(),
  svg: async () =>
    Buffer.from('<?xml version="1.0"?>\n<!-- A map -->\n<svg xmlns="http://www.w3.org/2000/svg"/>'),
};

const problemOf = (bytes: Uint8Array, chunkBytes = 7): string | null => {
  const probe = new PictureProbe();
  for (let at = 0; at < bytes.length; at += chunkBytes) probe.add(bytes.subarray(at, at + chunkBytes));
  return probe.problem();
};

const withSize = (bytes: Buffer, at: number, write: (copy: Buffer) => void): Buffer => {
  const copy = Buffer.from(bytes);
  expect(at).toBeGreaterThan(0);
  write(copy);
  return copy;
};

describe('PictureProbe', () => {
  it.each(Object.entries(pictures))(
    'has nothing against a whole %s, however it is cut',
    async (_kind, make) => {
      const bytes = await make();
      for (const chunkBytes of [1, 64, bytes.length]) expect(problemOf(bytes, chunkBytes)).toBeNull();
      // Telephones put a film behind a photograph.
      expect(problemOf(Buffer.concat([bytes, Buffer.alloc(5_000, 7)]))).toBeNull();
    },
  );

  it.each(['jpeg', 'progressive jpeg', 'png', 'webp', 'avif'] as const)(
    'sees that a %s ends early',
    async (kind) => {
      const bytes = await pictures[kind]();
      for (const share of [0.5, 0.9, 0.999])
        expect(problemOf(bytes.subarray(0, Math.floor(bytes.length * share)))).toMatch('its end is missing');
    },
  );

  it('takes a PNG of which only the last mark is missing, as the lake does', async () => {
    const png = await pictures.png();
    const end = png.lastIndexOf(Buffer.from('IEND')) - 4;
    for (const bytes of [png.subarray(0, end), png.subarray(0, end + 3), png.subarray(0, -4)])
      for (const chunkBytes of [1, 7, bytes.length]) expect(problemOf(bytes, chunkBytes)).toBeNull();
    await expect(sharp(png.subarray(0, end), { failOn: 'error' }).raw().toBuffer()).resolves.toBeDefined();
  });

  it('does not take the letters of the last mark within a PNG for its end', async () => {
    const png = await pictures.png();
    const [begin, part, note] = [png.subarray(0, 33), png.subarray(33), Buffer.from('....tEXtIEND....')];
    note.writeUInt32BE(4, 0);
    const cut = Buffer.concat([begin, note, part.subarray(0, part.length / 2)]);
    expect(problemOf(cut)).toMatch('its end is missing');
  });

  it('does not take the end of a small picture in the head for that of the picture', async () => {
    const [small, large] = [await photograph().resize(20).jpeg().toBuffer(), await pictures.jpeg()];
    const note = Buffer.from([0xff, 0xe1, 0, 0]);
    note.writeUInt16BE(small.length + 2, 2);
    const whole = Buffer.concat([large.subarray(0, 2), note, small, large.subarray(2)]);
    expect(problemOf(whole)).toBeNull();
    expect(problemOf(whole.subarray(0, whole.length - 500))).toMatch('its end is missing');
  });

  it('sees more pixels than the lake takes, in a small file', async () => {
    const png = await pictures.png();
    const huge = withSize(png, 16, (copy) => {
      copy.writeUInt32BE(20_000, 16);
      copy.writeUInt32BE(20_000, 20);
    });
    expect(problemOf(huge)).toBe('has more than 100 megapixels');
    const jpeg = await pictures.jpeg();
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    const wide = withSize(jpeg, frame, (copy) => {
      copy.writeUInt16BE(60_000, frame + 5);
      copy.writeUInt16BE(60_000, frame + 7);
    });
    expect(problemOf(wide)).toBe('has more than 100 megapixels');
  });

  it.each([
    ['an empty file', ''],
    ['a page', '<!doctype html><title>Not found</title>'],
    ['a text', 'Not found'],
    ['a pointer of Git LFS', 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a'],
    ['a film', '\0\0\0\x18ftypmp42\0\0\0\0mp42isom'],
    ['a picture of a phone', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['a bitmap', 'BM\x46\0\0\0\0\0'],
    ['a drawing that is compressed', '\x1f\x8b\x08\0<svg'],
  ])('refuses %s', (_case, text) => {
    expect(problemOf(Buffer.from(text, 'latin1'))).toMatch(/is (?:empty|no JPEG)/);
  });
});

const openWith = async (files: Record<string, Buffer>) => {
  const read: string[] = [];
  const beside = await ArchiveFiles.open(async function* open(): AsyncGenerator<ArchiveFile> {
    for (const [name, bytes] of Object.entries(files))
      yield {
        name,
        chunks: async function* chunks() {
          read.push(name);
          yield bytes;
        },
      };
  });
  const store = new ArchiveStore(async (_method, address) => {
    throw new Error(`A trial calls ${address}.`);
  }, 'production');
  return { pictures: new PictureStore(beside, store), read };
};

describe('a trial of PictureStore', () => {
  const trial = { isTrial: true, inside: null };

  it('reads each picture once, decodes and uploads nothing', async () => {
    const { pictures: store, read } = await openWith({ 'a/press.png': await pictures.png() });
    for (const address of ['/a/press.png', 'https://gazette.example/a/press.png'])
      expect(await store.assetOf(address, trial)).toBe('a/press.png');
    expect(read).toEqual(['a/press.png']);
  });

  it('says which picture would fail, each time it is asked', async () => {
    const { pictures: store, read } = await openWith({
      'a/page.png': Buffer.from('<!doctype html>'),
      'a/large.png': Buffer.alloc(64_000_001),
    });
    for (let time = 0; time < 2; time += 1)
      await expect(store.assetOf('/a/page.png', trial)).rejects.toThrow(
        new CommandError('The picture /a/page.png is no JPEG, PNG, WebP, AVIF, GIF, TIFF or SVG.'),
      );
    await expect(store.assetOf('/a/large.png', trial)).rejects.toThrow(
      new CommandError('The picture /a/large.png has more than 64 MB.'),
    );
    await expect(store.assetOf('/a/none.png', trial)).rejects.toThrow('is not there');
    expect(read).toEqual(['a/page.png', 'a/large.png']);
  });

  it('looks at a picture that is inside the file of its story, too', async () => {
    const { pictures: store } = await openWith({});
    const inside = await pictures.png();
    expect(await store.assetOf('inside:0', { isTrial: true, inside })).toBe('inside:0');
    await expect(
      store.assetOf('inside:0', { isTrial: true, inside: inside.subarray(0, 500) }),
    ).rejects.toThrow('its end is missing');
  });
});
