import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { Decoder } from '../../src/assets/decoder/Decoder.ts';
import { importAssets } from '../../src/assets/importAssets.ts';
import { FairQueue } from '../../src/FairQueue.ts';
import { serveFile, serveImage } from '../../src/routes/assets/serveAsset.ts';
import { uploadAsset } from '../../src/routes/assets/uploadAsset.ts';
import { slowDrawing } from '../assets/badImages.ts';
import { datasetInMemory } from '../assets/datasetInMemory.ts';

const base = 'http://lake.test';
const post = (kind: 'images' | 'files', body: BodyInit, query = '', headers = {}) =>
  new Request(`${base}/v1/assets/${kind}/production${query}`, {
    method: 'POST',
    body,
    headers,
    duplex: 'half',
  } as RequestInit);
const get = (query = '', headers = {}, method = 'GET') =>
  new Request(`${base}/x${query}`, { headers, method });

const image = (width = 60, height = 40, format: 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'tiff' = 'jpeg') =>
  sharp({ create: { width, height, channels: 3, background: '#b3261e' } })
    .toFormat(format)
    .toBuffer();

const bytesOf = (buffer: Buffer) => new Uint8Array(buffer);
type Uploaded = {
  document: Record<string, never> & {
    _id: string;
    path: string;
    sha1hash: string;
    metadata: Record<string, unknown>;
  };
};
const nameOf = ({ document }: Uploaded) => document.path.split('/').at(-1) ?? '';

const garden = () => {
  const made = datasetInMemory();
  const upload = async (kind: 'image' | 'file', body: Buffer | string, query = '', headers = {}) => {
    const bytes = typeof body === 'string' ? body : bytesOf(body);
    const response = await uploadAsset(post(`${kind}s`, bytes, query, headers), kind, made.context);
    return (await response.json()) as Uploaded;
  };
  const inFolder = (folder: string) => readdirSync(join(made.dataset.folder, 'assets', folder));
  return { ...made, upload, inFolder };
};

describe('POST assets/images', () => {
  it('names the asset by its hash and size, and describes it', async () => {
    const { upload } = garden();
    const { document } = await upload(
      'image',
      await image(),
      '?filename=r%C3%A9d.jpg&title=Red&creditLine=Garden&sourceName=us',
    );
    expect(document).toMatchObject({
      _id: `image-${document.sha1hash}-60x40-jpg`,
      _type: 'sanity.imageAsset',
      assetId: document.sha1hash,
      extension: 'jpg',
      mimeType: 'image/jpeg',
      originalFilename: 'réd.jpg',
      title: 'Red',
      creditLine: 'Garden',
      source: { name: 'us' },
      url: `http://localhost:3000/lake/images/local/production/${document.sha1hash}-60x40.jpg`,
      metadata: {
        dimensions: { width: 60, height: 40, aspectRatio: 1.5 },
        hasAlpha: false,
        isOpaque: true,
        lqip: expect.stringMatching(/^data:image\/jpeg;base64,/),
        blurHash: expect.any(String),
        palette: {
          dominant: { background: expect.stringMatching(/^#[\da-f]{6}$/), population: expect.any(Number) },
        },
      },
    });
  });

  it.each([
    ['png', 'png'],
    ['webp', 'webp'],
    ['gif', 'gif'],
    ['avif', 'avif'],
    ['tiff', 'tif'],
  ] as const)('takes %s', async (format, extension) => {
    const { upload } = garden();
    const { document } = await upload('image', await image(8, 8, format));
    expect(document._id).toMatch(new RegExp(`-8x8-${extension}$`));
  });

  it('gives the size with the camera’s orientation applied', async () => {
    const { upload } = garden();
    const turned = await sharp(await image())
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const uploaded = await upload('image', turned);
    expect(uploaded.document._id).toMatch(/-40x60-jpg$/);
  });

  it('answers the existing asset for the same bytes', async () => {
    const { upload, documents, inFolder } = garden();
    const bytes = await image();
    const [first, second] = await Promise.all([
      upload('image', bytes, '?title=One'),
      upload('image', bytes, '?title=Two'),
    ]);
    expect(second?.document._id).toBe(first?.document._id);
    expect(documents.size).toBe(1);
    expect(inFolder('images')).toHaveLength(1);
  });

  it('extracts only the requested metadata', async () => {
    const { upload } = garden();
    const none = await upload('image', await image(), '?meta=none');
    expect(Object.keys(none.document.metadata)).toEqual(['_type', 'dimensions', 'hasAlpha', 'isOpaque']);
    const some = await upload('image', await image(5, 5), '?meta=lqip&meta=blurhash');
    expect(some.document.metadata).toMatchObject({ lqip: expect.any(String), blurHash: expect.any(String) });
    expect(some.document.metadata).not.toHaveProperty('palette');
  });

  it.each([
    ['anonymous callers', { mayCreate: false, kind: 'anonymous' as const }, 401],
    ['callers without the right', { mayCreate: false }, 403],
  ])('rejects %s', async (_case, options, status) => {
    const { context } = datasetInMemory(options);
    const request = post('images', bytesOf(await image()));
    await expect(uploadAsset(request, 'image', context)).rejects.toMatchObject({ status });
  });

  it.each([
    ['text', 'hello', 400],
    ['nothing', '', 400],
    ['a page', '<html><script>alert(1)</script></html>', 400],
  ])('rejects %s, and stores nothing of it', async (_case, body, status) => {
    const { upload, inFolder, documents } = garden();
    await expect(upload('image', body)).rejects.toMatchObject({ status });
    expect([...inFolder('incoming'), ...inFolder('images'), ...documents.keys()]).toEqual([]);
  });

  it('rejects a damaged image', async () => {
    const { upload, inFolder } = garden();
    const whole = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
        background: '#000',
      },
    })
      .jpeg()
      .toBuffer();
    await expect(upload('image', whole.subarray(0, whole.length / 2))).rejects.toMatchObject({ status: 400 });
    expect(inFolder('incoming')).toEqual([]);
  });

  it('rejects a small file that decompresses to a huge image', async () => {
    const { upload } = garden();
    const bomb = await sharp({ create: { width: 10_100, height: 10_100, channels: 3, background: '#000' } })
      .png()
      .toBuffer();
    expect(bomb.length).toBeLessThan(2_000_000);
    await expect(upload('image', bomb)).rejects.toMatchObject({ status: 400 });
  });

  it('rejects more than the limit, with or without a Content-Length', async () => {
    const { context, inFolder } = garden();
    const announced = post('images', 'x', '', { 'content-length': String(65 * 1_048_576) });
    await expect(uploadAsset(announced, 'image', context)).rejects.toMatchObject({ status: 413 });
    const chunk = new Uint8Array(8 * 1_048_576);
    let sent = 0;
    const endless = new ReadableStream({
      pull: (controller) => (sent++ < 20 ? controller.enqueue(chunk) : controller.close()),
    });
    await expect(uploadAsset(post('images', endless), 'image', context)).rejects.toMatchObject({
      status: 413,
    });
    expect(inFolder('incoming')).toEqual([]);
  });

  it('leaves no file of an incomplete upload', async () => {
    const { context, inFolder, documents } = garden();
    const breaking = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new Uint8Array(1000));
        setTimeout(() => controller.error(new Error('gone')), 10);
      },
    });
    await expect(uploadAsset(post('images', breaking), 'image', context)).rejects.toMatchObject({
      status: 400,
    });
    expect([...inFolder('incoming'), ...documents.keys()]).toEqual([]);
    const short = post('files', 'half', '', { 'content-length': '8' });
    await expect(uploadAsset(short, 'file', context)).rejects.toMatchObject({ status: 400 });
  });

  it('recovers once its folders can be created', async () => {
    const { upload, dataset, context } = garden();
    const folders = ['assets', 'renditions'].map((name) => join(dataset.folder, name));
    for (const folder of folders) {
      rmSync(folder, { recursive: true, force: true });
      writeFileSync(folder, 'in the way');
    }
    await expect(upload('image', await image())).rejects.toThrow('ENOTDIR');
    rmSync(join(dataset.folder, 'assets'));
    const name = nameOf(await upload('image', await image()));
    await expect(serveImage(get('?w=10'), name, context)).rejects.toThrow('EEXIST');
    rmSync(join(dataset.folder, 'renditions'));
    expect((await serveImage(get('?w=10'), name, context)).status).toBe(200);
  });

  it('counts as running until the image is decoded', async () => {
    const { context } = garden();
    const bounds = { maxRunning: 1, maxRunningPerCaller: 1, maxWaiting: 10, maxWaitingPerCaller: 1 };
    const uploads = new Decoder({ maxQuickMs: 1_000_000 });
    const receiving = new FairQueue('uploads', bounds);
    const busy = { ...context, images: { ...context.images, receiving, uploads } };
    const slow = uploadAsset(post('images', slowDrawing(1)), 'image', busy);
    while (uploads.pids.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const waiting = uploadAsset(post('files', 'a'), 'file', busy);
    await expect(uploadAsset(post('files', 'b'), 'file', busy)).rejects.toMatchObject({ status: 429 });
    uploads.close();
    await expect(slow).rejects.toMatchObject({ status: 503 });
    expect((await waiting).status).toBe(200);
  });

  it('rejects descriptions that are too long', async () => {
    const { upload } = garden();
    await expect(upload('image', await image(), `?title=${'x'.repeat(3000)}`)).rejects.toMatchObject({
      status: 400,
    });
  });
});

describe('GET images', () => {
  const stored = async (bytes: Buffer) => {
    const made = garden();
    const uploaded = await made.upload('image', bytes, '?filename=a.jpg');
    const read = (query = '', headers = {}, method = 'GET') =>
      serveImage(get(query, headers, method), nameOf(uploaded), made.context);
    const facts = async (query: string, headers = {}) => {
      const response = await read(query, headers);
      const { width, height, format, pages } = await sharp(Buffer.from(await response.arrayBuffer()), {
        animated: true,
      }).metadata();
      return { type: response.headers.get('content-type'), width, height, format, pages };
    };
    return { ...made, uploaded, read, facts };
  };

  it('sends the original bytes with an immutable cache lifetime', async () => {
    const bytes = await image();
    const { read } = await stored(bytes);
    const response = await read('?v=3');
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'public, max-age=31536000, immutable',
      etag: expect.stringMatching(/^"[\da-f]{40}"$/),
      'x-content-type-options': 'nosniff',
    });
  });

  it.each([
    ['w=30', { width: 30, height: 20, format: 'jpeg' }],
    ['w=30&h=30&fit=crop', { width: 30, height: 30 }],
    ['w=30&h=30&fit=fill&bg=00f', { width: 30, height: 30 }],
    ['rect=10,10,20,10', { width: 20, height: 10 }],
    ['or=90', { width: 40, height: 60 }],
    ['or=90&rect=0,0,40,30', { width: 40, height: 30 }],
    ['w=30&pad=5', { width: 40, height: 30 }],
    ['w=30&h=30&fit=crop&crop=entropy', { width: 30, height: 30 }],
    ['fm=png', { format: 'png', type: 'image/png' }],
    ['fm=pjpg&q=10', { format: 'jpeg', type: 'image/jpeg' }],
    ['fm=webp', { format: 'webp', type: 'image/webp' }],
    ['fm=avif&w=20', { format: 'heif', type: 'image/avif' }],
    ['blur=50&sharp=10&sat=-100&invert=true&flip=hv', { width: 60, height: 40 }],
  ])('transforms %s', async (query, expected) => {
    const { facts } = await stored(await image());
    expect(await facts(`?${query}`)).toMatchObject(expected);
  });

  it('changes the pixels as requested', async () => {
    const halves = await sharp({ create: { width: 20, height: 10, channels: 3, background: '#ff0000' } })
      .composite([
        {
          input: { create: { width: 10, height: 10, channels: 3, background: '#0000ff' } },
          left: 10,
          top: 0,
        },
      ])
      .png()
      .toBuffer();
    const { read } = await stored(halves);
    const corner = async (query: string) => {
      const { data } = await sharp(Buffer.from(await (await read(`?${query}`)).arrayBuffer()))
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      return [...data.subarray(0, 3)];
    };
    expect(await corner('rect=0,0,10,10')).toEqual([255, 0, 0]);
    expect(await corner('rect=10,0,10,10')).toEqual([0, 0, 255]);
    expect(await corner('flip=h')).toEqual([0, 0, 255]);
    expect(await corner('invert=true')).toEqual([0, 255, 255]);
    expect(await corner('w=10&h=10&fit=crop&crop=right')).toEqual([0, 0, 255]);
    expect(await corner('or=180')).toEqual([0, 0, 255]);
    expect(await corner('w=20&h=30&fit=fill&bg=0f0')).toEqual([0, 255, 0]);
    const [r, g, b] = await corner('sat=-100');
    expect(r === g && g === b).toBe(true);
  });

  it('chooses the format by the Accept header, and varies by it', async () => {
    const { read, facts } = await stored(await image());
    const accept = 'image/avif,image/webp,*/*';
    expect(await facts('?auto=format&w=20', { accept })).toMatchObject({ type: 'image/avif' });
    expect(await facts('?auto=format&w=20', { accept: 'image/webp,*/*' })).toMatchObject({
      type: 'image/webp',
    });
    // What takes long to encode.
    for (const query of ['', '&w=961', '&w=481&dpr=2'])
      expect(await facts(`?auto=format${query}`, { accept })).toMatchObject({ type: 'image/webp' });
    expect(await facts('?auto=format&w=20', { accept: '*/*' })).toMatchObject({ type: 'image/jpeg' });
    expect((await read('?auto=format&w=20')).headers.get('vary')).toBe('Accept');
    expect((await read('?w=20')).headers.get('vary')).toBeNull();
  });

  it('answers 304 for a matching ETag, and HEAD without the bytes', async () => {
    const { read } = await stored(await image());
    for (const query of ['', '?w=20']) {
      const etag = (await read(query)).headers.get('etag') ?? '';
      expect((await read(query, { 'if-none-match': `"other", W/${etag}` })).status).toBe(304);
      const head = await read(query, {}, 'HEAD');
      expect(await head.text()).toBe('');
      expect(Number(head.headers.get('content-length'))).toBeGreaterThan(0);
    }
  });

  it('caches a rendition, and renders it again when its file is lost', async () => {
    const { read, dataset, uploaded } = await stored(await image());
    await Promise.all([read('?w=20'), read('?w=20&unknown=1'), read('?w=20.2')]);
    const folder = join(dataset.folder, 'renditions');
    expect(readdirSync(folder)).toHaveLength(1);
    rmSync(join(dataset.folder, 'assets', 'images', nameOf(uploaded)));
    expect((await read('?w=20')).status).toBe(200);
    rmSync(join(folder, readdirSync(folder)[0] ?? ''));
    await expect(read('?w=20')).rejects.toThrow();
  });

  it('keeps an animation unless one frame is requested', async () => {
    const frames = await Promise.all(
      ['#f00', '#0f0'].map((background) =>
        sharp({ create: { width: 12, height: 8, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const { facts, uploaded } = await stored(
      await sharp(frames, { join: { animated: true } })
        .gif()
        .toBuffer(),
    );
    expect(uploaded.document._id).toMatch(/-12x8-gif$/);
    expect(await facts('?w=6')).toMatchObject({ pages: 2, format: 'gif' });
    expect((await facts('?w=6&frame=1')).pages ?? 1).toBe(1);
  });

  it('sends an SVG as a drawing, and lets nothing in it run', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script><rect width="10" height="10"/></svg>';
    const { read, facts } = await stored(Buffer.from(svg));
    const response = await read('?w=5');
    expect(response.headers.get('content-type')).toBe('image/svg+xml');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(await facts('?w=5&fm=png')).toMatchObject({ format: 'png', width: 5 });
  });

  it('does not include other files or addresses in an SVG', async () => {
    const made = garden();
    const secret = join(made.dataset.folder, 'secret.png');
    writeFileSync(secret, await image(10, 10, 'png'));
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="10"><rect width="10" height="10" fill="#fff"/><image width="10" height="10" href="${secret}"/><image width="10" height="10" href="file://${secret}"/></svg>`;
    const uploaded = await made.upload('image', svg);
    const response = await serveImage(get('?fm=png'), nameOf(uploaded), made.context);
    const { dominant } = await sharp(Buffer.from(await response.arrayBuffer())).stats();
    expect(dominant.g).toBeGreaterThan(200);
  });

  it.each(['w=x', 'fit=squeeze', 'w=8192&h=8192&fit=scale'])('rejects %s', async (query) => {
    const { read } = await stored(await image());
    await expect(read(`?${query}`)).rejects.toMatchObject({ status: 400 });
  });

  it.each(['../../../data.sqlite', 'a.jpg', `${'0'.repeat(40)}-1x1.jpg`, `${'0'.repeat(40)}-1x1.jpg/../x`])(
    'answers 404 for %s',
    async (name) => {
      const { context } = garden();
      await expect(serveImage(get(), name, context)).rejects.toMatchObject({ status: 404 });
    },
  );
});

describe('files', () => {
  const stored = async (body: string, filename: string) => {
    const made = garden();
    const uploaded = await made.upload('file', body, `?filename=${encodeURIComponent(filename)}`);
    const read = (query = '', headers = {}) => serveFile(get(query, headers), nameOf(uploaded), made.context);
    return { ...made, uploaded, read };
  };

  it('are named by their hash and extension', async () => {
    const { uploaded } = await stored('a,b\n1,2\n', 'Figures.CSV');
    expect(uploaded.document).toMatchObject({
      _id: `file-${uploaded.document.sha1hash}-csv`,
      _type: 'sanity.fileAsset',
      mimeType: 'text/csv',
      size: 8,
    });
  });

  it('get an extension from their type when the name has none', async () => {
    const { upload } = garden();
    const { document } = await upload('file', '%PDF-1.4', '', { 'content-type': 'application/pdf' });
    expect(document._id).toMatch(/-pdf$/);
  });

  it.each([
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=5-500', 206, '56789', 'bytes 5-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=0-1,4-5', 200, '0123456789', null],
    ['bytes=5-2', 200, '0123456789', null],
    ['lines=1-2', 200, '0123456789', null],
  ])('answer the range %s', async (range, status, text, contentRange) => {
    const { read } = await stored('0123456789', 'digits.txt');
    const response = await read('', { range });
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(text);
    expect(response.headers.get('content-range')).toBe(contentRange);
  });

  it('ignore a range of another version', async () => {
    const { read } = await stored('0123456789', 'digits.txt');
    expect((await read('', { range: 'bytes=0-1', 'if-range': '"old"' })).status).toBe(200);
  });

  it.each([
    ['?dl=', 'attachment; filename=digits.txt'],
    ['?dl=other.txt', 'attachment; filename=other.txt'],
    ['?dl=a%22%0d%0aset-cookie:x', expect.not.stringContaining('\n')],
    ['', null],
  ])('are saved under %s', async (query, disposition) => {
    const { read } = await stored('0123456789', 'digits.txt');
    expect((await read(query)).headers.get('content-disposition')).toEqual(disposition);
  });

  it.each(['page.html', 'page.xhtml', 'feed.xml', 'drawing.svg', 'code.js', 'look.css'])(
    'never run: %s',
    async (name) => {
      const svg =
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
      const { read } = await stored(svg, name);
      const { headers } = await read();
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain('sandbox');
      expect(headers.get('content-type')).not.toMatch(/javascript|css/);
      if (name !== 'drawing.svg') expect(headers.get('content-disposition')).toBe('attachment');
    },
  );
});

describe('importing assets', () => {
  const place = mkdtempSync(join(tmpdir(), 'import-'));
  const folder = join(place, 'garden');
  beforeAll(async () => {
    mkdirSync(join(folder, 'images'), { recursive: true });
    writeFileSync(join(folder, 'images/mark.png'), await image(8, 8, 'png'));
    writeFileSync(join(place, 'outside.png'), await image(9, 9, 'png'));
  });
  afterAll(() => rmSync(place, { recursive: true }));

  it('imports the files that a document names and refers to them', async () => {
    const { dataset, inFolder, context } = garden();
    const { document, assets } = await importAssets(
      dataset,
      {
        _id: 'a',
        photo: { _type: 'image', _sanityAsset: 'image@file://./images/mark.png', alt: 'A rose' },
      },
      { folder, publicUrl: 'http://localhost/lake', decoder: context.images.uploads },
    );
    expect(assets).toMatchObject([{ _type: 'sanity.imageAsset', originalFilename: 'mark.png' }]);
    expect(document).toEqual({
      _id: 'a',
      photo: { _type: 'image', asset: { _type: 'reference', _ref: assets[0]?._id }, alt: 'A rose' },
    });
    expect(readFileSync(join(dataset.folder, 'assets/images', inFolder('images')[0] ?? ''))).toEqual(
      readFileSync(join(folder, 'images/mark.png')),
    );
    expect(statSync(join(folder, 'images/mark.png')).isFile()).toBe(true);
  });

  it.each([
    'image@file://./../outside.png',
    'image@file:///etc/passwd',
    'image@https://example.org/a.jpg',
    'file@file://./missing.txt',
    'images/mark.png',
  ])('does not read %s', async (address) => {
    const { dataset, context } = garden();
    await expect(
      importAssets(
        dataset,
        { image: { _sanityAsset: address } },
        { folder, publicUrl: 'http://localhost/lake', decoder: context.images.uploads },
      ),
    ).rejects.toMatchObject({ status: 400 });
  });
});
