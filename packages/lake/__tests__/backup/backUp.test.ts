import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'tar';
import { backUp } from '../../src/backup/backUp.ts';
import { restore } from '../../src/backup/restore.ts';
import { createLake } from '../../src/lake.ts';

describe('a backup file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lake-backup-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is readable only by its owner', async () => {
    const data = join(folder, 'data');
    const lake = await createLake({ data });
    const file = join(folder, 'backup.tar.gz');
    await backUp(data, file);
    await lake.close();
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  });

  it('is restored into a new folder without moving anything aside', async () => {
    const restored = join(folder, 'restored');
    expect(await restore(join(folder, 'backup.tar.gz'), restored)).toBeNull();
    expect(readdirSync(restored)).not.toContainEqual(expect.stringContaining('before-restore'));
  });

  it('is not restored with a link to another folder, and leaves nothing behind', async () => {
    const [forged, file, restored] = ['forged', 'forged.tar', 'unrestored'].map((name) => join(folder, name));
    mkdirSync(String(forged));
    symlinkSync('/etc', join(String(forged), 'a-link'));
    const names = Array.from({ length: 40 }, (_, index) => `file-${index}`);
    for (const name of names) writeFileSync(join(String(forged), name), Buffer.alloc(2_000_000));
    await create({ file: String(file), cwd: String(forged) }, [
      ...names.slice(20),
      'a-link',
      ...names.slice(0, 20),
    ]);
    await expect(restore(String(file), String(restored))).rejects.toThrow(/is not a complete backup/);
    expect(readdirSync(String(restored))).toEqual([]);
  });
});
