import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@sanity/client';
import { createImageUrlBuilder } from '@sanity/image-url';
import sharp from 'sharp';
import { createToken } from '../../src/accounts/tokens.ts';
import { apiVersion } from '../../src/apiVersion.ts';
import { loadFile } from '../../src/import/loadFile.ts';
import { type LakeServer, serve } from '../../src/serve.ts';
import { waitUntil } from '../../src/testing/waitUntil.ts';

describe('assets through the real client', () => {
  let lake: LakeServer;
  let data: string;
  const config = () => ({
    projectId: 'local',
    dataset: 'production',
    apiVersion,
    apiHost: `http://localhost:${lake.port}`,
    useProjectHostname: false,
    useCdn: false,
  });
  const client = (role: string) =>
    createClient({ ...config(), token: createToken(lake.context.accounts.db, { role, label: role }).secret });

  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'lake-uploads-'));
    lake = await serve({ port: 0, data });
  });
  afterAll(async () => {
    await lake.close();
    rmSync(data, { recursive: true, force: true });
  });

  it('serves a file at its address, also with a name at the end, as asset-utils writes it', async () => {
    const filename = 'The report.txt';
    const { url } = await client('editor').assets.upload('file', Buffer.from('Said'), { filename });
    for (const address of [url, `${url}/${filename}`]) {
      const response = await fetch(address);
      expect([response.status, await response.text()]).toEqual([200, 'Said']);
    }
  });

  it('uploads, finds and serves an image at the address that image-url builds', async () => {
    const editor = client('editor');
    const bytes = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#b3261e' } })
      .png()
      .toBuffer();
    const asset = await editor.assets.upload('image', bytes, {
      filename: 'red.png',
      title: 'Red',
      extract: ['lqip', 'palette'],
    });
    expect(asset).toMatchObject({
      originalFilename: 'red.png',
      title: 'Red',
      metadata: { dimensions: { width: 80 } },
    });
    await expect(editor.fetch('*[_type == "sanity.imageAsset"][0].title')).resolves.toBe('Red');
    const { projectId, dataset, apiHost } = config();
    const url = createImageUrlBuilder({ projectId, dataset, baseUrl: apiHost })
      .image({
        asset: { _ref: asset._id },
        crop: { left: 0.5, right: 0, top: 0, bottom: 0 },
        hotspot: { x: 0.9, y: 0.5, width: 0.2, height: 0.2 },
      })
      .size(20, 20)
      .auto('format')
      .vanityName('red.png')
      .url();
    const response = await fetch(url, { headers: { accept: 'image/webp' } });
    expect(response.headers.get('content-type')).toBe('image/webp');
    expect(response.headers.get('vary')).toContain('Accept');
    await expect(sharp(Buffer.from(await response.arrayBuffer())).metadata()).resolves.toMatchObject({
      width: 20,
      height: 20,
    });
    const head = await fetch(asset.url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)]);
  });

  it('uploads a file and reads a range of it', async () => {
    const asset = await client('editor').assets.upload('file', Buffer.from('0123456789'), {
      filename: 'digits.txt',
    });
    const response = await fetch(`${asset.url}?dl=`, { headers: { range: 'bytes=2-4' } });
    expect([response.status, await response.text()]).toEqual([206, '234']);
  });

  it('rejects callers without the right, and deletes an asset with its document', async () => {
    const upload = (by: ReturnType<typeof client>) =>
      by.assets.upload('file', Buffer.from('secret'), { filename: 'a.txt' });
    await expect(upload(client('viewer'))).rejects.toMatchObject({ statusCode: 403 });
    await expect(upload(createClient(config()))).rejects.toMatchObject({ statusCode: 401 });
    const asset = await upload(client('editor'));
    await client('editor').delete(asset._id);
    expect((await fetch(asset.url)).status).toBe(404);
  });

  it('leaves no file of an upload whose client disconnects', async () => {
    const { token } = client('editor').config();
    const incoming = () => readdirSync(join(data, 'local/production/assets/incoming'));
    await new Promise<void>((resolve, reject) => {
      const socket = connect(lake.port, '127.0.0.1', () => {
        socket.write(
          `POST /v${apiVersion}/assets/files/production HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\ncontent-length: 100000\r\n\r\n`,
        );
        socket.write('x'.repeat(5000));
        void waitUntil(() => incoming().length > 0).then(() => socket.destroy(), reject);
      });
      socket.on('close', () => resolve());
      socket.on('error', reject);
    });
    await waitUntil(() => incoming().length === 0);
  });

  it('imports a dataset with its images', async () => {
    const dataset = lake.context.datasets.find('local', 'production');
    if (!dataset) throw new Error('no dataset');
    const folder = mkdtempSync(join(tmpdir(), 'import-'));
    await sharp({ create: { width: 60, height: 40, channels: 3, background: '#b3261e' } }).toFile(
      join(folder, 'rose.png'),
    );
    const photo = { _type: 'image', _sanityAsset: 'image@file://./rose.png', alt: 'A red rose' };
    writeFileSync(join(folder, 'data.ndjson'), JSON.stringify({ _id: 'rose', _type: 'plant', photo }));
    await loadFile(dataset, join(folder, 'data.ndjson'), { publicUrl: lake.context.publicUrl });
    rmSync(folder, { recursive: true });
    const stored = await createClient(config()).fetch<{ url: string; alt: string }>(
      '*[_id == "rose"][0].photo{ alt, "url": asset->url }',
    );
    expect(stored.alt).toBe('A red rose');
    expect((await fetch(`${stored.url}?w=40`)).status).toBe(200);
  });
});
