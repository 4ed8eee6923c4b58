import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { packTar } from 'modern-tar';
import { openFiles } from '../../../bin/archive/import/openFiles.ts';

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

  it('are none at a place that does not exist', async () => {
    await expect(textsIn(path.join(folder, 'none'))).rejects.toThrow('does not exist');
  });
});
