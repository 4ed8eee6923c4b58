import sharp, { type Sharp } from 'sharp';
import { readFileWords } from '../../src/assets/decoder/fileWords.ts';
import { openTestLake, type TestLake } from '../../src/testing/openTestLake.ts';
import { rolesOf } from '../../src/testing/rolesOf.ts';
import type { Upload } from '../../src/types/uploads.ts';
import { bareDrawing, drawingsWithPlace } from './drawings.ts';
import { withHiddenData } from './hiddenData.ts';
import { iptcFields, type PhotographFormat, photograph, photographWithIptc, xmp } from './photograph.ts';

let lake: TestLake;
let as: ReturnType<typeof rolesOf>;
let upload: Upload | null;
beforeAll(async () => {
  const policy = (proposal: { upload: Upload | null }) => {
    upload = proposal.upload;
    return null;
  };
  lake = await openTestLake({ projects: { local: { policy } } });
  as = rolesOf(lake);
});
afterAll(() => lake.close());

const send = async (
  bytes: Buffer,
  query = '?filename=a.jpg',
  kind = 'images',
): Promise<{ _id: string; path: string }> => {
  upload = null;
  const response = await as.fetchAs('editor', `/assets/${kind}/production${query}`, {
    method: 'POST',
    body: new Uint8Array(bytes),
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { document: { _id: string; path: string } }).document;
};

/** Assets have addresses without a version. */
const read = async ({ path }: { path: string }, query = '', headers: Record<string, string> = {}) => {
  const response = await lake.lake.fetch(new Request(`http://lake.test/${path}${query}`, { headers }));
  expect(response.status).toBe(200);
  return { bytes: Buffer.from(await response.arrayBuffer()), headers: response.headers };
};

const secrets = /SERIAL-4711|PLACE-4712|GPSL|51,30|Plums|Garden Press|Exif\0|x:xmpmeta|Photoshop/;

const photographs: [name: string, format: PhotographFormat, make: () => Promise<Buffer>][] = [
  ...(['jpeg', 'png', 'webp', 'avif', 'tiff'] as const).flatMap(
    (format): [string, PhotographFormat, () => Promise<Buffer>][] => [
      [`${format} with XMP`, format, () => photograph(format, ['xmp'])],
      [`${format} with both`, format, () => photograph(format, ['exif', 'xmp'])],
    ],
  ),
  // libvips writes no EXIF into a TIFF.
  ...(['jpeg', 'png', 'webp', 'avif'] as const).map(
    (format): [string, PhotographFormat, () => Promise<Buffer>] => [
      `${format} with EXIF`,
      format,
      () => photograph(format, ['exif']),
    ],
  ),
  ['jpeg with IPTC', 'jpeg', photographWithIptc],
];

describe('the place, the serial numbers and the words of a photograph', () => {
  it.each(photographs)('never reach anonymous clients: %s', async (_name, format, make) => {
    const bytes = await make();
    // A PNG compresses its XMP.
    if (format !== 'png') expect(bytes.toString('latin1')).toMatch(secrets);
    const asset = await send(bytes, '?filename=a.jpg&meta=exif&meta=location&meta=lqip');
    for (const query of [
      '',
      '?dl',
      '?dlRaw=a.jpg',
      '?v=1',
      '?w=6',
      '?auto=format',
      '?fm=jpg',
      '?fm=avif&w=4',
    ]) {
      const got = await read(asset, query);
      expect(got.bytes.toString('latin1')).not.toMatch(secrets);
      const { exif, xmp: left, iptc } = await sharp(got.bytes).metadata();
      expect({ exif, left, iptc }).toEqual({});
    }
    const whole = await sharp((await read(asset)).bytes).metadata();
    expect(whole).toMatchObject({ format: format === 'avif' ? 'heif' : format, width: 12, height: 8 });
    const everything = await as.fetchAs(
      'anonymous',
      `/data/query/production?query=${encodeURIComponent('*')}`,
    );
    const documents = await everything.text();
    expect(documents).toContain(asset._id);
    expect(documents).not.toMatch(secrets);
    expect(documents).not.toMatch(/"(?:GPS\w*|latitude|location|exif)":/i);
  });

  it('stay in the original, which callers who may read everything get byte for byte', async () => {
    const bytes = await photograph('jpeg', ['exif', 'xmp']);
    const asset = await send(bytes);
    const editor = await read(asset, '', { authorization: `Bearer ${lake.secret}` });
    expect(editor.bytes.equals(bytes)).toBe(true);
    expect(editor.headers.get('cache-control')).toMatch(/^private/);
    expect(editor.headers.get('vary')).toBe('Authorization');
    const invalid = await read(asset, '', { authorization: 'Bearer invented' });
    expect(invalid.bytes.toString('latin1')).not.toMatch(secrets);
    expect(invalid.headers.get('vary')).toBe('Authorization');
  });

  it.each([
    ['JPEG', (image: Sharp) => image.jpeg()],
    ['progressive JPEG', (image: Sharp) => image.jpeg({ progressive: true })],
    ['JPEG with a colour profile', (image: Sharp) => image.withIccProfile('p3').jpeg()],
    ['PNG', (image: Sharp) => image.png()],
    ['WebP', (image: Sharp) => image.webp()],
    ['lossless WebP', (image: Sharp) => image.webp({ lossless: true })],
    ['GIF', (image: Sharp) => image.gif()],
  ])('leave an image without metadata as it is: %s', async (_name, encode) => {
    const image = sharp({ create: { width: 9, height: 9, channels: 3, background: '#123' } });
    const bytes = await encode(image).toBuffer();
    expect((await read(await send(bytes))).bytes.equals(bytes)).toBe(true);
  });

  it.each(Object.keys(withHiddenData))('are not hidden in %s', async (name) => {
    const bytes = (await withHiddenData[name]?.(Buffer.from('PLACE-4712'))) ?? Buffer.alloc(0);
    expect(bytes.toString('latin1')).toMatch(secrets);
    const asset = await send(bytes);
    for (const query of ['', '?dl=a.jpg'])
      expect((await read(asset, query)).bytes.toString('latin1')).not.toMatch(secrets);
  });

  it.each(Object.keys(drawingsWithPlace))(
    'never reach anonymous clients from a drawing: %s',
    async (name) => {
      const svg = Buffer.from((await drawingsWithPlace[name]?.()) ?? '');
      const asset = await send(svg, '?filename=a.svg');
      const whole = await sharp(svg).raw().toBuffer();
      for (const query of ['', '?w=6&auto=format', '?dl=a.svg']) {
        const { bytes, headers } = await read(asset, query);
        expect(headers.get('content-type')).toBe('image/svg+xml');
        const text = bytes.toString();
        expect(text).not.toMatch(secrets);
        for (const [, picture = ''] of text.matchAll(/base64,([^"')]+)/g))
          expect(Buffer.from(picture, 'base64').toString('latin1')).not.toMatch(secrets);
        expect((await sharp(bytes).raw().toBuffer()).equals(whole)).toBe(true);
      }
      const editor = await read(asset, '', { authorization: `Bearer ${lake.secret}` });
      expect(editor.bytes.equals(svg)).toBe(true);
    },
  );

  it('leave what a drawing shows, in any encoding', async () => {
    const drawn = await sharp(Buffer.from(bareDrawing)).raw().toBuffer();
    const encoded = [
      Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg>${bareDrawing}`),
      Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${bareDrawing}`, 'latin1'),
      Buffer.from(`\ufeff${bareDrawing}`),
    ];
    for (const svg of encoded) {
      const { bytes } = await read(await send(svg, '?filename=a.svg'));
      expect(bytes.toString()).toContain('é &lt; ü');
      expect(bytes.toString()).toContain('<title>Plums &amp; pears</title>');
      expect(bytes.toString()).toContain('<![CDATA[ rect > a { fill: red } ]]>');
      expect((await sharp(bytes).raw().toBuffer()).equals(drawn)).toBe(true);
    }
  });

  it('never reach anonymous clients from an image that was uploaded as a file', async () => {
    const bytes = await photograph('jpeg', ['exif', 'xmp']);
    const asset = await send(bytes, '?filename=a.jpg', 'files');
    const got = await read(asset, '?dl=a.jpg', { range: 'bytes=0-9999' });
    expect(got.bytes.toString('latin1')).not.toMatch(secrets);
    expect(await sharp(got.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 12 });
    const editor = await read(asset, '', { authorization: `Bearer ${lake.secret}` });
    expect(editor.bytes.equals(bytes)).toBe(true);
    expect(editor.headers.get('cache-control')).toMatch(/^private/);
  });

  it('keep an image that the lake cannot read from anonymous clients', async () => {
    const { path } = await send(Buffer.from('PLACE-4712'), '?filename=a.heic', 'files');
    const response = await lake.lake.fetch(new Request(`http://lake.test/${path}`));
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('PLACE');
  });

  it('are removed from an animated GIF, which keeps its frames', async () => {
    const frames = await sharp(Buffer.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9]), {
      raw: { width: 1, height: 4, channels: 3, pageHeight: 2 },
    })
      .gif()
      .toBuffer();
    const block = Buffer.concat([
      Buffer.from([0x21, 0xff, 11]),
      Buffer.from('XMP DataXMP'),
      Buffer.from(xmp),
    ]);
    const magic = Buffer.from([1, ...Array.from({ length: 256 }, (_, index) => 255 - index), 0]);
    const gif = Buffer.concat([frames.subarray(0, -1), block, magic, frames.subarray(-1)]);
    const asset = await send(gif);
    const got = await read(asset);
    expect(got.bytes.toString('latin1')).not.toMatch(secrets);
    expect(await sharp(got.bytes, { animated: true }).metadata()).toMatchObject({ format: 'gif', pages: 2 });
  });

  it('keep the picture upright', async () => {
    const turned = await sharp({ create: { width: 12, height: 8, channels: 3, background: '#321' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { width, height, orientation } = await sharp((await read(await send(turned))).bytes).metadata();
    expect({ width, height, orientation }).toMatchObject({ width: 8, height: 12 });
    expect([undefined, 1]).toContain(orientation);
  });
});

describe('the policy', () => {
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('gets the words of an uploaded %s', async (format) => {
    // Another size than above: the same bytes are the same asset.
    const bytes = await sharp(await photograph(format, ['exif', 'xmp']))
      .keepMetadata()
      .resize(10, 10, { fit: 'fill' })
      .toBuffer();
    const { _id } = await send(bytes, '?filename=plums.jpg');
    expect(upload).toEqual({
      assetId: _id,
      fileName: 'plums.jpg',
      words: {
        caption: 'Plums & pears é',
        creators: ['Ada Å', 'Ben'],
        credit: 'Agência',
        copyright: 'Garden Press',
        usageTerms: 'Until May',
        webStatement: 'https://example.org/licence',
        digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
        keywords: ['fruit', 'garden'],
        takenOn: '2026-05-02',
      },
    });
  });

  it('gets words in IPTC, also as a TIFF has them', async () => {
    const words = {
      caption: 'Plums — été',
      creators: ['Zoë'],
      credit: 'Garden Press',
      keywords: ['fruit', 'garden'],
      takenOn: '2026-05-03',
    };
    await send(Buffer.concat([await photographWithIptc(), Buffer.from([0])]));
    expect(upload?.words).toEqual(words);
    expect(await readFileWords({ iptc: iptcFields })).toEqual(words);
  });

  const iim = (fields: [number, string][]): Buffer =>
    Buffer.concat(
      fields.flatMap(([number, value]) => [
        Buffer.from([0x1c, 2, number, 0, value.length]),
        Buffer.from(value, 'latin1'),
      ]),
    );
  it('gets words in IPTC that an older program wrote in the encoding of Windows', async () => {
    const iptc = iim([
      [120, 'The mill\x92s wheel \x96 \x93caf\xe9\x94'],
      [110, 'Gro\xdfe Presse'],
    ]);
    expect(await readFileWords({ iptc })).toEqual({
      caption: 'The mill’s wheel – “café”',
      credit: 'Große Presse',
    });
  });

  const xmpWith = (attribute: string): Buffer =>
    Buffer.from(
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.1/" ${attribute}/></rdf:RDF></x:xmpmeta>`,
    );

  it.each([
    ['a day in IPTC', { iptc: iim([[37, '20271231']]) }, '2028-01-01T00:00:00.000Z'],
    [
      'a time in IPTC',
      {
        iptc: iim([
          [37, '20271231'],
          [38, '180000+0200'],
        ]),
      },
      '2027-12-31T16:00:00.000Z',
    ],
    ['a day of PLUS', { xmp: xmpWith('plus:LicenseEndDate="2027-12-31"') }, '2028-01-01T00:00:00.000Z'],
    [
      'a time of PRISM',
      { xmp: xmpWith('prism:expirationDate="2027-12-31T18:00:00-05:00"') },
      '2027-12-31T23:00:00.000Z',
    ],
    [
      'the earliest of several',
      { xmp: xmpWith('plus:LicenseEndDate="2028-05-01"'), iptc: iim([[37, '20271231']]) },
      '2028-01-01T00:00:00.000Z',
    ],
    ['no day', { iptc: iim([[37, '00000000']]) }, undefined],
    ['a day that is none', { iptc: iim([[37, '20270230']]) }, undefined],
    ['words', { xmp: xmpWith('plus:LicenseEndDate="until May"') }, undefined],
  ])('gets the end of the licence: %s', async (_case, blocks, usableUntil) => {
    expect((await readFileWords(blocks)).usableUntil).toBe(usableUntil);
  });

  it('gets no words of damaged or endless metadata, and the image is stored', async () => {
    const image = sharp({ create: { width: 7, height: 7, channels: 3, background: '#456' } });
    await send(
      await image
        .withXmp(`<x:xmpmeta>${'<rdf:RDF><rdf:li '.repeat(3_000)}`)
        .jpeg()
        .toBuffer(),
    );
    expect(upload?.words).toEqual({});
  });

  it('gets no upload for other commits', async () => {
    await lake.mutate({ create: { _id: 'plum', _type: 'plant' } });
    expect(upload).toBeNull();
  });
});
