import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { packTar } from 'modern-tar';
import { openFiles } from '../../../bin/archive/import/openFiles.ts';
import { zipOfCopies } from '../../lib/import/files/makeFiles.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-open-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const textsIn = async (place: string): Promise<Record<string, string>> => {
  const found: Record<string, string> = {};
  for await (const { name, chunks } of (await openFiles(place))()) {
    found[name] = '';
    for await (const chunk of chunks()) found[name] += Buffer.from(chunk).toString();
  }
  return found;
};

describe('the files of an archive', () => {
  it('are those of a folder, without what links lead to', async () => {
    const place = path.join(folder, 'site');
    mkdirSync(path.join(place, 'posts'), { recursive: true });
    writeFileSync(path.join(place, 'posts/b.html'), 'b');
    writeFileSync(path.join(place, 'a.csv'), 'a');
    symlinkSync('/etc/hostname', path.join(place, 'posts/c.html'));
    expect(await textsIn(place)).toEqual({ 'a.csv': 'a', 'posts/b.html': 'b' });
  });

  it('are those of a zip', async () => {
    const place = path.join(folder, 'site.zip');
    writeFileSync(place, zipSync({ 'posts/b.html': strToU8('b'), 'a.csv': strToU8('a') }));
    expect(await textsIn(place)).toEqual({ 'a.csv': 'a', 'posts/b.html': 'b' });
  });

  it('are those of a zip of many files, which is read once', async () => {
    const place = path.join(folder, 'many.zip');
    const long = 'long'.repeat(200);
    const names = Array.from({ length: 4_000 }, (_, at) => `${long}${at}.html`);
    writeFileSync(place, zipSync(Object.fromEntries(names.map((name) => [name, strToU8('a')]))));
    const start = performance.now();
    expect(Object.keys(await textsIn(place))).toHaveLength(names.length);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('are those of a compressed tar, without links', async () => {
    const place = path.join(folder, 'export.tar.gz');
    const file = (name: string, body: string) => ({ header: { name, size: body.length }, body });
    const tar = await packTar([
      file('dataset/data.ndjson', 'a'),
      file('dataset/images/b.jpg', 'b'),
      { header: { name: 'dataset/c', type: 'symlink', linkname: '/etc/hostname', size: 0 } },
    ]);
    writeFileSync(place, gzipSync(tar));
    expect(await textsIn(place)).toEqual({ 'dataset/data.ndjson': 'a', 'dataset/images/b.jpg': 'b' });
    writeFileSync(place, gzipSync(tar).subarray(0, 60));
    await expect(textsIn(place)).rejects.toThrow('“export.tar.gz” is damaged');
  });

  it('are not those of a zip that unpacks to more than 5 GB in all', async () => {
    const place = path.join(folder, 'bomb.zip');
    const names = Array.from({ length: 60 }, (_, at) => `posts/${at}.html`);
    writeFileSync(place, zipOfCopies(names, new Uint8Array(100_000_000)));
    await expect(textsIn(place)).rejects.toThrow('unpacks to more than 5 GB');
  });

  it.each([
    ['a damaged zip', Buffer.from('PK nothing'), 'damaged'],
    [
      'a zip that unpacks to very much',
      Buffer.from(zipSync({ 'posts/bomb.html': new Uint8Array(130_000_000) }, { level: 1 })),
      'Unpack “bad.zip” into a folder',
    ],
  ])('are not those of %s', async (_case, bytes, message) => {
    const place = path.join(folder, 'bad.zip');
    writeFileSync(place, bytes);
    await expect(textsIn(place)).rejects.toThrow(message);
  });

  describe('of a compressed tar', () => {
    const place = path.join(folder, 'bomb.tar.gz');
    const tarOf = (names: string[], pax?: Record<string, string>) =>
      packTar(
        names.map((name) => ({
          header: { name, size: 5_000, ...(pax && { pax }) },
          body: 'a'.repeat(5_000),
        })),
      );

    it('are none if a part of it is missing', async () => {
      const tar = Buffer.from(await tarOf(['a.md', 'b.md', 'c.md']));
      for (const length of [600, 4_000, 7_000, tar.length - 1_500]) {
        writeFileSync(place, gzipSync(tar.subarray(0, length)));
        await expect(textsIn(place)).rejects.toThrow('“bomb.tar.gz” is damaged');
      }
    });

    it('are none if zeros without end follow the last', async () => {
      const zeros = gzipSync(Buffer.alloc(50_000_000));
      writeFileSync(place, Buffer.concat([gzipSync(Buffer.from(await tarOf(['a.md']))), zeros]));
      await expect(textsIn(place)).rejects.toThrow('unpacks to too much');
    });

    it('are none if it notes thousands of things of an entry', async () => {
      const pax = Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`key${at}`, 'a']));
      writeFileSync(place, gzipSync(Buffer.from(await tarOf(['a.md'], pax))));
      await expect(textsIn(place)).rejects.toThrow('unpacks to too much');
    });
  });

  it('are none at a place that does not exist', async () => {
    await expect(textsIn(path.join(folder, 'none'))).rejects.toThrow('does not exist');
  });
});
