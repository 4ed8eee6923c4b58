import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@sanity/client';
import { createImageUrlBuilder } from '@sanity/image-url';
import sharp from 'sharp';
import { createToken } from '../../src/accounts/tokens.ts';
import { loadFile } from '../../src/import/loadFile.ts';
import { type LakeServer, serve } from '../../src/serve.ts';

/** Pictures are decoded in processes, which take their time to start on a busy machine. */
jest.setTimeout(120_000);

describe('assets through the real client', () => {
  let lake: LakeServer;
  let data: string;
  const config = () => ({
    projectId: 'local',
    dataset: 'production',
    apiVersion: '2025-02-19',
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

  it('shows a file by its address, also with a name at its end, as asset-utils writes it', async () => {
    const filename = 'The report.txt';
    const { url } = await client('editor').assets.upload('file', Buffer.from('Said'), { filename });
    for (const address of [url, `${url}/${filename}`]) {
      const response = await fetch(address);
      expect([response.status, await response.text()]).toEqual([200, 'Said']);
    }
  });

  it('uploads, finds and shows a picture by the address that image-url builds', async () => {
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

  it('refuses those who may not, and is gone with its document', async () => {
    const upload = (by: ReturnType<typeof client>) =>
      by.assets.upload('file', Buffer.from('secret'), { filename: 'a.txt' });
    await expect(upload(client('viewer'))).rejects.toMatchObject({ statusCode: 403 });
    await expect(upload(createClient(config()))).rejects.toMatchObject({ statusCode: 401 });
    const asset = await upload(client('editor'));
    await client('editor').delete(asset._id);
    expect((await fetch(asset.url)).status).toBe(404);
  });

  it('leaves nothing of an upload whose caller goes away', async () => {
    const { token } = client('editor').config();
    await new Promise<void>((resolve, reject) => {
      const socket = connect(lake.port, '127.0.0.1', () => {
        socket.write(
          `POST /v2025-02-19/assets/files/production HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\ncontent-length: 100000\r\n\r\n`,
        );
        socket.write('x'.repeat(5000));
        setTimeout(() => socket.destroy(), 100);
      });
      socket.on('close', () => setTimeout(resolve, 200));
      socket.on('error', reject);
    });
    expect(readdirSync(join(data, 'local/production/assets/incoming'))).toEqual([]);
  });

  it('takes in the demonstration dataset with its pictures', async () => {
    const dataset = lake.context.datasets.find('local', 'production');
    if (!dataset) throw new Error('no dataset');
    await loadFile(dataset, join(process.cwd(), 'sanity/seed/seed.ndjson'), {
      publicUrl: lake.context.publicUrl,
    });
    const lead = await createClient(config()).fetch<{ url: string; alt: string }>(
      '*[_id == "article-microsoft-unit-8200"][0].leadImage{ alt, "url": asset->url }',
    );
    expect(lead.alt).toContain('red');
    expect((await fetch(`${lead.url}?w=40`)).status).toBe(200);
  });
});
